/** What the editor says is what `dnaSpec(space).size` says: 2,000 programs, asked without running them and with. */
import { beforeAll, expect, it } from "vitest";
import { compiledModules, type CompiledModules } from "../testing/compiled-modules.js";
import { draws, IMPORTS, RandomPrograms } from "../testing/random-programs.js";
import { spacesOf } from "./spaces-of.js";

const PROGRAMS = 2000;
/** Many programs in a module: files cost more than what is in them. */
const A_MODULE = 100;

const random = new RandomPrograms(draws(20261124));
const names = Array.from({ length: PROGRAMS / A_MODULE }, (_, index) => `m${index}`);
const modules = new Map(
  names.map((name) => {
    const programs = Array.from({ length: A_MODULE }, (_, index) => random.program(`P${index}_`));
    return [name, IMPORTS + programs.join("")];
  }),
);

/** The sizes of all spaces of all modules; of classes too, which the editor shows beside them. */
const RUN = `import { dnaSpec, searchSpace } from "tsglove";
const results = {};
const sizeOf = (make) => {
  try { const spec = dnaSpec(make()); return [spec.size, spec.discreteSize, spec.continuousDimensions].join(" "); } catch (error) { return "throws " + error.message; }
};
for (const name of ${JSON.stringify(names)}) {
  const module = await import(\`./\${name}.js\`);
  for (const [key, value] of Object.entries(module))
    if (key.endsWith("Space")) results[\`\${name} \${key}\`] = sizeOf(() => value);
    else if (/C\\d+$/.test(key)) results[\`\${name} \${key}\`] = sizeOf(() => searchSpace(value));
}
process.stdout.write(JSON.stringify(results));
`;

let compiled: CompiledModules;
let ran: Readonly<Record<string, string>>;
beforeAll(() => {
  compiled = compiledModules("editor-sizes", modules);
  ran = compiled.run(RUN) as Readonly<Record<string, string>>;
}, 180_000);

it("of every space and every class", { timeout: 180_000 }, () => {
  const differing: string[] = [];
  let known = 0;
  for (const name of names) {
    const view = compiled.viewOf(name);
    const places = spacesOf(view);
    const said = new Map<string, string>();
    for (const { kind, name: called, node, found } of places) {
      const variable = kind !== "class" && kind !== "parameter" ? node.parent : undefined;
      const text = variable?.getText().split(" = ", 1)[0];
      const key = kind === "class" ? called : text?.endsWith("Space") === true ? text : undefined;
      if (key === undefined) continue;
      said.set(
        key,
        found.kind === "exact"
          ? `${found.space.size} ${found.space.discreteSize} ${found.space.continuousDimensions}`
          : found.kind === "none"
            ? `throws ${found.reason}`
            : found.kind,
      );
    }
    for (const [key, size] of Object.entries(ran)) {
      const [module, what = ""] = key.split(" ");
      if (module !== name) continue;
      // A constant without hyper values shows nothing: it is one point.
      const own = said.get(what) ?? (what.endsWith("Space") ? "1 1 0" : "not shown");
      if (own === size) known++;
      else differing.push(`${key}: the editor says ${own}, the program ${size}`);
    }
  }
  expect(differing.slice(0, 20)).toEqual([]);
  expect(known).toBeGreaterThan(PROGRAMS * 2);
  // They are spaces of several points, and no two in a row are alike.
  const large = Object.values(ran).filter((size) => !/^(1 |throws)/.test(size));
  expect(large.length).toBeGreaterThan(PROGRAMS * 2);
  expect(new Set(large).size).toBeGreaterThan(PROGRAMS / 4);
});
