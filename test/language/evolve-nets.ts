/** Small nets that evolve, for the tests of `evolve`. */
import {
  choicesOf,
  clone,
  dnaSpec,
  insert,
  randomDna,
  RandomStream,
  remove,
  searchable,
  type EvolveTransform,
  type Int,
} from "tsglove";

@searchable
export class Dense {
  constructor(
    readonly units: Int<1, 1024>,
    readonly act: "relu" | "gelu" = "relu",
  ) {}
}
@searchable
export class Dropout {
  constructor(readonly rate: number) {}
}
export type Layer = Dense | Dropout;
@searchable
export class Net {
  readonly depth: number;
  constructor(
    readonly layers: readonly Layer[],
    readonly tags: Readonly<Record<string, unknown>> = {},
  ) {
    if (layers.length > 8) throw new RangeError(`${layers.length} layers do not fit on the chip`);
    this.depth = layers.length;
  }
}

/** A layer is doubled, halved, copied or taken out. */
export const edit: EvolveTransform = (_key, value, _parent, random) => {
  if (!(value instanceof Dense)) return value;
  const units = value.units;
  return [
    new Dense(Math.min(1024, units * 2)),
    new Dense(Math.ceil(units / 2)),
    insert(clone(value)),
    remove,
  ][random.int(4)];
};

/** How far a net is from one of the layers 64, 32, 16, 8: in doublings, and three for each layer too many or too few. */
export const distance = ({ layers }: Net): number => {
  const target = [64, 32, 16, 8];
  let sum = 3 * Math.abs(layers.length - target.length);
  target.forEach((units, index) => {
    const layer = layers[index];
    if (layer instanceof Dense) sum += Math.abs(Math.log2(layer.units / units));
  });
  return sum;
};

export const genomesOf = (space: unknown, count: number, seed = 0): readonly string[] => {
  const spec = dnaSpec(space);
  return Array.from({ length: count }, (_, index) =>
    String(Object.values(choicesOf(randomDna(spec, RandomStream.of(seed).split(index))))[0]),
  );
};
