// The command against a TensorFlow and a tfjs-node that are written here: a library of one function, an addon that calls it,
// and a package that computes in plain JavaScript. What is real is Python, the compiler, and how the parts find each other.

import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TensorPrograms, type Outcome, type Place } from "../../testing/tensor-programs.js";

const LIBRARY = `extern "C" const char* TF_Version() { return "2.99.0"; }`;
const FRAMEWORK = `extern "C" int TF_Framework() { return 1; }`;
const BINDING = `#include <node_api.h>
#include "tensorflow/c/eager/c_api.h"
static napi_value Init(napi_env env, napi_value exports) {
  napi_value version;
  napi_create_string_utf8(env, TF_Version(), NAPI_AUTO_LENGTH, &version);
  napi_set_named_property(env, exports, "TF_Version", version);
  return exports;
}
NAPI_MODULE(tfjs_binding, Init)
`;
const ADDON = "node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node";
const PACKAGE: Readonly<Record<string, string>> = {
  "@tensorflow/tfjs-node/package.json":
    '{ "name": "@tensorflow/tfjs-node", "version": "4.22.0", "main": "main.js" }',
  "@tensorflow/tfjs-node/binding/tfjs_binding.cc": BINDING,
  "@tensorflow/tfjs-node/binding/tfjs_backend.cc": "",
  "@mapbox/node-pre-gyp/index.js": `exports.find = (file) => require("path").join(file, "../lib/napi-v8/tfjs_binding.node");`,
  "@tensorflow/tfjs-node/main.js": `const tf = require("@tensorflow/tfjs");
    const binding = require("./lib/napi-v8/tfjs_binding.node");
    tf.copyRegisteredKernels("cpu", "tensorflow");
    tf.registerBackend("tensorflow", () =>
      Object.assign(tf.findBackendFactory("cpu")(), { firstUse: false, binding, isUsingGpuDevice: false }), 3);
    tf.setBackend("tensorflow");`,
};

/** Why the command cannot be tried on this machine. */
function lacking(): string | undefined {
  if (process.platform !== "linux") return "no Linux";
  const programs = ["c++", "python3"].filter((program) => {
    try {
      execFileSync(program, ["--version"], { stdio: "ignore" });
      return false;
    } catch {
      return true;
    }
  });
  const headers = [join(dirname(process.execPath), "../include/node"), "/usr/include/node"];
  if (!headers.some((folder) => existsSync(join(folder, "node_api.h")))) programs.push("node_api.h");
  return programs.length === 0 ? undefined : `no ${programs.join(", no ")}`;
}

const missing = lacking();
let programs: TensorPrograms;
let pythonPath: string;

