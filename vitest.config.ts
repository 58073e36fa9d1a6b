import { defineConfig } from "vitest/config";

// Tests of programs with @searchable classes are compiled by tspc first (npm run build:tests) and run as JavaScript: what
// is tested is what a user gets. Tests of plain modules stand beside them and run from source.

const exclude = ["**/node_modules/**"];
const testTimeout = 180_000;

/** Whose subject is what is loaded, or what is chosen once for a process: they would meet what other tests left. */
const OF_A_PROCESS = ["test/.compiled/**/*json*.test.js", "runtime/src/tensor/load*.test.ts"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Modules are loaded once for all files of one of these, not once each: that is half of what they cost.
      {
        test: {
          name: "runtime",
          include: ["runtime/src/**/*.test.ts"],
          exclude: [...exclude, ...OF_A_PROCESS, "runtime/src/{nn,supernet}/**"],
          testTimeout,
          hookTimeout: testTimeout,
          isolate: false,
        },
      },
      {
        test: {
          name: "language-server",
          include: ["language-server/src/**/*.test.ts", "vscode-extension/src/**/*.test.ts"],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
          isolate: false,
        },
      },
      {
        test: {
          name: "compiled",
          include: ["test/.compiled/**/*.test.js"],
          exclude: [...exclude, ...OF_A_PROCESS],
          testTimeout,
          hookTimeout: testTimeout,
          isolate: false,
        },
      },
      // Written as a user's program is, and compiled as one. Each file has a tensor engine of its own.
      {
        test: {
          name: "layers",
          include: ["runtime/dist/{nn,supernet}/**/*.test.js"],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: "isolated",
          include: ["transformer/src/**/*.test.ts", "samples/dist/**/*.test.js", ...OF_A_PROCESS],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
          // CommonJS, which Node has to load itself.
          server: { deps: { external: [/transformer\/typescript\.cjs$/] } },
        },
      },
    ],
  },
});
