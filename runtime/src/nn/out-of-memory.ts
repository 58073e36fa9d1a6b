// What backends say when there is not enough memory, each in its own words; none of them says what can be done about it.

/** Of WebAssembly, which aborts or writes past its end, of JavaScript's arrays, of native TensorFlow and of WebGPU. */
const OUT_OF_MEMORY =
  /out[ -]of[ -]memory|\boom\b|memory access out of bounds|cannot enlarge memory|allocation failed|failed to allocate|resource exhausted|could not grow|invalid typed array length|\bAborted\(/i;

/**
 * What a user reads in place of a backend's words.
 * @param where "fit, step 3".
 * @param elsewhere what could run apart: "train".
 * @returns undefined for every other error.
 */
export function outOfMemory(error: unknown, where: string, elsewhere: string): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!OUT_OF_MEMORY.test(error.message) && error.name !== "OutOfMemoryError") return undefined;
  return new Error(
    `${where}: there is not enough memory (${error.message}). Make batches or layers smaller, or ${elsewhere} in a worker thread of its own: ` +
      "the memory of WebAssembly never shrinks, and what has failed in it may fail again.",
    { cause: error },
  );
}
