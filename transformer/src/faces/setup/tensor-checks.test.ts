import { afterEach, describe, expect, it } from "vitest";
import { UserProject } from "../../testing/user-project.js";
import { tensorChecks } from "./tensor-checks.js";

const projects: UserProject[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const TFJS = { "node_modules/@tensorflow/tfjs/package.json": { name: "tfjs", version: "4.22.0" } };

/** A project whose tsglove has this program for its reporter. */
function checks(reporter: string, others: Readonly<Record<string, unknown>> = TFJS): readonly object[] {
  const project = new UserProject(
    {
      "package.json": { type: "module" },
      "node_modules/tsglove/package.json": { name: "tsglove", version: "0.1.0", type: "module" },
      "node_modules/tsglove/dist/bin/tensor-report.js": reporter,
      ...others,
    },
    [],
  );
  projects.push(project);
  return [...tensorChecks(project.folder)];
}

const report = (value: object): string => `console.log(${JSON.stringify(JSON.stringify(value))});`;
const speed = { matmul: 32.123, conv: 30, depthwise: 4.26 };

describe("the doctor on tensors", () => {
  it("says which backend computes, how fast, and what would be faster", () => {
    expect(checks(report({ backend: { name: "wasm" }, speed, advice: "Native is faster" }))).toEqual([
      {
        name: "tensors",
        status: "ok",
        message: "tensors compute in wasm: matmul 32, conv 30, depthwise 4.3 GFLOP/s",
      },
      { name: "tensors", status: "note", message: "Native is faster" },
    ]);
    const backend = { name: "tensorflow", engine: "TensorFlow 2", note: "No GPU." };
    // A native library prints before it.
    expect(
      checks(`console.log("I am TensorFlow");${report({ backend, speed: { ...speed, conv: 152.4 } })}`),
    ).toMatchObject([
      { message: "tensors compute in tensorflow (TensorFlow 2): matmul 32, conv 150, depthwise 4.3 GFLOP/s" },
      { status: "note", message: "No GPU." },
    ]);
  });

  it("says what to install where there is no TensorFlow.js, and does not try", () => {
    expect(checks("throw new Error('it was tried')", {})).toEqual([
      {
        name: "tensors",
        status: "note",
        message: "TensorFlow.js is not installed; tsglove/tensor and tsglove/nn need it.",
        fix: "npm install @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0",
      },
    ]);
  });

  it("says why no backend starts, and outlives one that ends its process", () => {
    expect(checks(report({ error: "Nothing starts" }))).toMatchObject([
      { status: "missing", message: "Nothing starts" },
    ]);
    expect(checks("process.abort()")).toMatchObject([
      { status: "missing", message: "The tensor library ended its process by SIGABRT." },
    ]);
    expect(checks("process.exit(3)")).toMatchObject([
      { status: "missing", message: "The tensor library ended its process with 3." },
    ]);
  });
});
