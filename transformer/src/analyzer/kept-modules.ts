/**
 * The imports that must stay, although TypeScript would drop them: those by which a domain reaches a class that its own file
 * cannot name. Only they: an import more could close a circle, and every module on it would run in another order.
 */
import ts from "#typescript";
import { referenceClass } from "./class-reference.js";
import { nodesIn } from "./file-nodes.js";
import { classesIn } from "./domains/domain-parts.js";
import type { DomainModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";
import { spaceCalls } from "./space-calls.js";
import { symbolizeCalls } from "./symbolize-calls.js";

type Kept = ReadonlyMap<ts.SourceFile, ReadonlySet<string>>;

const known = new WeakMap<ProgramModel, Kept>();

/** The modules that a file must really load, by the texts of its own imports. */
export function keptModules(file: ts.SourceFile, model: ProgramModel): readonly string[] {
  let kept = known.get(model);
  if (kept === undefined) known.set(model, (kept = keptIn(model)));
  return [...(kept.get(file) ?? [])];
}

function keptIn(model: ProgramModel): Kept {
  const kept = new Map<ts.SourceFile, Set<string>>();
  for (const from of model.program.getSourceFiles())
    for (const symbol of classesNamedIn(from, model)) {
      const reference = referenceClass(symbol, from, model.checker);
      if (reference.kind !== "registry") continue;
      for (const { file, specifier } of reference.chain)
        kept.set(file, (kept.get(file) ?? new Set()).add(specifier));
    }
  return kept;
}

/** The classes that the domains in a file name. */
function classesNamedIn(file: ts.SourceFile, model: ProgramModel): readonly ts.Symbol[] {
  if (file.isDeclarationFile || !model.dsl.used) return [];
  return domainsIn(file, model).flatMap((domain) => classesIn(domain));
}

/** The domains that emitted code of a file makes. */
function domainsIn(file: ts.SourceFile, model: ProgramModel): readonly (DomainModel | undefined)[] {
  const classes = nodesIn(file).classes.flatMap((node) => model.classOf(node) ?? []);
  return [
    ...[...classes.filter((each) => each.searchable), ...symbolizeCalls(file, model)].flatMap(({ params }) =>
      params.map(({ domain }) => domain),
    ),
    ...spaceCalls(file, model).flatMap((each) => (each.kind === "type" ? [each.domain] : each.domains)),
  ];
}
