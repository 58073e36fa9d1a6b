/** One line of the doctor's: what was looked at, what was found, and what to write where something is missing. */
export interface Check {
  /** kebab-case, for machines. */
  readonly name: string;
  /** `note`: nothing is missing, but there is something to know. */
  readonly status: "ok" | "missing" | "note";
  readonly message: string;
  readonly fix?: string;
}

export function ok(name: string, message: string): Check {
  return { name, status: "ok", message };
}

export function missing(name: string, message: string, fix: string): Check {
  return { name, status: "missing", message, fix };
}

export function note(name: string, message: string, fix?: string): Check {
  return { name, status: "note", message, ...(fix !== undefined && { fix }) };
}
