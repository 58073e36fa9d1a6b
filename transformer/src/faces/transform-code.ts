/** Compiling one piece of code, for tools of one's own. */
import "./own-typescript.js";
import { resolve } from "node:path";
import ts from "#typescript";
import { diagnosticsText, type PlainDiagnostic } from "./plain-diagnostic.js";
import { NO_TSCONFIG, slashes } from "./project/configuration.js";
import { asConfigured, DEFAULT_OPTIONS } from "./project/consumer.js";
import type { SourceMap } from "./project/project.js";
import { Workspace } from "./project/workspace.js";

export interface TransformOptions {
  /** What the code is called and where it is thought to stand, which imports start from; there need be no such file. */
  readonly fileName: string;
  /** The tsconfig to compile by. */
  readonly tsconfig?: string;
  /** Options as in a tsconfig's `compilerOptions`, over sensible ones (strict, ES2022, ES modules), instead of a tsconfig. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

export interface TransformResult {
  readonly code: string;
  readonly map: SourceMap;
  /** Syntax errors and tsglove's findings; types are not checked. */
  readonly diagnostics: readonly PlainDiagnostic[];
}

/** Programs are kept: by their tsconfig, or by their options. */
const workspaces = new Map<string, Workspace>();

/**
 * Compiles code as tspc compiles a file.
 *
 * @example
 * const { code, map, diagnostics } = transform(
 *   'import { searchable } from "tsglove";\n@searchable class Conv { constructor(readonly filters: 32 | 64) {} }',
 *   { fileName: "conv.ts" },
 * );
 * // code holds `$tsglove.choice(32, 64)`; diagnostics is empty
 *
 * @throws Error when the tsconfig is missing or broken, an option is wrong, or `fileName` does not name a TypeScript source.
 */
export function transform(code: string, options: TransformOptions): TransformResult {
  const fileName = slashes(resolve(options.fileName));
  const workspace = workspaceFor(options);
  workspace.invalidate();
  const compiled = /\.[cm]?tsx?$/.test(fileName) ? workspace.compile(fileName, code) : undefined;
  workspace.forgetText(fileName);
  if (compiled?.output === undefined)
    throw new Error(
      `${options.fileName} cannot be compiled: \`fileName\` has to be that of a TypeScript source (.ts, .tsx, .mts, .cts) outside node_modules.`,
    );
  return { ...compiled.output, diagnostics: compiled.diagnostics };
}

function workspaceFor({ tsconfig, compilerOptions }: TransformOptions): Workspace {
  const key = tsconfig === undefined ? JSON.stringify(compilerOptions ?? {}) : resolve(tsconfig);
  let workspace = workspaces.get(key);
  if (workspace === undefined) {
    const only = tsconfig ?? { ...NO_TSCONFIG, options: optionsFrom(compilerOptions) };
    workspace = new Workspace({ consumer: asConfigured, everything: true, only });
    workspaces.set(key, workspace);
  }
  return workspace;
}

function optionsFrom(compilerOptions: TransformOptions["compilerOptions"]): ts.CompilerOptions {
  const { options, errors } = ts.convertCompilerOptionsFromJson(compilerOptions ?? {}, process.cwd());
  if (errors.length > 0) throw new Error(diagnosticsText(errors));
  return { ...DEFAULT_OPTIONS, ...options };
}
