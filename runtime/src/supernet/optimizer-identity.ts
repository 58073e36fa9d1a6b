// What of an optimizer a checkpoint has to agree with. It may stand in a field of the learner, which no source of the program shows.
import { isSymbolic } from "tsglove";
import { partsOf } from "../symbolic/node.js";

/**
 * An optimizer's class and settings, as JSON keeps them: the arguments of a symbolic one, and what public fields hold of plain values, defaults
 * among them. What it remembers of weights is none of them. Null where the learner has none, and the default moves its weights.
 */
export function optimizerIdentity(optimizer: object | undefined): unknown {
  if (optimizer === undefined) return null;
  const given = (isSymbolic(optimizer) ? partsOf(optimizer) : undefined) ?? [];
  const settings = new Map<string | number, unknown>([...given, ...Object.entries(optimizer)]);
  return {
    class: optimizer.constructor.name,
    ...Object.fromEntries([...settings].filter(([, value]) => isPlain(value))),
  };
}

/** Whether a value is of JSON's kinds throughout. */
function isPlain(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    const isList = Array.isArray(value);
    if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return false;
    return Object.values(value).every(isPlain);
  }
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
