// What loadTensors does within one process. What it does to a process is in load-process.test.ts.

import { afterEach, expect, test, vi } from "vitest";
import { batchMoments } from "./batch-norm.js";
import { loadTensors, useBackend } from "./load.js";
import { tensorBackend, tensors } from "./tensors.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

// In this order: the choice is made once for the process.
test("before it is loaded, everything says how to load it", async () => {
  const { default: tf } = await import("@tensorflow/tfjs");
  const message = 'call `await loadTensors()` of "tsglove/tensor" first';
  expect(() => tensors()).toThrow(message);
  expect(() => tensorBackend()).toThrow(message);
  expect(() => batchMoments(new tf.Tensor([1], "float32", {}, 0))).toThrow(message);
});

test("an unknown name in TSGLOVE_BACKEND is an error, and leaves the choice open", async () => {
  vi.stubEnv("TSGLOVE_BACKEND", "gpu");
  await expect(loadTensors()).rejects.toThrow(
    'Unknown tensor backend "gpu" in the environment variable TSGLOVE_BACKEND: it may be one of "tensorflow", "wasm", "webgpu", "cpu".',
  );
  expect(() => tensorBackend()).toThrow();
});

test("the default is WebAssembly, for callers at the same time, too; without a trace in the process", async () => {
  vi.stubEnv("TSGLOVE_BACKEND", "");
  const handlers = (): unknown[] => [
    process.listeners("uncaughtException"),
    process.listeners("unhandledRejection"),
  ];
  const before = handlers();
  const [first, second] = await Promise.all([loadTensors(), loadTensors({ backend: "wasm" })]);
  expect(first).toBe(second);
  expect(tensors()).toBe(first);
  expect(first.getBackend()).toBe("wasm");
  expect(tensorBackend()).toEqual({ name: "wasm" });
  expect(handlers()).toEqual(before);
});

test("it is the module that an import gives", async () => {
  const tf = await import("@tensorflow/tfjs");
  expect(tf.engine()).toBe(tensors().engine());
  expect(tf.conv2d).toBe(tensors().conv2d);
  expect(Object.keys(tf)).toEqual(expect.arrayContaining(Object.keys(tensors())));
});

test("asked again it gives the same, and never another backend", async () => {
  expect(await loadTensors()).toBe(tensors());
  expect(await loadTensors({ backend: "wasm" })).toBe(tensors());
  await expect(loadTensors({ backend: "cpu" })).rejects.toThrow(
    'The tensor backend is "wasm" already and stays so: the option `backend` asks for "cpu".',
  );
  vi.stubEnv("TSGLOVE_BACKEND", "cpu");
  await expect(loadTensors()).rejects.toThrow('the environment variable TSGLOVE_BACKEND asks for "cpu"');
  // An option says more than the environment.
  expect(await loadTensors({ backend: "wasm" })).toBe(tensors());
});

test("useBackend refuses unknown names, and another backend than the one in use", () => {
  const use = (name: string) => () => {
    // A program in JavaScript may say anything.
    Reflect.apply(useBackend, undefined, [name]);
  };
  expect(use("gpu")).toThrow('Unknown tensor backend "gpu" in useBackend(): it may be one of');
  expect(use("cpu")).toThrow(
    'The tensor backend is "wasm" already and stays so: useBackend() asks for "cpu".',
  );
  use("wasm")();
});
