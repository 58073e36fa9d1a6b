// Plain JavaScript: the backend that is always there, some 300 times slower at training than WebAssembly.

import type { Tensors } from "../tensors.js";
import type { Backend } from "./backend.js";

export const cpu: Backend = {
  name: "cpu",
  title: "plain JavaScript",
  isPresent: () => true,
  async start(tf) {
    if (!(await tf.setBackend("cpu"))) throw new Error("the backend refused to start");
    makeFirstTensor(tf);
    return {};
  },
};

// At its first tensor the backend recommends tfjs-node on the console, unless in production mode. So that mode is on for one
// tensor, and then again what it was: it would silence all of the library's warnings.
function makeFirstTensor(tf: Tensors): void {
  const production = tf.env().getBool("PROD");
  tf.env().set("PROD", true);
  tf.dispose(tf.scalar(0));
  tf.env().set("PROD", production);
}
