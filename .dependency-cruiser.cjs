// The arrows of the house (CONTRIBUTING.md draws them): imports run down, and never in a circle.
const inside = (folder) => `^runtime/src/${folder}/`;
const TEST = "(\\.test\\.ts$|/testing/)";

const MESSAGE = "^runtime/src/tuning/message-of\\.ts$";

/** A layer of the runtime and what it may import besides itself. */
const layer = (folder, below, ...files) => ({
  name: `runtime-${folder.replace("/", "-")}-imports-down`,
  severity: "error",
  from: { path: inside(folder), pathNot: TEST },
  to: { path: "^runtime/src/", pathNot: [inside(folder), ...below.map(inside), ...files] },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "declared-dependencies-only",
      severity: "error",
      from: { pathNot: TEST },
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"],
        path: "node_modules",
        pathNot: "@types|@tensorflow|node_modules/typescript/",
      },
    },
    layer("geno", []),
    layer("symbolic", ["geno"]),
    layer("hyper", ["symbolic", "geno"]),
    layer("algorithms", ["geno"]),
    layer("tuning", ["algorithms", "hyper", "symbolic", "geno"]),
    // Within it: what a trial is ← its log ← the study's state ← policies ← the loop.
    layer("tuning/trial", ["geno"], "^runtime/src/algorithms/dominates\\.ts$"),
    layer("tuning/log", ["tuning/trial", "algorithms", "geno"], MESSAGE),
    layer("tuning/state", ["tuning/log", "tuning/trial", "algorithms", "geno"], MESSAGE),
    layer("tuning/early-stopping", ["tuning/state", "tuning/trial", "geno"]),
    layer(
      "tuning/study-stopping",
      ["tuning/trial", "algorithms", "geno"],
      "^runtime/src/tuning/study-view\\.ts$",
    ),
    layer("conformance", ["tuning", "algorithms", "hyper", "symbolic", "geno"]),
    layer("study", ["tuning", "hyper", "symbolic", "geno"]),
    layer("view", ["hyper", "symbolic", "geno"]),
    layer("report", ["view", "tuning", "geno", "symbolic", "hyper"]),
    layer("tensor", []),
    // They import what is below them by the package's name, as a user's program does.
    layer("nn", []),
    layer("supernet", ["nn", "hyper", "symbolic", "geno"]),
    {
      name: "barrels-are-for-users",
      severity: "error",
      comment: "A file imports what it needs from where it is, not from a package's own entry.",
      from: { path: "^runtime/src/", pathNot: TEST },
      to: {
        path: "^runtime/src/(index|geno/index|conformance/index|report/index|study/index|tensor/index)\\.ts$",
      },
    },
    {
      name: "runtime-stands-alone",
      severity: "error",
      from: { path: "^runtime/" },
      to: { path: ["^(transformer|samples|test)/", "node_modules/(typescript|@tsglove)/"] },
    },
    {
      name: "core-runs-in-browsers",
      severity: "error",
      from: {
        path: "^runtime/src/(geno|symbolic|hyper|algorithms|tuning|view|compiled|index)",
        pathNot: TEST,
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "analyzer-is-pure",
      severity: "error",
      from: { path: "^transformer/src/analyzer/", pathNot: TEST },
      to: { path: ["^transformer/src/(emit|faces)/", "^(node:)?(fs|path|os|child_process)"] },
    },
    {
      name: "analyzer-sees-geno-only",
      severity: "error",
      comment: "Of the runtime the analyzer knows search spaces as plain data, by the package's own entry.",
      from: { path: "^transformer/src/analyzer/", pathNot: TEST },
      to: {
        path: "^(runtime/|node_modules/tsglove/)",
        pathNot: "^runtime/(src|dist)/geno/index\\.(d\\.ts|js|ts)$",
      },
    },
    {
      name: "language-server-sees-the-analysis-only",
      severity: "error",
      comment:
        "Of the compiler it knows what the analyzer knows, by one entry; of the runtime search spaces as plain data.",
      from: { path: "^language-server/src/", pathNot: TEST },
      to: {
        path: "^(transformer/|runtime/|node_modules/(tsglove|@tsglove)/)",
        pathNot: "^(transformer/(src|dist)/faces/analysis|runtime/(src|dist)/geno/index)\\.(d\\.ts|js|ts)$",
      },
    },
    {
      name: "features-and-projects-know-no-protocol",
      severity: "error",
      from: { path: "^language-server/src/(features|project)/", pathNot: TEST },
      to: { path: ["^language-server/src/lsp/", "node_modules/vscode-"] },
    },
    {
      name: "features-read-no-files",
      severity: "error",
      from: { path: "^language-server/src/features/", pathNot: TEST },
      to: { path: ["^language-server/src/project/", "^(node:)?(fs|child_process)"] },
    },
    {
      name: "emit-imports-the-analyzer-only",
      severity: "error",
      from: { path: "^transformer/src/emit/", pathNot: TEST },
      to: { path: "^transformer/src/faces/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(dist|\\.compiled)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { conditionNames: ["types", "import", "default"], exportsFields: ["exports"] },
  },
};
