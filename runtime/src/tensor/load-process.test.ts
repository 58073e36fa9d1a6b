// What loadTensors does to a process: compiled, and run by Node as a program would run it.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TensorPrograms, type Outcome, type Place, type Setting } from "../testing/tensor-programs.js";

let programs: TensorPrograms;
const places = new Map<string, Place>();

beforeAll(() => {
  programs = new TensorPrograms();
  places.set("all", programs.place(["tfjs", "tfjs-backend-wasm"]));
  places.set("plain", programs.place(["tfjs"]));
  places.set("none", programs.place([]));
  const other = { "@tensorflow/tfjs/index.js": 'exports.version = { tfjs: "3.21.0" };' };
  places.set("other", programs.place([], other));
}, 30_000);

afterAll(() => {
  programs.remove();
});

interface PlaceSetting extends Setting {
  readonly packages?: "all" | "plain" | "none" | "other";
}

async function run(program: string, { packages = "all", ...setting }: PlaceSetting = {}): Promise<Outcome> {
  const place = places.get(packages);
  if (place === undefined) throw new Error(`There is no place "${packages}".`);
  return place.run(program, setting);
}

const report = "console.log(JSON.stringify([entry.tensorBackend(), tf.add(1, 2).arraySync()]));";
const load = `const tf = await entry.loadTensors(); ${report}`;

describe("a program", () => {
  test("in any folder gets WebAssembly, in its worker threads, too; and prints and ends as without it", async () => {
    const program = `import { isMainThread, Worker, parentPort } from "node:worker_threads";
      const tf = await entry.loadTensors();
      const filter = tf.variable(tf.zeros([3, 3, 1, 2])), x = tf.ones([2, 6, 6, 1]);
      const loss = () => tf.mean(tf.square(tf.sub(tf.maxPool(tf.conv2d(x, filter, 1, "same"), 2, 2, "same"), 1)));
      const optimizer = tf.train.sgd(0.05);
      for (let k = 0; k < 20; k++) optimizer.minimize(loss, false, [filter]);
      const line = entry.tensorBackend().name + " " + (loss().dataSync()[0] < 0.05);
      if (!isMainThread) parentPort.postMessage(line);
      else {
        const worker = new Worker(new URL(import.meta.url));
        worker.on("message", (message) => { console.log(line + "; " + message); throw new Error("mine"); });
      }`;
    const { code, stdout, stderr } = await run(program);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "wasm true; wasm true\n" });
    // Nothing but what Node prints of an error that nobody catches.
    expect(stderr).toMatch(/^node:internal[^\n]*\n[^\n]*throw err;[^\n]*\n *\^\n\nError: mine\n/);
  });

  test("gets plain JavaScript where TSGLOVE_BACKEND says so; without advice, but with the library's warnings", async () => {
    const warned = 'console.error("-"); tf.registerBackend("cpu", () => null);';
    const { code, stdout, stderr } = await run(load + warned, { backend: "cpu" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[{"name":"cpu"},3]\n' });
    expect(stderr).toMatch(/^-\ncpu backend was already registered/);
  });

  test("that asks for WebAssembly where there is none gets the reason; else plain JavaScript, and the reason", async () => {
    const program = `await entry.loadTensors({ backend: "wasm" }).catch((error) => console.log(error.message)); ${load}`;
    const { code, stdout, stderr } = await run(program, { node: ["--jitless"] });
    const reason = "this Node.js runs without WebAssembly (is it started with --jitless?)";
    expect({ code, lines: stdout.split("\n") }).toEqual({
      code: 0,
      lines: [
        `The tensor backend "wasm", asked for by the option \`backend\`, did not start: ${reason}`,
        `[{"name":"cpu","note":"WebAssembly did not start: ${reason}."},3]`,
        "",
      ],
    });
    expect(stderr).toContain(
      `tsglove/tensor computes in plain JavaScript, which trains some 300 times slower: WebAssembly`,
    );
  });

  test("without the WebAssembly package gets plain JavaScript, and hears what to install", async () => {
    const { code, stdout, stderr } = await run(load, { packages: "plain" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\[\{"name":"cpu"/);
    expect(stderr).toMatch(
      /tfjs-backend-wasm' \(npm install @tensorflow\/tfjs@4\.22\.0 @tensorflow\/tfjs-backend-wasm@4\.22\.0\)/,
    );
  });

  test("without TensorFlow.js hears what to install", async () => {
    const { code, stderr } = await run(load, { packages: "none" });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "Error: TensorFlow.js did not load, and tsglove/tensor needs it: Cannot find module '@tensorflow/tfjs' (npm install",
    );
    expect(stderr).toContain("(npm install @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0)");
  });

  test("with another TensorFlow.js hears which it has, and what to install", async () => {
    const { code, stderr } = await run(load, { packages: "other" });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "Error: tsglove/tensor works with TensorFlow.js 4.22.0, whose kernels it completes, and 3.21.0 is installed " +
        "(npm install @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0).",
    );
  });

  test("that had started WebAssembly itself keeps it, and gets the kernels for it", async () => {
    const program = `import tf from "@tensorflow/tfjs"; import "@tensorflow/tfjs-backend-wasm"; await tf.setBackend("wasm");
      const refused = () => entry.loadTensors({ backend: "cpu" }).catch((error) => console.log(error.message));
      await refused();
      await entry.loadTensors(); console.log(JSON.stringify(entry.tensorBackend()));
      const x = tf.ones([1, 3, 3, 1]);
      console.log(tf.grad((w) => tf.conv2d(x, w, 1, "valid"))(tf.ones([2, 2, 1, 1])).dataSync().join());
      await refused();`;
    const { code, stdout, stderr } = await run(program);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const refusal = 'The tensor backend is "wasm" already and stays so: the option `backend` asks for "cpu".';
    expect(stdout.replaceAll(/(?<=asks for "cpu"\.).*/g, "").split("\n")).toEqual([
      refusal,
      '{"name":"wasm","note":"The program was using this backend before it called loadTensors()."}',
      "4,4,4,4",
      refusal,
      "",
    ]);
  });
});
