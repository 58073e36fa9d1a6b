/**
 * The decorator. The transformer removes it from every class that it compiles; so where it does run, the class was not
 * compiled, and its construction says what is missing.
 */
import { TRANSFORMER_HELP } from "./object.js";

/** A class whose constructor may be private, which `new (...)` types do not take. */
interface SearchableClass {
  readonly name: string;
  readonly prototype: object;
}

/**
 * Makes a class searchable: its init arguments become readable, rebindable and searchable, its type a search space.
 * The class is compiled by the tsglove transformer (tspc); without it, constructing the class throws an error that
 * says how to switch it on.
 *
 * Works as a standard decorator and as a legacy one (`experimentalDecorators`).
 */
export function searchable<C extends SearchableClass>(type: C, _context?: { readonly kind: "class" }): C {
  return new Proxy(type, {
    construct(target) {
      throw new Error(
        `${target.name} is @searchable, but the tsglove transformer did not compile it. ${TRANSFORMER_HELP}`,
      );
    },
  });
}
