/** Classes as the transformer would write them, for tests that run from source. */
import { args, define, OPTIONAL, PROPERTY } from "../compiled.js";
import type { Domain } from "../symbolic/domain.js";

interface ClassParam {
  readonly domain: Domain | (() => Domain | undefined) | undefined;
  readonly optional?: true;
}

/** A class with one parameter of each name, all public. */
export function classOf<K extends string>(
  name: string,
  params: Readonly<Record<K, ClassParam>>,
  defaults?: () => readonly unknown[],
): new (...given: readonly unknown[]) => Record<K, unknown> {
  const names = Object.keys(params) as K[];
  const type = {
    [name]: class {
      constructor(...given: readonly unknown[]) {
        names.forEach((each, index) => Object.assign(this, { [each]: given[index] ?? defaults?.()[index] }));
      }
      [args](): unknown[] {
        return names.map((each) => Reflect.get(this, each) as unknown);
      }
    },
  }[name];
  if (type === undefined) throw new Error("There is a class.");
  const flags = names.flatMap((each) => [each, PROPERTY | (params[each].optional === true ? OPTIONAL : 0)]);
  const domains = (): readonly (Domain | undefined)[] =>
    names.map((each) => {
      const { domain } = params[each];
      return typeof domain === "function" ? domain() : domain;
    });
  define(type, `tests#${name}`, flags, domains, undefined, defaults);
  return type as unknown as new (...given: readonly unknown[]) => Record<K, unknown>;
}
