/** NAS-Bench-Macro's space, 3⁸ networks in a chain, built of our layers for small images. */
import type { Tensor } from "@tensorflow/tfjs";
import { oneof, searchable } from "tsglove";
import { BatchNorm, Conv, Dense, GlobalPool, Identity, MBConv, Sequential, type Callable } from "tsglove/nn";
import type { Subject } from "./images.js";
import { Trainer } from "./trainer.js";

/** Layers of each stage; images are halved before all stages but the first. */
const STAGES = [2, 3, 3] as const;

const CHANNELS = [8, 12, 16] as const;

@searchable
class MacroNet {
  readonly #stems = CHANNELS.map(
    (channels, stage) =>
      new Sequential([new Conv(channels, 3, { stride: stage === 0 ? 1 : 2, bias: false }), new BatchNorm()]),
  );
  readonly #head = new Sequential([new GlobalPool(), new Dense(10)]);

  /** @param layers eight, in the order of the table's digits. */
  constructor(readonly layers: readonly Callable[]) {}

  call(x: Tensor): Tensor {
    let y = x;
    let next = 0;
    STAGES.forEach((length, stage) => {
      y = this.#stems[stage]?.call(y) ?? y;
      for (const end = next + length; next < end; next++) y = this.layers[next]?.call(y) ?? y;
    });
    return this.#head.call(y);
  }
}

/** All 6,561; a decision's index is the table's digit. */
export function macroTrainers(subject: Subject, order: number): Trainer {
  const layers = STAGES.flatMap((length, stage) =>
    Array.from({ length }, () => {
      const channels = CHANNELS[stage] ?? NaN;
      return oneof<Callable>([new Identity(), new MBConv(channels, 3, 3), new MBConv(channels, 5, 6)]);
    }),
  );
  return new Trainer(new MacroNet(layers), subject, order);
}
