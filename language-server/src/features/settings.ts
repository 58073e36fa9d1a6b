/** What a user can choose. */
export interface Settings {
  /** Where sizes stand in the text. */
  readonly hints: {
    readonly parameters: boolean;
    readonly classes: boolean;
    readonly calls: boolean;
    readonly variables: boolean;
  };
  /** Whether size and decisions stand above classes and spaces. */
  readonly lens: boolean;
  /** The most points of a space that are listed one by one. */
  readonly maxEnumerated: number;
}

export const DEFAULT_SETTINGS: Settings = {
  hints: { parameters: true, classes: true, calls: true, variables: true },
  lens: true,
  maxEnumerated: 20,
};

/** Settings under the same name that are for the client: which server it starts, what it writes down. */
const CLIENTS_OWN = ["server", "trace"];

/** Settings as JSON says them, with what is wrong in it; what is wrong, or not said, is as by default. */
export function parseSettings(json: unknown): {
  readonly settings: Settings;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const root = objectAt("tsglove", json, ["hints", "lens", "maxEnumerated"], problems, CLIENTS_OWN);
  const names = ["parameters", "classes", "calls", "variables"] as const;
  // One switch for all of them is understood too.
  const all = typeof root["hints"] === "boolean" ? root["hints"] : undefined;
  const hints = objectAt("tsglove.hints", all === undefined ? root["hints"] : undefined, names, problems);
  const hint = (name: (typeof names)[number]): boolean =>
    booleanAt(`tsglove.hints.${name}`, hints[name], all ?? DEFAULT_SETTINGS.hints[name], problems);
  return {
    settings: {
      hints: {
        parameters: hint("parameters"),
        classes: hint("classes"),
        calls: hint("calls"),
        variables: hint("variables"),
      },
      lens: booleanAt("tsglove.lens", root["lens"], DEFAULT_SETTINGS.lens, problems),
      maxEnumerated: countAt(
        "tsglove.maxEnumerated",
        root["maxEnumerated"],
        DEFAULT_SETTINGS.maxEnumerated,
        problems,
      ),
    },
    problems,
  };
}

/** The properties of an object; none of anything else, of which only nothing at all is right. */
function objectAt(
  path: string,
  given: unknown,
  names: readonly string[],
  problems: string[],
  ignored: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object" || Array.isArray(given)) {
    problems.push(`${path} is ${JSON.stringify(given)}; it is an object with ${names.join(", ")}.`);
    return {};
  }
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given))
    if (names.includes(name)) known[name] = value;
    else if (!ignored.includes(name))
      problems.push(
        `${path}.${name} is no setting; there are ${names.map((each) => `${path}.${each}`).join(", ")}.`,
      );
  return known;
}

function booleanAt(path: string, given: unknown, otherwise: boolean, problems: string[]): boolean {
  if (given === undefined || given === null) return otherwise;
  if (typeof given === "boolean") return given;
  problems.push(`${path} is ${JSON.stringify(given)}; give true or false.`);
  return otherwise;
}

function countAt(path: string, given: unknown, otherwise: number, problems: string[]): number {
  if (given === undefined || given === null) return otherwise;
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= 0) return given;
  problems.push(`${path} is ${JSON.stringify(given)}; give a whole number of at least 0.`);
  return otherwise;
}