beforeAll(() => {
  programs = new TensorPrograms();
  if (missing !== undefined) return;
  pythonPath = join(programs.place([]).folder, "site-packages");
  const tensorflow = join(pythonPath, "tensorflow");
  const write = (path: string, content: string): string => {
    const file = join(tensorflow, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  write("__init__.py", 'raise ImportError("importing it takes seconds")');
  write(
    "../tensorflow_cpu-2.99.0.dist-info/METADATA",
    "Metadata-Version: 2.1\nName: tensorflow-cpu\nVersion: 2.99.0\n",
  );
  write(
    "include/tensorflow/c/eager/c_api.h",
    'extern "C" { const char* TF_Version(); const char* TF_Missing(); }',
  );
  for (const [name, source] of [
    ["libtensorflow_cc.so.2", LIBRARY],
    ["libtensorflow_framework.so.2", FRAMEWORK],
  ] as const) {
    const file = write(`${name}.cc`, source);
    const flags = ["-shared", "-fPIC", `-Wl,-soname,${name}`];
    execFileSync("c++", [...flags, file, "-o", join(tensorflow, name)]);
  }
}, 60_000);

afterAll(() => {
  programs.remove();
});

function placeWith(changes: Readonly<Record<string, string>> = {}): Place {
  return programs.place(["tfjs"], { ...PACKAGE, ...changes });
}

function link(
  place: Place,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const cleared = { VIRTUAL_ENV: "", CXX: "", LD_LIBRARY_PATH: "", NODE_OPTIONS: "" };
  const options = { cwd: place.folder, env: { ...process.env, ...cleared, PYTHONPATH: pythonPath, ...env } };
  return new Promise((done) => {
    execFile(
      process.execPath,
      ["bin/tsglove.js", "link-tensorflow", ...args],
      options,
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

/** What stands in the addon's folder. */
function builtIn(place: Place): readonly string[] {
  const folder = dirname(join(place.folder, ADDON));
  return existsSync(folder) ? readdirSync(folder) : [];
}

const load = `await entry.loadTensors(); console.log(JSON.stringify(entry.tensorBackend()));`;

describe.skipIf(missing !== undefined)(
  `link-tensorflow${missing === undefined ? "" : ` (skipped: ${missing})`}`,
  () => {
    test("builds an addon that a program then loads, with nothing set for it", async () => {
      const place = placeWith();
      const { code, stdout, stderr } = await link(place);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const engine = "TensorFlow 2.99.0 through @tensorflow/tfjs-node, on the CPU";
      expect(stdout).toContain(`Linked: loadTensors() computes in ${engine}.\n`);
      expect(builtIn(place)).toEqual(["tfjs_binding.node"]);
      const program = await place.run(load);
      expect(program).toEqual({
        code: 0,
        stdout: `${JSON.stringify({ name: "tensorflow", engine })}\n`,
        stderr: "",
      });
    });

    test("says what it would build, and builds nothing", async () => {
      const place = placeWith();
      const { code, stdout } = await link(place, ["--dry-run"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`Would build ${join(place.folder, ADDON)}:\n`);
      expect(builtIn(place)).toEqual([]);
    });

    test.each([
      // A name that the library lacks shows when the addon is loaded, however late a program would have used it.
      [
        "lacks a function",
        {
          "@tensorflow/tfjs-node/binding/tfjs_backend.cc":
            '#include "tensorflow/c/eager/c_api.h"\nconst char* later() { return TF_Missing(); }',
        },
        /was built and does not work, so it was taken out again: .*TF_Missing/,
      ],
      [
        "ends the process",
        {
          "@tensorflow/tfjs-node/binding/tfjs_backend.cc":
            "#include <cstdlib>\nstatic int now = (std::abort(), 0);",
        },
        /was built and does not work, so it was taken out again: it was ended by SIGABRT/,
      ],
      [
        "does not compile",
        { "@tensorflow/tfjs-node/binding/tfjs_backend.cc": "this is no C++" },
        /^c\+\+ could not build the addon of @tensorflow\/tfjs-node against TensorFlow 2\.99\.0:\n {2}.*error/,
      ],
    ])("of an addon that %s leaves what was there before", async (_, changes, message) => {
      const place = placeWith(changes);
      const addon = join(place.folder, ADDON);
      mkdirSync(dirname(addon), { recursive: true });
      writeFileSync(addon, "the one before");
      const { code, stderr } = await link(place);
      expect(code).toBe(1);
      expect(stderr).toMatch(message);
      expect(builtIn(place)).toEqual(["tfjs_binding.node"]);
      expect(readFileSync(addon, "utf8")).toBe("the one before");
    });

    test("opens the CUDA libraries that pip installed, which no process would find", async () => {
      const place = placeWith();
      const site = join(place.folder, "site-packages");
      execFileSync("cp", ["-r", pythonPath, site]);
      const lib = join(site, "nvidia/cuda_runtime/lib");
      mkdirSync(lib, { recursive: true });
      const source = join(lib, "cudart.cc");
      writeFileSync(
        source,
        '#include <cstdio>\nstatic int said = (puts("CUDA is open"), fflush(stdout), 0);',
      );
      execFileSync("c++", ["-shared", "-fPIC", source, "-o", join(lib, "libcudart.so.12")]);
      writeFileSync(join(lib, "libcudnn.so.9"), "broken, and therefore passed over");
      const { code, stdout } = await link(place, [], { PYTHONPATH: site });
      expect(code).toBe(0);
      expect(stdout).toContain("CUDA, with 2 of its libraries beside it");
      expect(stdout).toContain("This TensorFlow could use a GPU, and found none: does nvidia-smi show one?");
      expect((await place.run(load)).stdout).toContain("CUDA is open\n");
    });

    test("says what is missing, and how to get it", async () => {
      const place = placeWith();
      const nowhere = await link(place, ["--python", "/nowhere/python"]);
      expect(nowhere).toMatchObject({ code: 1, stdout: "" });
      expect(nowhere.stderr).toMatch(/^There is no Python at \/nowhere\/python.*pip install tensorflow-cpu/);
      const empty = await link(place, ["--python", "python3"], { PYTHONPATH: "/nowhere" });
      // A machine's own Python may have one.
      if (empty.code !== 0) expect(empty.stderr).toMatch(/^No TensorFlow in python3\. Install one: /);

      const compiler = await link(place, [], { CXX: "/nowhere/c++" });
      expect(compiler).toMatchObject({
        code: 1,
        stderr: "The compiler /nowhere/c++, which the environment variable CXX names, does not run.\n",
      });
      const bare = await link(programs.place(["tfjs"]));
      expect(bare).toMatchObject({
        code: 1,
        stderr:
          "@tensorflow/tfjs-node, whose addon is to be built, is not installed beside tsglove. Install it: npm install --ignore-scripts @tensorflow/tfjs-node@4.22.0\n",
      });
      const older = await link(
        placeWith({ "@tensorflow/tfjs-node/package.json": '{ "version": "4.20.0", "main": "main.js" }' }),
      );
      expect(older.stderr).toMatch(
        /^@tensorflow\/tfjs-node 4\.20\.0 is installed, and tsglove works with 4\.22\.0/,
      );
    });

    test("names the Python that ends with an error, and a TensorFlow without its C interface", async () => {
      const place = placeWith();
      const python = join(place.folder, "python");
      const answers = async (script: string): Promise<Outcome> => {
        writeFileSync(python, `#!/bin/sh\n${script}\n`);
        chmodSync(python, 0o755);
        return link(place, ["--python", python]);
      };
      expect((await answers("echo 'ImportError: broken' >&2; exit 1")).stderr).toContain(
        `No TensorFlow in ${python} (it ended with: ImportError: broken).`,
      );
      expect((await answers(`echo '{"folder": "/nowhere/tensorflow", "version": "2.4.0"}'`)).stderr).toBe(
        "TensorFlow 2.4.0 in /nowhere/tensorflow has no libtensorflow_cc.so.2, no libtensorflow_framework.so.2, " +
          "no include/tensorflow/c/eager/c_api.h: it is too old, or not pip's. Versions from 2.16 on have all of it.\n",
      );
    });
  },
);

test("link-tensorflow explains itself, and refuses what it does not know", async () => {
  const place = programs.place([]);
  expect(await link(place, ["--help"])).toMatchObject({ code: 0, stderr: "" });
  expect(await link(place, ["--gpu"])).toMatchObject({ code: 2, stdout: "" });
});
