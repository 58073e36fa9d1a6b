/** The entry for editors, `@tsglove/transformer/analysis`: what the analyzer knows of a program, without emitting anything. */
export { default as ts } from "#typescript";
export { ProgramModel } from "../analyzer/program-model.js";
export { reviewFile, type RuleFinding } from "../analyzer/check.js";
export { nodesIn } from "../analyzer/file-nodes.js";
export { HYPER_CALLS, spacesIn, type FoundSpace } from "../analyzer/values/spaces-in.js";
export {
  analyzeValue,
  sizeLabel,
  spaceOfValue,
  staticValueOf,
  type KnownSpace,
  type ValueSpace,
} from "../analyzer/values/analyze-value.js";
export { classValue, symbolizedValue, typeValue, type DomainValue } from "../analyzer/space/domain-value.js";
export { StaticSpace } from "../analyzer/space/static-space.js";
export type { StaticValue } from "../analyzer/space/static-value.js";
export type { Edit, Fix, Rule, Severity } from "../analyzer/diagnostic.js";
export type { ClassModel, DomainModel, ParamModel, SymbolizeModel } from "../analyzer/model.js";
export { Configurations, NO_TSCONFIG, type Configuration } from "./project/configuration.js";
export { argumentPlaces } from "../analyzer/argument-places.js";
export { callsOf } from "../analyzer/calls.js";
export { constantOf, nameText, unwrapped } from "../analyzer/constants.js";
export { edited, indentOf, insertingAt, lineEnd, replacing } from "../analyzer/edits.js";
export { importedName } from "../analyzer/import-name.js";
export { namedClass } from "../analyzer/instance-class.js";
export { keysOf, landings } from "../analyzer/key-path.js";
export { aliasDeclaration, isNamedType, namedSymbol } from "../analyzer/domains/guide.js";
export { domainOfNode as readTypeNode } from "../analyzer/domains/domain-of.js";
export { readType } from "../analyzer/domains/read-type.js";
export { domainText } from "../analyzer/space/domain-text.js";
export { entryMistake, entryText, missingEntries } from "./plugin-entries.js";
export { JsonText } from "./setup/json-text.js";
export { isAbstract } from "../analyzer/program-model.js";
export { className } from "../analyzer/class-shape.js";
export { symbolizeCalls } from "../analyzer/symbolize-calls.js";
export { resolveAlias } from "../analyzer/dsl.js";
export { decodedValue } from "../analyzer/space/decoded-value.js";
export { originOf } from "../analyzer/space/origins.js";
export { programText, type ProgramText } from "../analyzer/space/program-text.js";
export { candidatePrefix, expandedSize, joinedId, placed, sourceOf } from "../analyzer/space/shape.js";
export { startingNumbers } from "../analyzer/values/starting-point.js";
export { rules } from "../analyzer/rule-list.js";
