// Bundles the extension into dist/: itself, the language server with the TypeScript that it works with, and the panel's page.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const shared = { bundle: true, minify: true, metafile: true, legalComments: "none", logLevel: "warning" };
const node = { ...shared, platform: "node", target: "node20", mainFields: ["module", "main"] };

/** What CommonJS packages inside of an ES module expect to be there. */
const commonJs = `import { createRequire as requireFrom } from "node:module";
import { dirname as folderOf } from "node:path";
import { fileURLToPath as pathOf } from "node:url";
const require = requireFrom(import.meta.url);
const __filename = pathOf(import.meta.url);
const __dirname = folderOf(__filename);`;

const results = await Promise.all([
  build({
    ...node,
    format: "cjs",
    entryPoints: [join(here, "src/extension.ts")],
    outfile: join(dist, "extension.cjs"),
    external: ["vscode"],
  }),
  build({
    ...node,
    format: "esm",
    entryPoints: [join(here, "../language-server/dist/stdio.js")],
    // Two folders deep, as in its own package: it reads its version from there, and ours is the same.
    outfile: join(dist, "server/main.mjs"),
    banner: { js: commonJs },
  }),
  build({
    ...shared,
    format: "iife",
    target: "chrome120",
    entryPoints: [join(here, "webview/panel.ts")],
    outfile: join(dist, "panel.js"),
  }),
]);
copyFileSync(join(here, "webview/panel.css"), join(dist, "panel.css"));

// TypeScript looks for the declarations of the language's own library beside itself.
const libs = dirname(
  createRequire(new URL("../transformer/package.json", pathToFileURL(join(here, "x")))).resolve("typescript"),
);
for (const lib of readdirSync(libs))
  if (/^lib\..*d\.ts$/.test(lib)) copyFileSync(join(libs, lib), join(dist, "server", lib));

writeFileSync(join(dist, "THIRD_PARTY_NOTICES.txt"), notices(results.map(({ metafile }) => metafile)));

/** The licences of the packages that the bundles hold. */
function notices(metafiles) {
  const folders = new Set();
  for (const input of metafiles.flatMap((each) => Object.keys(each.inputs))) {
    const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replaceAll("\\", "/")) ?? [];
    if (found !== undefined) folders.add(resolve(found));
  }
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
      return `${name} ${version}: ${license}${text}\n`;
    })
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}
