/** Watch modes: an edit of a type that no bundler loads changes what was made of it, and a class may gain a searchable one below. */
import { readFileSync } from "node:fs";
import { context } from "esbuild";
import { watch } from "rollup";
import { createServer } from "vite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import esbuild from "./bundler/esbuild.js";
import rollup from "./bundler/rollup.js";
import vite from "./bundler/vite.js";
import { fixtureProject, SOURCES, type FixtureProject } from "../testing/fixture-project.js";

const external = /^tsglove(?:\/|$)/;
let project: FixtureProject;

beforeEach(() => {
  project = fixtureProject("watch");
});

afterEach(() => {
  project.remove();
});

const soon = { timeout: 30_000, interval: 100 };

/** The candidates of `Pool`, as a bundle writes them. */
function sizes(file: string): string | undefined {
  return /choice\((2, 3[^)]*)\)/.exec(readFileSync(project.path(file), "utf8"))?.[1];
}

/** The edits, and what `Pool` offers after each. @param isAtRest whether the bundler has ended its last build, where it tells. */
async function edits(
  read: () => string | undefined | Promise<string | undefined>,
  isAtRest: () => boolean = () => true,
): Promise<void> {
  const offers = (candidates: string): Promise<void> =>
    vi.waitFor(async () => {
      expect(await read()).toBe(candidates);
      expect(isAtRest()).toBe(true);
    }, soon);
  await offers("2, 3, 7");
  project.write("src/deep.ts", "export type Size = 2 | 3 | 5;\n");
  await offers("2, 3, 5, 7");
  project.write("src/deeper.ts", "export type Deeper = 4;\n");
  project.write(
    "src/deep.ts",
    'import type { Deeper } from "./deeper.js";\nexport type Size = 2 | 3 | Deeper;\n',
  );
  await offers("2, 3, 4, 7");
  // A file that the bundler has not heard of by itself.
  project.write("src/deeper.ts", "export type Deeper = 6;\n");
  await offers("2, 3, 6, 7");
}

describe("watching", () => {
  it("esbuild", async () => {
    const watched = await context({
      absWorkingDir: project.folder,
      entryPoints: [project.path("src/main.ts")],
      bundle: true,
      format: "esm",
      external: ["tsglove"],
      logLevel: "silent",
      outfile: project.path("out.mjs"),
      plugins: [esbuild()],
    });
    await watched.watch();
    try {
      await vi.waitFor(() => readFileSync(project.path("out.mjs")), soon);
      await edits(() => sizes("out.mjs"));
    } finally {
      await watched.dispose();
    }
  });

  it("Rollup", async () => {
    const watcher = watch({
      input: project.path("src/main.ts"),
      external,
      plugins: [rollup()],
      onLog: () => undefined,
      output: { file: project.path("out.mjs") },
    });
    // It writes its output before it watches the files that it has heard of, and misses an edit in between.
    let isBuilding = true;
    watcher.on("event", ({ code }) => {
      isBuilding = code !== "END";
    });
    try {
      await vi.waitFor(() => readFileSync(project.path("out.mjs")), soon);
      await edits(
        () => sizes("out.mjs"),
        () => !isBuilding,
      );
    } finally {
      await watcher.close();
    }
  });

  it("Vite's dev server, where a class also comes to be rewritten by another file", async () => {
    project.write("src/layer.ts", SOURCES["src/layer.ts"] ?? "");
    const server = await createServer({
      root: project.folder,
      configFile: false,
      logLevel: "silent",
      appType: "custom",
      server: { middlewareMode: true, ws: false },
      plugins: [vite()],
    });
    const compiled = async (url: string): Promise<string> =>
      (await server.transformRequest(url, { ssr: true }))?.code ?? "";
    try {
      await edits(async () => /choice\((2, 3[^)]*)\)/.exec(await compiled("/src/pool.ts"))?.[1]);
      expect(await compiled("/src/layer.ts")).toContain("$allocate");
      project.write("src/conv.ts", "export enum Act { Relu }\nexport class Conv {}\n");
      await vi.waitFor(async () => {
        expect(await compiled("/src/layer.ts")).not.toContain("$allocate");
      }, soon);
      project.write("src/conv.ts", SOURCES["src/conv.ts"] ?? "");
      await vi.waitFor(async () => {
        expect(await compiled("/src/layer.ts")).toContain("$allocate");
      }, soon);
    } finally {
      await server.close();
    }
  });
});
