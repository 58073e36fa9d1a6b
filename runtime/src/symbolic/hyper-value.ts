/** A hole with its domain, as symbolic operations see it: the concrete kinds (oneof, floatv, ...) live in hyper/. */
import { open, hyperValues } from "./marks.js";
import type { Domain } from "./domain.js";

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

  /** The call that makes it, given the source of its children. */
  abstract source(children: readonly string[]): string;

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `${this.source(this.children.map(() => "..."))} is a hyper value, not yet a number or text. ` +
        "Compute with it inside a @searchable class, where it arrives decided, or decide it first with materialize() or sample().",
    );
  }
}
