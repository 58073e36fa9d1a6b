// Errors of foreign packages, in one line for a user.

/**
 * What went wrong, in one line.
 * @param install what installs the packages in question; named where one of them is missing.
 */
export function reasonOf(cause: unknown, install: string): string {
  // tfjs rejects with a bare { message } in places.
  const hasMessage = typeof cause === "object" && cause !== null && "message" in cause;
  const [line = ""] = String(hasMessage ? cause.message : cause)
    .trim()
    .split("\n");
  const text = line.trim().replace(/\.$/, "");
  return isMissingModule(cause) ? `${text.split(" imported from ")[0]} (${install})` : text;
}

export function isMissingModule(cause: unknown): boolean {
  if (!(cause instanceof Error) || !("code" in cause)) return false;
  return cause.code === "MODULE_NOT_FOUND" || cause.code === "ERR_MODULE_NOT_FOUND";
}
