import type { Float } from "tsglove";

/** Stands for a library that knows nothing of searches. */
export interface Layer {
  readonly parameters: number;
}

export interface ConvArgs {
  readonly filters: number;
  readonly kernelSize: number;
}

class ConvLayer implements Layer {
  readonly parameters: number;
  constructor(args: ConvArgs) {
    this.parameters = args.filters * args.kernelSize ** 2;
  }
}

export function conv2d(args: ConvArgs): Layer {
  return new ConvLayer(args);
}

export class Momentum {
  readonly velocity = new Map<string, number>();
  constructor(
    readonly rate: Float<0.1, 0.5>,
    private readonly nesterov?: boolean,
  ) {}
  get isNesterov(): boolean {
    return this.nesterov === true;
  }
}

export const pools = {
  max(size: 2 | 3, padding?: "same" | "valid"): Layer {
    return new ConvLayer({ filters: padding === "same" ? 1 : 0, kernelSize: size });
  },
};
