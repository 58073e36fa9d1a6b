import { defineConfig } from "vitest/config";

// Tests of programs with @searchable classes are compiled by tspc first (npm run build:tests) and run as JavaScript: what
// is tested is what a user gets. Tests of plain modules stand beside them and run from source.
export default defineConfig({
  test: {
    include: [
      "runtime/src/**/*.test.ts",
      "transformer/src/**/*.test.ts",
      "test/.compiled/**/*.test.js",
      "samples/dist/**/*.test.js",
    ],
    exclude: ["**/node_modules/**"],
    testTimeout: 180_000,
    maxWorkers: 2,
    // CommonJS, which Node has to load itself.
    server: { deps: { external: [/transformer\/typescript\.cjs$/] } },
  },
});
