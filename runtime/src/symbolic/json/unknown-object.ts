/** What `fromJSON(json, { unknown: "keep" })` makes of an object whose class is not known: a placeholder that keeps its data. */
import { HyperValue, type HyperJson } from "../hyper-value.js";

/**
 * An object of a class that is not loaded, or not any more. It holds its data, may stand anywhere, and `toJSON` writes it as
 * it was read. It is a hole where a program should be: objects around it are abstract, their constructors do not run.
 */
export class UnknownObject extends HyperValue {
  /**
   * @param className what the JSON called its class.
   * @param version the version that its data have; 1 where the JSON named none.
   * @param names of its arguments, in the order of the JSON.
   * @param children the arguments, in that order.
   */
  constructor(
    readonly className: string,
    readonly version: number,
    readonly names: readonly string[],
    override readonly children: readonly unknown[],
  ) {
    super();
  }

  override withChildren(children: readonly unknown[]): UnknownObject {
    return new UnknownObject(this.className, this.version, this.names, children);
  }

  /** Nobody can say that it does not. */
  override misfit(): undefined {
    return undefined;
  }

  /** For messages; no source makes it. */
  override source(): string {
    const version = this.version === 1 ? "" : ` version ${this.version}`;
    return `<unknown ${this.className}${version}(${this.names.join(", ")})>`;
  }

  override json(): HyperJson {
    throw new TypeError("An UnknownObject is written as the object that it stands for.");
  }
}
