/** Classes that hostile JSON names, and what has to hold of whatever comes out. */
import { afterEach, expect } from "vitest";
import { eq, fromJSON, hash, searchable, serializable, toJSON, type Float, type Int } from "tsglove";

@searchable
export class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: Int<1, 7, 2> = 3,
  ) {}
}
@searchable
export class Net {
  readonly size: number;
  constructor(
    readonly lr: Float<1e-6, 1, "log">,
    readonly head: Conv,
    readonly layers: readonly (Conv | Net)[] = [],
    readonly extra?: unknown,
  ) {
    this.size = layers.length;
  }
}
@searchable
export class Stacked {
  readonly parts: readonly unknown[];
  constructor(...parts: readonly unknown[]) {
    this.parts = parts;
  }
}
@searchable
export class Empty {}
@searchable
export class Old {
  constructor(
    readonly n: number,
    readonly list: readonly unknown[] = [],
  ) {}
}

/** What a hostile migration does next. */
export const hostile: { migrate: (args: Readonly<Record<string, unknown>>) => unknown } = {
  migrate: (args) => args,
};
serializable(Old, {
  name: "hostile/Old",
  version: 3,
  migrations: {
    // As a program in JavaScript could.
    1: (args) => hostile.migrate(args) as Readonly<Record<string, unknown>>,
    2: (args) => args,
  },
});

const nameOf = (value: object): string => String((toJSON(value) as Record<string, unknown>)["$class"]);
export const conv = nameOf(new Conv(32));
export const net = nameOf(new Net(0.1, new Conv(32)));
export const empty = nameOf(new Empty());
export const parse = (text: string): unknown => JSON.parse(text) as unknown;

/** After each test: nobody's prototype has got anything. */
export function watchPrototypes(): void {
  afterEach(() => {
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(() => 1, "polluted")).toBeUndefined();
    expect(Reflect.get([], "polluted")).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
}

/** Reads JSON. @returns the error's message; undefined where a value came out, which is written and read again the same. */
export function outcome(json: unknown): string | undefined {
  let value: unknown;
  try {
    value = fromJSON(json);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    expect(error.message).toMatch(/^fromJSON/);
    expect(error.message).not.toMatch(/call stack|Invalid array length|Invalid string length/);
    return error.message;
  }
  const text = JSON.stringify(toJSON(value));
  const back = fromJSON(parse(text));
  expect(JSON.stringify(toJSON(back))).toBe(text);
  if (!text.includes("$shared")) {
    expect(eq(back, value)).toBe(true);
    expect(hash(back)).toBe(hash(value));
  }
  return undefined;
}
