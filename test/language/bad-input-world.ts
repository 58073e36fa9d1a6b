/** What bad input is tried on, and how it is told that nothing has changed. */
import { expect, it } from "vitest";
import {
  choicesOf,
  clone,
  custom,
  DNA,
  dnaOfChoices,
  floatv,
  format,
  fromJSON,
  hash,
  intv,
  manyof,
  materialize,
  oneof,
  RandomSearch,
  rebind,
  sample,
  searchable,
  template,
  toJSON,
  traverse,
  type Float,
  type Int,
  type Template,
} from "tsglove";

@searchable
export class Conv {
  readonly weights: number;
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 | 7 = 3,
  ) {
    this.weights = filters * kernel;
  }
}
@searchable
export class Identity {}

@searchable
export class Trainer {
  readonly #steps: number;
  readonly cost: number;
  constructor(
    readonly op: Conv | Identity,
    readonly lr: Float<1e-6, 1, "log">,
    readonly batch: Int<8, 64, 8>,
    readonly act: "relu" | "gelu",
    readonly layers: readonly (Conv | Identity)[] = [],
    readonly tags: Readonly<Record<string, unknown>> = { note: "none", shape: [1, 2] },
  ) {
    this.#steps = 1024 / batch;
    this.cost = layers.length * this.#steps;
    if (layers.length > 3) throw new RangeError(`layers: ${layers.length} are too many; there may be 3`);
  }
}

export interface World {
  readonly trainer: Trainer;
  /** A space with points of all kinds. */
  readonly space: { readonly op: unknown };
  readonly template: Template<unknown>;
  readonly dna: DNA;
}

const genes = {
  random: () => "a",
  decode: (genome: string) => genome,
  problem: (genome: string) => (/^[ab]+$/.test(genome) ? undefined : "it has letters other than a and b"),
};

function world(): World {
  const trainer = new Trainer(new Conv(32), 0.1, 16, "relu", [new Conv(48), new Identity()], {
    note: "none",
    shape: [1, 2],
  });
  const space = {
    op: oneof([new Conv(oneof([32, 48, 64])), new Identity()]),
    lr: floatv(1e-6, 1, "log", { name: "rate" }),
    batch: intv(8, 64, 8),
    act: oneof(["relu", "gelu"]),
    inputs: manyof(2, [10, 20, 30], { sorted: true }),
    word: custom(genes),
  };
  const compiled = template<unknown>(space);
  const choices = { op: "Identity", lr: 0.1, batch: 16, act: "gelu", inputs: [10, 30], word: "ab" };
  return { trainer, space, template: compiled, dna: dnaOfChoices(compiled.spec, choices) };
}

/** All that can be seen of a world. */
function seen({ trainer, space, dna }: World): readonly unknown[] {
  const all: unknown[] = [
    format(trainer),
    hash(trainer),
    hash(space),
    dna.numbers,
    [...dna.numbers],
    JSON.stringify(dna),
  ];
  for (const root of [trainer, space])
    traverse(root, {
      pre: (part, _key, _parent, path) => {
        all.push(path, part);
        if (typeof part === "object" && part !== null)
          for (const key of Reflect.ownKeys(part)) {
            const field = Object.getOwnPropertyDescriptor(part, key);
            all.push(key, field?.value, field?.enumerable, field?.writable, field?.configurable);
          }
        if (typeof part === "object" && part !== null)
          all.push(Object.getPrototypeOf(part), Object.isFrozen(part));
        return "enter";
      },
    });
  return all;
}

/** Calls that the compiler would refuse, as JavaScript makes them. */
export const call = (f: (...args: never[]) => unknown, ...args: readonly unknown[]): unknown =>
  Reflect.apply(f, undefined, args);
export const edit =
  (changes: unknown) =>
  (at: World): unknown =>
    call(rebind, at.trainer, changes);
export const editPart =
  (key: string, value: unknown) =>
  (at: World): unknown =>
    call(rebind, at.trainer, (own: unknown, old: unknown) => (own === key ? value : old));
export const copyWith =
  (changes: unknown) =>
  (at: World): unknown =>
    call(clone, at.trainer, changes);
export const numbers =
  (change: (numbers: number[]) => unknown) =>
  (at: World): unknown => {
    const given = [...at.dna.numbers];
    return call((json: readonly number[]) => DNA.of(at.template.spec, json), change(given) ?? given);
  };
export const set = (index: number, value: unknown) =>
  numbers((given) => given.map((old, at) => (at === index ? value : old)));
export const compact =
  (change: (json: unknown[]) => unknown) =>
  (at: World): unknown => {
    const given: unknown = JSON.parse(JSON.stringify(at.dna));
    if (!Array.isArray(given)) throw new Error("not a list");
    return call((json: unknown) => DNA.fromJSON(at.template.spec, json), change(given) ?? given);
  };
export const choose =
  (changes: Readonly<Record<string, unknown>>) =>
  (at: World): unknown =>
    call(materialize, at.space, { ...choicesOf(at.dna), ...changes });
export const read =
  (change: (json: Record<string, unknown>) => unknown) =>
  (at: World): unknown => {
    const json = JSON.parse(JSON.stringify(toJSON(at.trainer))) as Record<string, unknown>;
    return fromJSON(change(json) ?? json);
  };
export const encode =
  (program: unknown) =>
  (at: World): unknown =>
    at.template.encode(program);
export const program =
  (changes: Readonly<Record<string, unknown>>) =>
  (at: World): unknown =>
    at.template.encode({ ...(at.template.decode(at.dna) as object), ...changes });
export const feed =
  (answer: (feedback: (reward: never) => void) => unknown) =>
  (at: World): unknown => {
    for (const [, feedback] of sample(at.space, new RandomSearch({ seed: 1 }), { trials: 1 }))
      answer(feedback);
    return undefined;
  };
export const search =
  (options: Readonly<Record<string, unknown>>) =>
  (at: World): unknown =>
    call(sample, at.space, new RandomSearch(), options);

/** The kind, the call, and what its message has to hold: the place, the value, the domain or what to do. */
export type Row = readonly [
  kind: string,
  act: (at: World) => unknown,
  place: string,
  value: string,
  domain: string,
];

export const ops = "Conv | Identity";
export const filters = "32 | 48 | 64";
export const acts = '"relu" | "gelu"';
export const rate = 'Float<1e-6, 1, "log">';

export function nameOf(value: object): string {
  return String((toJSON(value) as Record<string, unknown>)["$class"]);
}

/** Checks rows: each of a kind of its own, each error with its three texts, and nothing changed by any. */
export function proveRows(rows: readonly Row[]): void {
  it("comes in kinds, each of its own", () => {
    expect(new Set(rows.map(([kind]) => kind)).size).toBe(rows.length);
  });

  it.each(rows)(
    "%s: its error says where, what and what may stand there; nothing has changed",
    (_kind, act, ...texts) => {
      const at = world();
      const before = seen(at);
      let caught: unknown;
      try {
        act(at);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(Error);
      const message = caught instanceof Error ? caught.message : "";
      for (const text of texts) expect(message).toContain(text);
      const after = seen(at);
      expect(after).toHaveLength(before.length);
      after.forEach((each, index) => {
        // Numbers and texts by value, objects by identity; the copy of the numbers by its items.
        if (Array.isArray(each) && index < 6) expect(each).toEqual(before[index]);
        else expect(Object.is(each, before[index])).toBe(true);
      });
    },
  );
}
