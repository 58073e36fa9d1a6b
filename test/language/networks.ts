/** Classes for the tests of rebind: objects that read each other while they are constructed. */
import { rebind, searchable, type Float } from "tsglove";

/** Which constructors ran. */
export const events: string[] = [];

@searchable
export class Conv {
  readonly weights: number;
  uses = 0;
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 = 3,
  ) {
    events.push(`Conv ${filters}`);
    this.weights = filters * kernel;
  }
}
@searchable
export class Identity {}

@searchable
export class Block {
  readonly weights: number;
  constructor(
    readonly op: Conv | Identity,
    readonly limit = 1000,
  ) {
    events.push("Block");
    this.weights = op instanceof Conv ? op.weights : 0;
    if (this.weights > limit) throw new RangeError(`${this.weights} weights are over the limit`);
  }
}

@searchable
export class Net {
  readonly #log: string[] = [];
  readonly weights: number;
  changed?: string;
  constructor(
    readonly blocks: readonly Block[],
    readonly options: { readonly lr: Float<1e-6, 1>; readonly shape: readonly [number, number] } = {
      lr: 0.1,
      shape: [1, 2],
    },
    readonly allowed = 2000,
  ) {
    events.push("Net");
    this.weights = blocks.reduce((sum, block) => sum + block.weights, 0);
    this.#log.push(`made of ${this.weights}`);
    if (this.weights > allowed) {
      this.changed = "half done";
      throw new RangeError(`${this.weights} weights in all`);
    }
  }
  get log(): readonly string[] {
    return this.#log;
  }
}

export const net = (): Net => new Net([new Block(new Conv(32)), new Block(new Conv(48, 5))]);

/** Changes that the compiler does not see. */
export const loose = (target: object, changes: Readonly<Record<string, unknown>>): unknown =>
  Reflect.apply(rebind, undefined, [target, changes]);
