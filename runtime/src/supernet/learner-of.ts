// Who offers batches and loss: a program itself, or what an adapter makes of it.
import type { Learner } from "../nn/learner.js";

/** The learner of a root, the super program's or a child's. @throws TypeError naming the class, where it is none. */
export function learnerOf<T>(root: T, adapt: ((root: T) => Learner) | undefined): Learner {
  const learner: unknown = adapt === undefined ? root : adapt(root);
  if (isLearner(learner)) return learner;
  const name = typeof root === "object" && root !== null ? root.constructor.name : typeof root;
  throw new TypeError(
    `${name} is no learner: it has no batches(split) and loss(batch). Write them, or give the option learner, which makes such an object of it.`,
  );
}

function isLearner(value: unknown): value is Learner {
  if (typeof value !== "object" || value === null || !("batches" in value) || !("loss" in value))
    return false;
  return typeof value.batches === "function" && typeof value.loss === "function";
}
