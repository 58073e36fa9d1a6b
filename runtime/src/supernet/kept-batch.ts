// A batch that is kept: what a super program is built on, and what its children are counted on.
import { tensors } from "tsglove/tensor";
import { Batches, tensorsIn } from "../nn/batches.js";
import type { Learner } from "../nn/learner.js";
import { isTensor } from "../nn/tensor-kinds.js";

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

/**
 * A batch with copies of its tensors, which outlive a tidy.
 *
 * @param known copies by what they are of: what stands in itself stands in its copy.
 */
function copied(batch: unknown, known = new Map<object, object>()): unknown {
  if (isTensor(batch)) return tensors().keep(batch.clone());
  if (typeof batch !== "object" || batch === null || ArrayBuffer.isView(batch)) return batch;
  const copy = known.get(batch);
  if (copy !== undefined) return copy;
  // Known before its parts are copied: they may lead back to it.
  const noted = <C extends object>(made: C): C => {
    known.set(batch, made);
    return made;
  };
  const part = (value: unknown): unknown => copied(value, known);
  if (Array.isArray(batch)) {
    const list = noted<unknown[]>([]);
    for (const value of batch as unknown[]) list.push(part(value));
    return list;
  }
  const prototype = Object.getPrototypeOf(batch) as object | null;
  if (batch instanceof Map) {
    const map = noted(new Map<unknown, unknown>());
    for (const [key, value] of batch) map.set(key, part(value));
    return Object.setPrototypeOf(map, prototype);
  }
  if (batch instanceof Set) {
    const set = noted(new Set<unknown>());
    for (const value of batch) set.add(part(value));
    return Object.setPrototypeOf(set, prototype);
  }
  const object = noted(Object.create(prototype) as object);
  for (const [key, value] of Object.entries(batch)) Object.assign(object, { [key]: part(value) });
  return object;
}
