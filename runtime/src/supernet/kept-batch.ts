// A batch that is kept: what a super program is built on, and what its children are counted on.
import { tensors } from "tsglove/tensor";
import { Batches } from "../nn/batches.js";
import type { Learner } from "../nn/learner.js";
import { isTensor } from "../nn/tensor-kinds.js";
import type { Tensor } from "@tensorflow/tfjs";

/** A copy of a batch: the batch itself is its maker's. */
export class KeptBatch {
  private constructor(readonly batch: unknown) {}

  /** The first batch to train on. */
  static async of(learner: Learner): Promise<KeptBatch> {
    const batches = new Batches<unknown>(learner, "train");
    const { batch, release } = await batches.take();
    const kept = new KeptBatch(copied(batch));
    release();
    await batches.end();
    return kept;
  }

  /**
   * How many examples there are: the rows that most of its tensors have, as inputs and labels do.
   *
   * @param seen the rows that the first layer saw: of several that are as common these, and where it has no tensor.
   */
  examples(seen: number | undefined): number {
    const counts = new Map<number, number>();
    for (const { shape } of tensorsIn(this.batch)) {
      const rows = shape.at(0);
      if (rows !== undefined) counts.set(rows, (counts.get(rows) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const common = [...counts.keys()].filter((rows) => counts.get(rows) === most);
    return common.find((rows) => rows === seen) ?? common[0] ?? seen ?? 1;
  }

  dispose(): void {
    tensors().dispose(tensorsIn(this.batch));
  }
}

function tensorsIn(batch: unknown): Tensor[] {
  if (isTensor(batch)) return [batch];
  if (typeof batch !== "object" || batch === null || ArrayBuffer.isView(batch)) return [];
  return Object.values(batch).flatMap(tensorsIn);
}

/** A batch with copies of its tensors, which outlive a tidy. */
function copied(batch: unknown): unknown {
  if (isTensor(batch)) return tensors().keep(batch.clone());
  if (Array.isArray(batch)) return batch.map(copied);
  if (typeof batch !== "object" || batch === null || ArrayBuffer.isView(batch)) return batch;
  const entries = Object.entries(batch).map(([key, value]) => [key, copied(value)] as const);
  return Object.assign(
    Object.create(Object.getPrototypeOf(batch) as object | null),
    Object.fromEntries(entries),
  ) as object;
}
