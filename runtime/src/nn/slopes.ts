// The gradients of a loss, which leave nothing behind where the forward pass fails.
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { tensors, type Tensors } from "tsglove/tensor";
import { shapeText } from "./place.js";
import { isTensor } from "./tensor-kinds.js";

/** A value, and what it would change with; undefined for what it does not depend on. */
export interface Slopes {
  readonly value: Scalar;
  readonly gradients: readonly (Tensor | undefined)[];
}

/** The gradients of a scalar. The caller frees them, or has them in a tidy. @param variables at least one. */
export function slopesOf(loss: () => Scalar, variables: readonly Variable[]): Slopes {
  const tf = tensors();
  return tf.tidy(() => {
    try {
      // Not `tf.variableGrads`: that throws where a path has no weight at all.
      const { value, grads } = tf
        .engine()
        .gradients(() => scalarOf("loss", loss()), [...variables], undefined, true);
      const gradients: readonly (Tensor | null | undefined)[] = grads;
      return { value, gradients: gradients.map((gradient) => gradient ?? undefined) };
    } catch (error) {
      dropTape(tf);
      throw error;
    }
  });
}

/** What a learner gives, as the one number that it has to be. @throws TypeError when it is another thing. */
export function scalarOf(what: "loss" | "score", value: unknown): Scalar {
  if (isTensor(value) && value.size === 1) return value.asScalar();
  const given = isTensor(value) ? `a tensor of shape ${shapeText(value.shape)}` : typeof value;
  throw new TypeError(`${what}(batch) gives ${given}; give a scalar, as tf.mean does.`);
}

/** Ends a gradient whose forward pass has failed; an outer one has its tape still. */
function dropTape(tf: Tensors): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return;
  freeSaved(state.activeTape);
  state.activeTape = [];
}

/** Frees what was saved for the way back: TensorFlow.js does so only when it has gone it. @param tape null where there is none. */
function freeSaved(tape: readonly { readonly saved?: readonly Tensor[] }[] | null): void {
  for (const { saved = [] } of tape ?? []) for (const tensor of saved) tensor.dispose();
}
