// The object that stands where a layer stood: it has the method that layers share, and nothing else.
import { DynamicScope } from "../nn/dynamic-scope.js";
import type { Value } from "./layer-call.js";
import { isRunning } from "./route.js";

const assembly = new DynamicScope("A super program's construction", false);

/** Lets those who put a program together ask what stand-ins are, also in the middle of a pass, where an instance is made late. */
export function assembling<R>(run: () => R): R {
  return assembly.run(true, run);
}

/** Whether it is a layer's forward pass that asks. */
function isUsed(): boolean {
  return isRunning() && !assembly.current;
}

/** What is asked of any object without meaning it, by those who print, await or compare it. */
const ASKED_OF_ALL = new Set<PropertyKey>([
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "asymmetricMatch",
  "nodeType",
  "$$typeof",
]);

/**
 * An object with one method.
 *
 * @throws TypeError when anything else of it is read or written; while the program runs also when it is asked by `instanceof`, `in` or
 *   `Object.keys`: no answer would be right, and what is done by it would be another thing than what a child does. Before that those who
 *   put the program together may ask, as they do with every value.
 */
export function standIn(method: string, name: string, run: (args: readonly unknown[]) => Value): object {
  const target = { [method]: (...args: readonly unknown[]) => run(args) };
  const isAsked = (property: PropertyKey): boolean =>
    typeof property === "symbol" || property === method || ASKED_OF_ALL.has(property);
  const refused = (what: string): TypeError =>
    new TypeError(
      `${name}: ${what}, and which branch it is of is not decided: only "${method}" may be called on what is searched. ` +
        `Let the layer do inside its "${method}" what needs it.`,
    );
  return new Proxy(target, {
    set(_object, property) {
      throw new TypeError(
        `${name}: "${String(property)}" was written, and which branch it is of is not decided.`,
      );
    },
    get(object, property) {
      if (isAsked(property) || (property === "constructor" && !isUsed()))
        return Reflect.get(object, property) as unknown;
      throw refused(`"${String(property)}" was read`);
    },
    has(object, property) {
      if (isAsked(property) || !isUsed()) return Reflect.has(object, property);
      throw refused(`it was asked whether it has "${String(property)}"`);
    },
    getPrototypeOf(object) {
      if (!isUsed()) return Reflect.getPrototypeOf(object);
      throw refused("its class was asked for (instanceof)");
    },
    ownKeys(object) {
      if (!isUsed()) return Reflect.ownKeys(object);
      throw refused("its properties were listed");
    },
  });
}
