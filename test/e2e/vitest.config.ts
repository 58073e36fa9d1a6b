import { defineConfig } from "vitest/config";

// `npm run test:e2e -- neovim`: the suites that are named have to run; of all others one whose editor is not installed is skipped.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    env: { TSGLOVE_E2E_ASKED: process.argv.slice(2).join(" ") },
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
