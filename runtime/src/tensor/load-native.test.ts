// What loadTensors makes of native TensorFlow and of WebGPU, where they are there and where they are broken. The packages are
// stubs: what they register computes in plain JavaScript, and they fail as the real ones do.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TensorPrograms, type Outcome, type Setting } from "../testing/tensor-programs.js";

let programs: TensorPrograms;

beforeAll(() => {
  programs = new TensorPrograms();
}, 30_000);

afterAll(() => {
  programs.remove();
});

interface Stub {
  readonly version?: string;
  readonly isOnGpu?: boolean;
  /** What is run when it has registered its kernels, and nothing else yet. */
  readonly early?: string;
  /** What is run in place of a matrix product. */
  readonly product?: string;
}

/** A package that takes plain JavaScript for native TensorFlow; in the order of steps of the real one. */
function nativePackage(name: string, stub: Stub): Record<string, string> {
  const { version = "4.22.0", isOnGpu = false, early = "", product = "return shipped(call);" } = stub;
  const file = (path: string): string => `@tensorflow/${name}/${path}`;
  return {
    [file("package.json")]: JSON.stringify({ name: `@tensorflow/${name}`, version, main: "main.js" }),
    [file("main.js")]: `console.log("loaded ${name}");
      const tf = require("@tensorflow/tfjs");
      const util = require("util");
      for (const { kernelName, kernelFunc: shipped } of tf.getKernelsForBackend("cpu")) {
        const kernelFunc = kernelName === "BatchMatMul" ? (call) => { ${product} } : shipped;
        tf.registerKernel({ kernelName, backendName: "tensorflow", kernelFunc });
      }
      ${early}
      tf.registerBackend("tensorflow", () => {
        const backend = tf.findBackendFactory("cpu")();
        return Object.assign(backend, { firstUse: false, isUsingGpuDevice: ${isOnGpu}, binding: { TF_Version: "2.99.0" } });
      }, 3);
      tf.setBackend("tensorflow");`,
  };
}

const NO_BINARY = `throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found at path: /x. \\nPlease run");`;
const NO_CUDA = `throw Object.assign(new Error("libcudart.so.11.0: cannot open shared object file: No such file or directory"), { code: "ERR_DLOPEN_FAILED" });`;

const load = `const tf = await entry.loadTensors();
  console.log(JSON.stringify([entry.tensorBackend(), tf.matMul([[1, 2]], [[3], [4]]).arraySync()]));`;

interface Packages {
  readonly cpu?: Stub;
  readonly gpu?: Stub;
  readonly others?: Readonly<Record<string, string>>;
}

function run({ cpu, gpu, others = {} }: Packages, program = load, setting: Setting = {}): Promise<Outcome> {
  const stubs = {
    ...(cpu === undefined ? {} : nativePackage("tfjs-node", cpu)),
    ...(gpu === undefined ? {} : nativePackage("tfjs-node-gpu", gpu)),
    ...others,
  };
  return programs.place(["tfjs", "tfjs-backend-wasm"], stubs).run(program, setting);
}

const LINK = "(`npx tsglove link-tensorflow` builds it against the TensorFlow that pip installed)";

/** The outcome of a program that ended well, with what it said of the backend. */
function chosen(
  name: string,
  note: string | undefined,
  through: string | undefined,
  ...loaded: string[]
): Outcome {
  const titles: Readonly<Record<string, string>> = { tensorflow: "native TensorFlow", wasm: "WebAssembly" };
  const engine = through === undefined ? {} : { engine: `TensorFlow 2.99.0 through ${through}` };
  const backend = { name, ...engine, ...(note === undefined ? {} : { note }) };
  return {
    code: 0,
    stdout: [...loaded.map((each) => `loaded ${each}`), `${JSON.stringify([backend, [[11]]])}\n`].join("\n"),
    stderr: note === undefined ? "" : `tsglove/tensor computes in ${titles[name] ?? name}: ${note}\n`,
  };
}

const CPU = "@tensorflow/tfjs-node, on the CPU";

