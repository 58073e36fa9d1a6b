/** What both kinds of Node's module hooks do: lead imports to TypeScript sources, and hand Node their JavaScript. */
import "../own-typescript.js";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { errorsOf, plainText, type PlainDiagnostic } from "../plain-diagnostic.js";
import { forNode } from "../project/consumer.js";
import { Workspace } from "../project/workspace.js";
import { userError } from "../user-error.js";

/** A module as Node's `load` hook returns it. */
export interface LoadedModule {
  readonly format: "module" | "commonjs";
  readonly source: string;
  readonly shortCircuit: true;
}

const workspace = new Workspace({ consumer: forNode, everything: true });

/** The URL of the source that an import leads to; undefined for what Node finds itself. */
export function resolveSource(specifier: string, parent: string | undefined): string | undefined {
  if (parent?.startsWith("file:") !== true) return undefined;
  const [, name = "", suffix = ""] = /^([^?#]*)(.*)$/s.exec(specifier) ?? [];
  const importer = fileURLToPath(parent);
  const found = isSource(importer)
    ? // A package's own `#imports` begin with the sign that a fragment begins with.
      workspace.resolve(name === "" ? specifier : name, importer)
    : undefined;
  if (found !== undefined) return `${pathToFileURL(found).href}${name === "" ? "" : suffix}`;
  return typescriptFor(name, suffix, parent);
}

/** Whether a file is CommonJS that Node can only load as such by the file's extension, in the program's own thread. */
export function isCommonJsSource(url: string): boolean {
  if (!url.startsWith("file:")) return false;
  const path = fileURLToPath(url.replace(/[?#].*$/s, ""));
  return /(?<!\.d)\.tsx?$/.test(path) && isSource(path) && !workspace.isModule(path);
}

/** A module's JavaScript; undefined for what is no TypeScript source of ours. */
export function loadSource(url: string): LoadedModule | undefined {
  if (!url.startsWith("file:")) return undefined;
  const path = fileURLToPath(url.replace(/[?#].*$/s, ""));
  const compiled = isSource(path) ? workspace.compile(path) : undefined;
  if (compiled === undefined) return undefined;
  const errors = errorsOf(compiled.diagnostics);
  if (errors[0] !== undefined) throw userError(plainText(errors), placeOf(errors[0]));
  if (compiled.output === undefined) return undefined;
  const { code, map } = compiled.output;
  const located = JSON.stringify({ ...map, sources: [pathToFileURL(path).href] });
  return {
    format: compiled.isModule ? "module" : "commonjs",
    source: `${code}//# sourceMappingURL=data:application/json;base64,${Buffer.from(located).toString("base64")}\n`,
    shortCircuit: true,
  };
}

function isSource(path: string): boolean {
  return /(?<!\.d)\.[cm]?tsx?$/.test(path) && !/[\\/]node_modules[\\/]/.test(path);
}

/** What JavaScript imports as `./x.js` may be there as `./x.ts` only. */
function typescriptFor(name: string, suffix: string, parent: string): string | undefined {
  if (!/^(?:\.{0,2}\/|file:)/.test(name)) return undefined;
  const url = new URL(name, parent);
  if (!/\.[cm]?jsx?$/.test(url.pathname) || existsSync(fileURLToPath(url))) return undefined;
  for (const extension of url.pathname.endsWith("x") ? ["tsx"] : ["ts", "tsx"]) {
    const source = new URL(url);
    source.pathname = url.pathname.replace(/jsx?$/, extension);
    if (existsSync(fileURLToPath(source))) return `${source.href}${suffix}`;
  }
  return undefined;
}

function placeOf({ file, start }: PlainDiagnostic): string {
  return `${file}:${start?.line}:${start?.column}`;
}
