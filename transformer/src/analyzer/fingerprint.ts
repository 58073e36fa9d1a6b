/**
 * What a file's output says about types of other files, as text. tsc re-emits a file when its own text changes or a
 * direct import's declarations do; the space of a class can change by a type three modules away, and this tells.
 */
import ts from "#typescript";
import { checkFile } from "./check.js";
import { markValues } from "./class-mark.js";
import { referenceClass } from "./class-reference.js";
import { keptModules } from "./kept-modules.js";
import { domainKey } from "./domains/domain-key.js";
import type { ClassModel, DomainModel } from "./model.js";
import { nodesIn } from "./file-nodes.js";
import type { ProgramModel } from "./program-model.js";
import { spaceCalls } from "./space-calls.js";
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
  const spaces = spaceCalls(file, model).map((each) =>
    each.kind === "type"
      ? [each.name, domainText(each.domain, file, model)]
      : each.domains.map((domain) => domainText(domain, file, model)),
  );
  const findings = checkFile(file, model).map(({ rule, message }) => `${rule.code} ${message}`);
  return [
    ...keptModules(file, model),
    ...classes.map((each) => classText(each, file, model)),
    ...[...calls, ...spaces].map((each) => JSON.stringify(each)),
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
  const mark = markValues(each, (node) => model.isSearchable(node));
  return JSON.stringify([
    name,
    searchable,
    belowSearchable,
    construction,
    params,
    hasMethods,
    defaults,
    mark,
  ]);
}

/** A domain as this file's output has it: with the way by which it reaches each class. */
function domainText(domain: DomainModel | undefined, file: ts.SourceFile, model: ProgramModel): string {
  return domainKey(domain, (symbol) => {
    const reference = referenceClass(symbol, file, model.checker);
    return JSON.stringify([
      symbol.name,
      symbol.declarations?.[0]?.getSourceFile().fileName,
      reference.kind === "registry" ? reference.kind : reference,
    ]);
  });
}
