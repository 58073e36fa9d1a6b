/**
 * What a tsconfig's options become for who takes our output: nothing that would keep a file from being emitted, and the
 * modules that a bundler or Node reads. What decides about meaning (target, decorators, fields, jsx) stays as it is.
 */
import ts from "#typescript";

export interface Consumer {
  /** Options over the tsconfig's. */
  options(given: ts.CompilerOptions): ts.CompilerOptions;
  /** The module format of one of the program's sources, where TypeScript's own answer is not the consumer's. */
  format(file: string, own: ts.ResolutionMode, given: ts.CompilerOptions): ts.ResolutionMode;
}

/** Options for files that no tsconfig stands above. */
export const DEFAULT_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  jsx: ts.JsxEmit.ReactJSX,
  skipLibCheck: true,
};

/** A program of one's own, where output is asked for as the options say. */
export const asConfigured: Consumer = {
  options: emitting,
  format: (_file, own) => own,
};

/** Bundlers want ES modules, whatever a package.json says of the format that Node should see. */
export const forBundler: Consumer = {
  options: (given) => ({
    ...emitting(given),
    // Preserve writes `import x = require()` as a bundler understands it.
    module: isEsKind(given) ? ts.ModuleKind.ESNext : ts.ModuleKind.Preserve,
  }),
  format: (file, own) =>
    own === ts.ModuleKind.CommonJS && !file.endsWith(".cts") ? ts.ModuleKind.ESNext : own,
};

/**
 * Node wants what the extension and package.json say. Where they say nothing it is what the tsconfig's `module` is:
 * ES modules run as such, and everything else as CommonJS, as tspc's output would.
 */
export const forNode: Consumer = {
  options: (given) => ({
    ...emitting(given),
    module: ts.ModuleKind.NodeNext,
    ...(given.jsx === ts.JsxEmit.Preserve ? { jsx: ts.JsxEmit.ReactJSX } : undefined),
  }),
  format: (file, _own, given) => {
    if (/\.[cm]ts$/.test(file)) return file.endsWith(".mts") ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
    const type = packageType(file);
    return type === "module" || (type === undefined && isEsKind(given))
      ? ts.ModuleKind.ESNext
      : ts.ModuleKind.CommonJS;
  },
};

/** Options under which `program.emit` of one file gives JavaScript and a map. */
function emitting(given: ts.CompilerOptions): ts.CompilerOptions {
  const target = given.target ?? ts.ScriptTarget.LatestStandard;
  return {
    ...given,
    // ESNext leaves decorators and `using` in the output, which nothing reads yet.
    target: target > ts.ScriptTarget.LatestStandard ? ts.ScriptTarget.LatestStandard : target,
    useDefineForClassFields: given.useDefineForClassFields ?? target >= ts.ScriptTarget.ES2022,
    // What `module` is by default changes with it.
    moduleResolution: resolutionOf(given),
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    noEmit: false,
    emitDeclarationOnly: false,
    declaration: false,
    declarationMap: false,
    isolatedDeclarations: false,
    composite: false,
    incremental: false,
    noEmitOnError: false,
    // Types are checked by tsc and editors; a file is emitted in milliseconds without it.
    noCheck: true,
    // A path of output that nothing is written to harms no source.
    suppressOutputPathCheck: true,
    sourceMap: true,
    inlineSourceMap: false,
    inlineSources: true,
    ...Object.fromEntries(
      ["tsBuildInfoFile", "outFile", "mapRoot", "sourceRoot"].map((option) => [option, undefined]),
    ),
  };
}

function resolutionOf(given: ts.CompilerOptions): ts.ModuleResolutionKind {
  if (given.moduleResolution !== undefined) return given.moduleResolution;
  switch (given.module) {
    case ts.ModuleKind.Node16:
    case ts.ModuleKind.Node18:
    case ts.ModuleKind.Node20:
      return ts.ModuleResolutionKind.Node16;
    case ts.ModuleKind.NodeNext:
      return ts.ModuleResolutionKind.NodeNext;
    default:
      return ts.ModuleResolutionKind.Bundler;
  }
}

function isEsKind({ module }: ts.CompilerOptions): boolean {
  return (
    module === undefined ||
    (module >= ts.ModuleKind.ES2015 && module <= ts.ModuleKind.ESNext) ||
    module === ts.ModuleKind.Preserve
  );
}

/** The `"type"` of the package.json above a file. */
function packageType(file: string): string | undefined {
  const path = ts.findConfigFile(
    file.slice(0, file.lastIndexOf("/")),
    (name) => ts.sys.fileExists(name),
    "package.json",
  );
  const content: unknown =
    path === undefined ? undefined : ts.readConfigFile(path, (name) => ts.sys.readFile(name)).config;
  const type: unknown =
    typeof content === "object" && content !== null && "type" in content ? content.type : undefined;
  return typeof type === "string" ? type : undefined;
}
