/**
 * Values that depend on decisions made elsewhere: computed when everything else is decided. Until then they hold their
 * object open, as hyper values do; but they decide nothing themselves.
 */
import type { Domain } from "../symbolic/domain.js";
import { eq } from "../symbolic/reading/equal.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import { absentValue } from "./absent.js";
import { standIn } from "./stand-in.js";

/** What hyper values that decide nothing have in common. */
export abstract class Dependent extends HyperValue {
  override get children(): readonly unknown[] {
    return [];
  }

  override withChildren(): this {
    return this;
  }

  /** What it comes to is known only when the rest is decided. */
  override misfit(_domain: Domain): undefined {
    return undefined;
  }
}

/** See {@link derived}. */
export class Derived extends Dependent {
  constructor(
    readonly sources: readonly string[],
    readonly compute: (...values: readonly unknown[]) => unknown,
    /** What an outer loop has decided of the sources. */
    readonly known: ReadonlyMap<string, unknown> = new Map(),
  ) {
    super();
    if (sources.length === 0)
      throw new RangeError("derived: there is nothing to derive from; name at least one decision or path.");
  }

  override isLike(other: HyperValue): boolean {
    return (
      super.isLike(other) &&
      other instanceof Derived &&
      other.compute === this.compute &&
      eq(Object.fromEntries(this.known), Object.fromEntries(other.known))
    );
  }

  /** The same with the sources that were decided; itself where it had them all, or none of them was. */
  withKnown(decided: ReadonlyMap<string, unknown>): Derived {
    const found = this.sources.filter(
      (source) =>
        !this.known.has(source) &&
        decided.has(source) &&
        (decided.get(source) === absentValue || !isOpen(decided.get(source))),
    );
    if (found.length === 0) return this;
    const added = found.map((source) => [source, decided.get(source)] as const);
    return new Derived(this.sources, this.compute, new Map([...this.known, ...added]));
  }

  override source(): string {
    const sources = this.sources.map((each) => JSON.stringify(each)).join(", ");
    return `derived(${this.sources.length === 1 ? sources : `[${sources}]`}, ...)`;
  }
}

/**
 * A value computed from others once they are decided.
 *
 * @param from the names of decision points (`oneof([16, 32], { name: "width" })`), or key paths from the root of the
 *   searched program (`"model.width"`); what stands there may be derived itself.
 * @param compute makes the value of theirs, in their order.
 * @example
 * ```ts
 * new Net(oneof([16, 32], { name: "width" }), derived("width", (width: number) => 4 * width));
 * ```
 */
export function derived<R>(from: string | readonly string[], compute: (...values: never[]) => R): R {
  const sources = typeof from === "string" ? [from] : [...from];
  // The values are what stands at the sources: only their author can say of which types.
  return standIn(new Derived(sources, compute as (...values: readonly unknown[]) => unknown));
}

/** Settings of {@link contextual}. */
export interface ContextualOptions<T> {
  /** What it is called above: the name of an init argument or property; by default the one it stands in for. */
  readonly key?: string;
  /** Taken where nothing above has the key. */
  readonly default?: T;
}

/** See {@link contextual}. */
export class Contextual extends Dependent {
  constructor(readonly options: ContextualOptions<unknown>) {
    super();
  }

  override isLike(other: HyperValue): boolean {
    return (
      super.isLike(other) &&
      other instanceof Contextual &&
      Object.is(other.options.default, this.options.default)
    );
  }

  override source(): string {
    const { key } = this.options;
    const parts = [
      ...(key === undefined ? [] : [`key: ${JSON.stringify(key)}`]),
      ...("default" in this.options ? ["default: ..."] : []),
    ];
    return `contextual(${parts.length === 0 ? "" : `{ ${parts.join(", ")} }`})`;
  }
}

/**
 * A value looked up from above: the nearest object or plain object around it that has an init argument or property of this
 * key gives its own. It is looked up when the program around it is decoded or materialized (`materialize(program, {})`
 * where nothing is searched); {@link withContext} can say what holds instead.
 *
 * @example
 * ```ts
 * const trainer = materialize(new Trainer(new Layer(contextual()), 0.1), {}); // Layer.lr is Trainer.lr
 * ```
 */
export function contextual<T>(options: ContextualOptions<T> = {}): T {
  return standIn(new Contextual(options));
}

const contexts: Readonly<Record<string, unknown>>[] = [];

/**
 * Runs a function in which contextual values take these, whatever stands above them in their program. Scopes nest, the
 * innermost wins; a scope ends when the function returns, at its first `await` where it is async.
 */
export function withContext<R>(values: Readonly<Record<string, unknown>>, run: () => R): R {
  contexts.push(values);
  try {
    return run();
  } finally {
    contexts.pop();
  }
}

/** The innermost scope that has a key. */
export function scopedValue(key: string): { readonly value: unknown } | undefined {
  const scope = contexts.findLast((each) => Object.hasOwn(each, key));
  return scope === undefined ? undefined : { value: scope[key] };
}