describe("native TensorFlow", () => {
  test("is used where it loads, without a word", async () => {
    expect(await run({ cpu: {} })).toEqual(chosen("tensorflow", undefined, CPU, "tfjs-node"));
  });

  test("with a GPU goes before that without, which is not even loaded", async () => {
    expect(await run({ cpu: {}, gpu: { isOnGpu: true } })).toEqual(
      chosen("tensorflow", undefined, "@tensorflow/tfjs-node-gpu, on the GPU", "tfjs-node-gpu"),
    );
  });

  test("for a GPU that finds none computes on the CPU, and says so", async () => {
    const note = "@tensorflow/tfjs-node-gpu finds no GPU that it can use, and computes on the CPU.";
    expect(await run({ cpu: {}, gpu: {} })).toEqual(
      chosen("tensorflow", note, "@tensorflow/tfjs-node-gpu, on the CPU", "tfjs-node-gpu"),
    );
  });

  test("for a GPU without CUDA makes room for that without a GPU, in one line", async () => {
    const note = `@tensorflow/tfjs-node-gpu: libcudart.so.11.0: cannot open shared object file: No such file or directory ${LINK}.`;
    expect(await run({ cpu: {}, gpu: { early: NO_CUDA } })).toEqual(
      chosen("tensorflow", note, CPU, "tfjs-node-gpu", "tfjs-node"),
    );
  });

  test("that is not built makes room for WebAssembly, in one line, and hears how to build it", async () => {
    const note = `Native TensorFlow did not start: @tensorflow/tfjs-node: its addon is not built ${LINK}.`;
    expect(await run({ cpu: { early: NO_BINARY } })).toEqual(chosen("wasm", note, undefined, "tfjs-node"));
  });

  test("that is broken twice says both", async () => {
    const { stdout, stderr, code } = await run({ cpu: { early: NO_BINARY }, gpu: { early: NO_CUDA } });
    expect({
      code,
      name: stdout.includes('{"name":"wasm"'),
      lines: stderr.trim().split("\n").length,
    }).toEqual({
      code: 0,
      name: true,
      lines: 1,
    });
    expect(stderr).toMatch(/tfjs-node-gpu: libcudart.*; @tensorflow\/tfjs-node: its addon is not built/);
  });

  test("of another version is not loaded, and hears which one works", async () => {
    const note =
      "Native TensorFlow did not start: @tensorflow/tfjs-node: version 4.21.0 is installed, and 4.22.0 is the one that works " +
      "(npm install --ignore-scripts @tensorflow/tfjs-node@4.22.0).";
    expect(await run({ cpu: { version: "4.21.0" } })).toEqual(chosen("wasm", note, undefined));
  });

  test("that lacks a dependency hears how to install it whole", async () => {
    const { stderr, stdout } = await run({ cpu: { early: 'require("@mapbox/node-pre-gyp");' } });
    expect(stdout).toContain('{"name":"wasm"');
    expect(stderr).toContain(
      "@tensorflow/tfjs-node: Cannot find module '@mapbox/node-pre-gyp' (npm install --ignore-scripts @tensorflow/tfjs-node@4.22.0).",
    );
  });

  test.each([
    [
      "throw new Error('No kernel image is available for execution on the device');",
      /No kernel image is available/,
    ],
    [
      "const output = shipped(call); call.backend.data.get(output.dataId).values[0] = 12; return output;",
      /it multiplies wrongly \(\[1, 2\] · \[3, 4\] is 11, and it says 12\)/,
    ],
  ])("that does not compute makes room for WebAssembly: %s", async (product, reason) => {
    const { code, stdout, stderr } = await run({ cpu: { product } });
    expect({ code, name: stdout.includes('{"name":"wasm"') }).toEqual({ code: 0, name: true });
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("gets back what newer versions of Node have removed; nobody else does", async () => {
    const without = `import util from "node:util"; delete util.isNullOrUndefined;\n`;
    const shows = `\nconsole.log(typeof util.isNullOrUndefined);`;
    const product = "if (util.isNullOrUndefined(call)) throw new Error('nothing'); return shipped(call);";
    const { stdout } = await run({ cpu: { product } }, without + load + shows);
    expect(stdout).toMatch(/\{"name":"tensorflow".*\nfunction\n$/);
    expect((await run({}, without + load + shows)).stdout).toMatch(/\{"name":"wasm".*\nundefined\n$/);
  });

  test("that is asked for and does not start is an error, with the reason", async () => {
    const asked = { backend: "tensorflow" };
    const { code, stderr } = await run({ cpu: { early: NO_BINARY } }, load, asked);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'Error: The tensor backend "tensorflow", asked for by the environment variable TSGLOVE_BACKEND, did not start: ' +
        `@tensorflow/tfjs-node: its addon is not built ${LINK}`,
    );
    expect((await run({}, load, asked)).stderr).toContain(
      "neither @tensorflow/tfjs-node-gpu nor @tensorflow/tfjs-node is installed (npm install --ignore-scripts",
    );
  });

  test("is left alone where another backend is asked for", async () => {
    expect(await run({ cpu: {} }, load, { backend: "wasm" })).toEqual(chosen("wasm", undefined, undefined));
    const wish = 'entry.useBackend("wasm");\n';
    expect(await run({ cpu: {} }, wish + load, { backend: "cpu" })).toEqual(
      chosen("wasm", undefined, undefined),
    );
  });

  test("that the program has loaded itself stays", async () => {
    const { stdout, stderr } = await run({ cpu: {} }, `import "@tensorflow/tfjs-node";\n${load}`);
    expect({ stdout, stderr }).toEqual({
      stdout:
        'loaded tfjs-node\n[{"name":"tensorflow","note":"The program was using this backend before it called loadTensors()."},[[11]]]\n',
      stderr: "",
    });
  });
});

/** Dawn, with an adapter that is written here; and a backend that takes plain JavaScript for the GPU. */
const webgpuPackages = (adapter: string): Record<string, string> => ({
  "webgpu/package.json": '{ "name": "webgpu", "version": "0.6.2", "type": "module", "main": "index.js" }',
  "webgpu/index.js": `export const globals = { GPUBufferUsage: {} };
    export const create = () => ({ requestAdapter: async () => (${adapter}) });`,
  "@tensorflow/tfjs-backend-webgpu/package.json": '{ "name": "x", "version": "4.22.0", "main": "index.js" }',
  "@tensorflow/tfjs-backend-webgpu/index.js": `const tf = require("@tensorflow/tfjs");
    tf.copyRegisteredKernels("cpu", "webgpu");
    tf.registerBackend("webgpu", async () => {
      if (!(await navigator.gpu.requestAdapter()) || !navigator.userAgent || !self) throw new Error("no browser");
      return Object.assign(tf.findBackendFactory("cpu")(), { firstUse: false });
    });`,
});

describe("WebGPU", () => {
  const asked = { backend: "webgpu" };

  test("is used where it is asked for, and never else", async () => {
    const others = webgpuPackages('{ info: { device: "H200", isFallbackAdapter: false } }');
    expect((await run({ others }, load, asked)).stdout).toBe(
      '[{"name":"webgpu","engine":"WebGPU through Dawn, on H200"},[[11]]]\n',
    );
    expect((await run({ others })).stdout).toContain('{"name":"wasm"}');
  });

  test.each([
    ["null", "Dawn finds no GPU (on Linux it needs one with a Vulkan driver, and the loader libvulkan1)"],
    [
      '{ info: { device: "llvmpipe", isFallbackAdapter: true } }',
      "the only GPU that Dawn finds is llvmpipe, which is computed by the processor",
    ],
    [
      '{ info: { description: "SwiftShader" }, isFallbackAdapter: true }',
      "the only GPU that Dawn finds is SwiftShader, which is computed by the processor",
    ],
  ])("is refused with the adapter %s", async (adapter, reason) => {
    const { code, stderr } = await run({ others: webgpuPackages(adapter) }, load, asked);
    expect(code).toBe(1);
    expect(stderr).toContain(`did not start: ${reason}`);
  });

  test("that is not installed says what to install", async () => {
    const { code, stderr } = await run({}, load, asked);
    expect(code).toBe(1);
    expect(stderr).toContain(
      "webgpu is not installed (npm install webgpu@0.6.2 @tensorflow/tfjs-backend-webgpu@4.22.0)",
    );
  });
});
