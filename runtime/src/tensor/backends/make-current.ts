// Starting a backend that TensorFlow.js knows the factory of, without losing why it does not start.

import type { Tensors } from "../tensors.js";

type Factory = ReturnType<Tensors["findBackendFactory"]>;

/**
 * Makes a registered backend and then the current one of it.
 * @param make calls the factory; for what has to be done around it.
 * @throws whatever the factory throws.
 */
export async function makeCurrent(
  tf: Tensors,
  name: string,
  make: (factory: Factory) => ReturnType<Factory> = (factory) => factory(),
): Promise<void> {
  // `tf.setBackend(name)` would hide the reason of a failure (it warns, and says false). So the backend is made here by its
  // package's own factory, and handed over.
  const backend = await make(tf.findBackendFactory(name));
  tf.removeBackend(name);
  tf.registerBackend(name, () => backend);
  if (!(await tf.setBackend(name))) throw new Error("the backend refused to start");
}
