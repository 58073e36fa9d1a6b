// After each test of layers or supernets, its variables are freed at once. Those of models that are no longer reachable are freed when
// the collector finds them: in the middle of a later test, which counts tensors.
import { tensors } from "tsglove/tensor";
import { afterEach } from "vitest";

afterEach(() => {
  let tf;
  try {
    tf = tensors();
  } catch {
    return; // Not loaded: there are none.
  }
  tf.disposeVariables();
});
