/**
 * What a file's output says about types of other files, as text. tsc re-emits a file when its own text changes or a
 * direct import's declarations do; the space of a class can change by a type three modules away, and this tells.
 */
import ts from "typescript";
import { checkFile } from "./check.js";
import { referenceClass } from "./class-reference.js";
import { keptModules } from "./kept-modules.js";
import type { ClassModel, DomainModel } from "./model.js";
import { nodesIn } from "./file-nodes.js";
import type { ProgramModel } from "./program-model.js";
import { startsOf } from "./starts.js";
import { symbolizeCalls } from "./symbolize-calls.js";

/** The fingerprint of a file; empty for one that the transformer leaves as it is and finds nothing in. */
export function fingerprint(file: ts.SourceFile, model: ProgramModel): string {
  if (file.isDeclarationFile || !model.dsl.used) return "";
  const classes = nodesIn(file).classes.flatMap((node) => model.classOf(node) ?? []);
  const calls = symbolizeCalls(file, model).map(({ kind, symbol, params }) => [
    kind,
    symbol?.name,
    symbol?.declarations?.[0]?.getSourceFile().fileName,
    params.map(({ name, optional, rest, property, domain }) => [
      name,
      optional,
      rest,
      property,
      domainText(domain, file, model),
    ]),
  ]);
  const findings = checkFile(file, model).map(({ rule, message }) => `${rule.code} ${message}`);
  return [
    ...keptModules(file, model),
    ...classes.map((each) => classText(each, file, model)),
    ...calls.map((each) => JSON.stringify(each)),
    ...findings,
  ].join("\n");
}

function classText(each: ClassModel, file: ts.SourceFile, model: ProgramModel): string {
  const params = each.params.map(({ name, optional, rest, property, readable, primitive, domain }) => [
    name,
    optional,
    rest,
    property,
    readable,
    primitive,
    domainText(domain, file, model),
  ]);
  const { name, searchable, belowSearchable, construction, hasMethods } = each;
  const defaults = startsOf(each, model).kind;
  return JSON.stringify([name, searchable, belowSearchable, construction, params, hasMethods, defaults]);
}

function domainText(domain: DomainModel | undefined, file: ts.SourceFile, model: ProgramModel): unknown {
  if (domain?.kind === "choice") return domain.candidates.map((each) => domainText(each, file, model));
  if (domain?.kind !== "class") return domain === undefined ? null : JSON.stringify(domain);
  const declaration = domain.symbol.declarations?.[0];
  const reference = referenceClass(domain.symbol, file, model.checker);
  return [
    domain.symbol.name,
    declaration?.getSourceFile().fileName,
    reference.kind === "registry" ? reference.kind : reference,
  ];
}
