/** Two spaces of the literature: the shapes of NAS-Bench-101 (26 decisions) and of a MobileNet-like network (80). */
import { oneof, searchable } from "tsglove";

@searchable
export class CellSpec {
  constructor(
    readonly ops: readonly string[],
    readonly matrix: readonly (readonly number[])[],
  ) {}
}

@searchable
export class InvertedBottleneck {
  constructor(
    readonly filters: number,
    readonly kernel: number,
    readonly expansion: number,
  ) {}
}
@searchable
export class Zero {}
@searchable
export class Model {
  constructor(readonly layers: readonly (InvertedBottleneck | Zero)[]) {}
}

export const OPS = ["conv3x3", "conv1x1", "maxpool"] as const;
export const NODES = 7;
export const LAYERS = 20;
export const FILTERS = [32, 48, 64] as const;
export const KERNELS = [3, 5, 7] as const;
export const EXPANSIONS = [3, 6] as const;

/** 5 operations of 3, and 21 edges above the diagonal of a 7 × 7 matrix: 3^5 · 2^21 points. */
export function nasBench101(): CellSpec {
  return new CellSpec(
    Array.from({ length: NODES - 2 }, () => oneof(OPS)),
    Array.from({ length: NODES }, (_, row) =>
      Array.from({ length: NODES }, (_, column) => (column > row ? oneof([0, 1]) : 0)),
    ),
  );
}

/** 20 layers, each a bottleneck of 3 · 3 · 2 or none: 19^20 points. */
export function mobileNet(): Model {
  return new Model(
    Array.from({ length: LAYERS }, () =>
      oneof([new InvertedBottleneck(oneof(FILTERS), oneof(KERNELS), oneof(EXPANSIONS)), new Zero()]),
    ),
  );
}
