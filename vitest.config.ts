import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Tests of programs with @searchable classes are compiled by tspc first (npm run build:tests) and run as JavaScript: what
// is tested is what a user gets. Tests of plain modules stand beside them and run from source.

const exclude = ["**/node_modules/**"];
const testTimeout = 180_000;

/** Whose subject is what is loaded, or what is chosen once for a process: they would meet what other tests left. */
const OF_A_PROCESS = ["test/.compiled/**/*json*.test.js", "runtime/src/tensor/load*.test.ts"];

/** Files that take half a minute and more, the longest first. */
const LONG = [
  "edit-scripts",
  "case-options",
  "cases.test",
  "algorithm-cases",
  "declarations",
  "false-alarms",
  "bandits",
  "node-loader",
  "type-shapes",
  "doctor",
  "sampled-program",
  "same-size",
  "load-native",
  "bundlers",
  "bayesian",
  "process",
  "half-typed",
];

/**
 * In each project the long files go first: at its end one would keep one core busy, and the others would wait. On a machine that
 * ran no tests yet, Vitest knows nothing but how large a file is.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = LONG.findIndex((each) => moduleId.includes(each));
      return index === -1 ? LONG.length : index;
    };
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((a, b) => rank(a) - rank(b)),
    );
  }
}

const DIST = join(import.meta.dirname, "runtime/dist");

/** Which Node has to load itself. */
const COMMON_JS = /transformer\/typescript\.cjs$/;

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
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
      // Written as a user's program is, and compiled as one. Each file has a tensor engine of its own. The modules that they are
      // compiled to import each other, so all of tsglove has to be its modules here: the bundle would be a second one.
      {
        resolve: {
          alias: [
            { find: /^tsglove$/, replacement: join(DIST, "index.js") },
            { find: /^tsglove\/compiled$/, replacement: join(DIST, "compiled.js") },
            { find: /^tsglove\/([a-z]+)$/, replacement: join(DIST, "$1/index.js") },
          ],
        },
        test: {
          name: "layers",
          include: ["runtime/dist/{nn,supernet}/**/*.test.js"],
          exclude,
          setupFiles: ["runtime/dist/nn/testing/free-variables.js"],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: "isolated",
          include: ["transformer/src/faces/**/*.test.ts", "samples/dist/**/*.test.js", ...OF_A_PROCESS],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
          server: { deps: { external: [COMMON_JS] } },
        },
      },
      {
        test: {
          name: "transformer",
          include: ["transformer/src/**/*.test.ts"],
          exclude: [...exclude, "transformer/src/faces/**"],
          testTimeout,
          hookTimeout: testTimeout,
          isolate: false,
          server: { deps: { external: [COMMON_JS] } },
        },
      },
    ],
  },
});
