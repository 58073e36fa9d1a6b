/** The doctor on how the project is configured: tsconfig.json, scripts and bundlers. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "#typescript";
import { entryMistake, entryText, missingEntries } from "../plugin-entries.js";
import { bundlerConfig, bundlerLines, bundlersOf } from "./bundlers.js";
import { missing, note, ok, type Check } from "./check.js";
import { callsTsc } from "./init-plan.js";
import {
  installedPackage,
  packageFolders,
  readPackageJson,
  shortPath,
  type PackageJson,
  type TsConfig,
} from "./project-files.js";

/** What one tsconfig file says, with all that it extends. */
export function* tsConfigChecks(folder: string, { file, options, errors }: TsConfig): Generator<Check> {
  const name = shortPath(folder, file);
  if (errors[0] !== undefined) {
    yield missing("tsconfig", `${name}: ${errors[0]}`, "Mend it, or let `npx tsglove init` write one.");
    return;
  }
  const lacking = missingEntries(options["plugins"], dirname(file));
  const mistake = entryMistake(options["plugins"], dirname(file));
  if (mistake !== undefined) yield missing("plugins", `${name} has an entry wrong.`, `It ${mistake}`);
  else
    yield lacking.length === 0
      ? ok("plugins", `${name} names both plugin entries`)
      : missing(
          "plugins",
          `${name} lacks ${lacking.length === 2 ? "both plugin entries" : "a plugin entry"}.`,
          `Add to "compilerOptions.plugins": ${lacking.map(entryText).join(", ")}`,
        );
  yield (options.strictNullChecks ?? options.strict ?? true)
    ? ok("strict", `${name} checks for null strictly`)
    : missing(
        "strict",
        `${name} switches strictNullChecks off.`,
        'Write "strict": true (or "strictNullChecks": true).',
      );
  const target = options.target ?? ts.ScriptTarget.ES2025;
  yield target >= ts.ScriptTarget.ES2020
    ? ok("target", `${name} has the target ${targetName(target)}`)
    : missing(
        "target",
        `${name} has the target ${targetName(target)}, which lacks what classes are compiled to.`,
        'Write "target": "es2022".',
      );
  if (options.useDefineForClassFields === false)
    yield note(
      "class-fields",
      `${name} assigns class fields (useDefineForClassFields is false); tsglove does so too.`,
    );
  if (options.experimentalDecorators === true)
    yield note(
      "decorators",
      `${name} has legacy decorators (experimentalDecorators); @searchable works as one.`,
    );
  if (options.emitDecoratorMetadata === true)
    yield note(
      "decorator-metadata",
      `${name} emits decorator metadata, which knows classes and no domains; tsglove does not read it.`,
    );
  if (options.skipLibCheck !== true && installedPackage(folder, "@tensorflow/tfjs") !== undefined)
    yield note(
      "library-declarations",
      `${name} checks the declarations of libraries, and those of TensorFlow.js have errors.`,
      'Write "skipLibCheck": true.',
    );
  if (options.isolatedDeclarations === true)
    yield note(
      "isolated-declarations",
      `${name} has isolatedDeclarations: tools that write .d.ts without tspc leave out what marks searchable classes.`,
    );
}

/** A target as one writes it: several names can have one number, such as LatestStandard. */
function targetName(target: ts.ScriptTarget): string {
  return Object.entries(ts.ScriptTarget).find(([, each]) => each === target)?.[0] ?? String(target);
}

/** Scripts, of the project and of its packages, that emit code by the compiler which leaves our classes as they are. */
export function* scriptChecks(folder: string, configs: readonly TsConfig[]): Generator<Check> {
  const emitting = configs.filter(
    ({ options }) => options.noEmit !== true && options.emitDeclarationOnly !== true,
  );
  let isWell = true;
  for (const each of emitting.length === 0 ? [] : [folder, ...packageFolders(folder, emitting)]) {
    const place = each === folder ? "" : ` of ${shortPath(folder, join(each, "package.json"))}`;
    for (const [name, command] of Object.entries(readPackageJson(each).scripts)) {
      if (!callsTsc(command)) continue;
      isWell = false;
      yield missing(
        "scripts",
        `The script "${name}"${place} runs \`${command}\`, which compiles no searchable class.`,
        "Write tspc in place of tsc.",
      );
    }
  }
  if (isWell) yield ok("scripts", "no script emits code by tsc");
}

/** Bundlers compile TypeScript by themselves, without tspc. */
export function* bundlerChecks(folder: string, packageJson: PackageJson): Generator<Check> {
  for (const bundler of bundlersOf(packageJson)) {
    const file = bundlerConfig(folder, bundler);
    const lines = bundlerLines(bundler).join(" ");
    if (file === undefined)
      yield note(
        "bundler",
        `${bundler} is installed and has no ${bundler}.config file; where it compiles searchable classes, it needs: ${lines}`,
      );
    else if (readFileSync(join(folder, file), "utf8").includes("@tsglove/transformer"))
      yield ok("bundler", `${file} has the plugin`);
    else yield missing("bundler", `${file} does not have the plugin.`, lines);
  }
}
