// The object that stands where a layer stood: it has the method that layers share, and nothing else.
import type { Value } from "./layer-call.js";

/** What may be asked of any object without meaning it. */
const ASKED_OF_ALL = new Set([
  "constructor",
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "asymmetricMatch",
  "nodeType",
  "$$typeof",
]);

/** An object with one method. @throws TypeError when anything else is read, or anything is written. */
export function standIn(method: string, name: string, run: (args: readonly unknown[]) => Value): object {
  const target = { [method]: (...args: readonly unknown[]) => run(args) };
  return new Proxy(target, {
    set(_object, property) {
      throw new TypeError(
        `${name}: "${String(property)}" was written, and which branch it is of is not decided.`,
      );
    },
    get(object, property) {
      if (typeof property === "symbol" || property === method || ASKED_OF_ALL.has(property))
        return Reflect.get(object, property) as unknown;
      throw new TypeError(
        `${name}: "${property}" was read, and which branch it is of is not decided: only "${method}" may be called on what is searched. ` +
          `Let the layer do inside its "${method}" what needs it.`,
      );
    },
  });
}
