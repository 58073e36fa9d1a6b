/** The method form, for classes that ask for it: `trainer.clone()` in place of `clone(trainer)`. */
import { worksAbstract } from "./abstract.js";
import { clone } from "./change/clone.js";
import { diff, type Difference, type DiffNode, type DiffOptions } from "./reading/diff.js";
import { eq } from "./reading/equal.js";
import { format } from "./reading/format.js";
import type { Json } from "./json/json-form.js";
import { toJSON } from "./json/json-write.js";
import type { Changes, Offered } from "./paths.js";
import type { Rewrite } from "./change/plan.js";
import { query, type Query } from "./reading/query.js";
import { rebind, type RebindOptions } from "./change/rebind.js";
import type { Visit } from "./reading/traverse.js";

/**
 * What a class gets that says so in one line beside it: `interface Trainer extends Symbolic {}`. Each method does what the
 * function of its name does. A member of that name which the class has already, its own or inherited, stays.
 *
 * @example
 * ```ts
 * interface Trainer extends Symbolic {}
 * @searchable
 * class Trainer { constructor(readonly lr: number) {} }
 *
 * new Trainer(0.1).clone().rebind({ lr: 0.2 });
 * ```
 */
export interface Symbolic {
  clone<const C extends Changes<this, C> = object>(
    overrides?: C & Offered<this, C>,
    options?: { readonly deep?: boolean },
  ): this;
  rebind<const C extends Changes<this, C>>(
    changes: (C extends Rewrite ? never : C & Offered<this, C>) | Rewrite,
    options?: RebindOptions,
  ): this;
  eq(other: unknown): boolean;
  diff(other: unknown, options: DiffOptions & { readonly flat: true }): readonly Difference[];
  diff(other: unknown, options?: DiffOptions & { readonly flat?: false }): DiffNode;
  query(what: string | RegExp | Visit<boolean> | Query): readonly (readonly [path: string, value: unknown])[];
  format(options?: { readonly width?: number }): string;
  /** Also what `JSON.stringify` asks for. */
  toJSON(): Json;
}

/** The functions under their names as methods: the first argument is the object. */
const methods: Readonly<Record<string, (object: object, ...args: readonly never[]) => unknown>> = {
  clone,
  rebind,
  eq,
  diff,
  query,
  format,
  toJSON: (object) => toJSON(object),
};

const installed = Object.entries(methods).map(([name, run]) => {
  const method = {
    [name](this: object, ...args: readonly never[]): unknown {
      return run(this, ...args);
    },
  }[name];
  if (method !== undefined) worksAbstract.add(method);
  return [name, method] as const;
});

/** Puts the methods of {@link Symbolic} on a class's prototype, where nothing of that name is. */
export function addMethods(prototype: object): void {
  for (const [name, value] of installed)
    // Writable, so that a field of that name in a subclass can be assigned.
    if (!(name in prototype))
      Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}
