/** A hole with its domain, as symbolic operations see it: the concrete kinds (oneof, floatv, ...) live in hyper/. */
import { open, hyperValues } from "./marks.js";
import type { Domain } from "./domain.js";
import type { JsonObject } from "./json/json-form.js";

/** What JSON says of a hyper value besides its children: `{ "$oneof": [children], "name": "op" }`. */
export interface HyperJson {
  /** The mark's name, without its `$`. */
  readonly kind: string;
  /** Plain JSON under keys without a `$`. */
  readonly settings: JsonObject;
}

/** Stands wherever a value may stand, until a DNA decides it. Immutable: an edit makes a new one. */
export abstract class HyperValue {
  declare readonly [open]: true;
  static {
    Object.defineProperty(this.prototype, open, { value: true });
  }

  constructor() {
    hyperValues.exist = true;
  }

  /** The symbolic values inside it, which edits may enter: the candidates of a choice. */
  abstract readonly children: readonly unknown[];

  /** The same hyper value over other children, as many as it had. */
  abstract withChildren(children: readonly unknown[]): HyperValue;

  /** Why it does not fit a parameter of this domain, or undefined where each value that it can take fits. */
  abstract misfit(domain: Domain): string | undefined;

  /** Whether another hyper value is of the same kind and settings, whatever the children of both. */
  isLike(other: HyperValue): boolean {
    return this.constructor === other.constructor && this.source([]) === other.source([]);
  }

  /** The call that makes it, given the source of its children. */
  abstract source(children: readonly string[]): string;

  /**
   * Its kind and settings in JSON. A kind that has this also has a reader, in the table of `hyper/json.ts`.
   *
   * @throws TypeError where it has none, as a function inside has no JSON form.
   */
  json(): HyperJson {
    throw new TypeError(`${this.source(this.children.map(() => "..."))} has no JSON form`);
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `${this.source(this.children.map(() => "..."))} is a hyper value, not yet a number or text. ` +
        "Compute with it inside a @searchable class, where it arrives decided, or decide it first with materialize() or sample().",
    );
  }
}
