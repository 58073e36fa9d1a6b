/** Every place of a file that has a space: a parameter, a class, a call that makes one, a constant that holds one. */
import {
  analyzeValue,
  callsOf,
  classValue,
  className,
  HYPER_CALLS,
  isAbstract,
  nodesIn,
  spaceOfValue,
  spacesIn,
  staticValueOf,
  symbolizeCalls,
  symbolizedValue,
  ts,
  typeValue,
  type ClassModel,
  type DomainModel,
  type DomainValue,
  type FoundSpace,
  type ParamModel,
  type ProgramModel,
  type StaticValue,
  type SymbolizeModel,
  type ValueSpace,
} from "@tsglove/transformer/analysis";
import type { View } from "./view.js";

export type PlaceKind = "parameter" | "class" | "hyper value" | "search space" | "variable";

export interface SpacePlace {
  readonly kind: PlaceKind;
  /** What it is called: `filters`, `Trainer`, `searchSpace(Trainer)`, `hyperTrainer`. */
  readonly name: string;
  /** The parameter, the class, the call, or what the constant was given. */
  readonly node: ts.Node;
  /** The text that stands for it: the name of a parameter, class or constant; what a call calls. */
  readonly start: number;
  readonly end: number;
  /** Behind which offset its size stands. */
  readonly at: number;
  /** Its space; or why that is not known, of a class whose types do not say it and a call that is not followed. */
  readonly found: ValueSpace;
  /** The value that is the space, where that is known. */
  readonly value: StaticValue | undefined;
  /** What its type says, of a parameter. */
  readonly domain: DomainModel | undefined;
}

const known = new WeakMap<ProgramModel, WeakMap<ts.SourceFile, readonly SpacePlace[]>>();

/** In the order of the text. */
export function spacesOf({ model, file }: View): readonly SpacePlace[] {
  if (file.isDeclarationFile || !model.dsl.used) return [];
  const ofModel = known.get(model) ?? new WeakMap<ts.SourceFile, readonly SpacePlace[]>();
  known.set(model, ofModel);
  let places = ofModel.get(file);
  if (places === undefined) ofModel.set(file, (places = findPlaces(file, model)));
  return places;
}

function findPlaces(file: ts.SourceFile, model: ProgramModel): readonly SpacePlace[] {
  const places: SpacePlace[] = [];
  for (const node of nodesIn(file).classes) {
    const owner = model.classOf(node);
    if (owner === undefined) continue;
    if (hasSpace(owner)) places.push(classPlace(owner, model));
    for (const param of owner.params)
      // Those of a class without a constructor are declared above it.
      if (param.node.parent.parent === node && param.domain !== undefined)
        places.push(parameterPlace(param, param.domain, model));
  }
  for (const target of symbolizeCalls(file, model)) places.push(symbolizedPlace(target, model));
  const found = spacesIn(file, model);
  for (const each of found) places.push(foundPlace(each, model));
  places.push(...unknownCalls(file, model, new Set(found.map(({ node }) => node))));
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether `searchSpace` takes a class as it is. */
export function hasSpace({ node, searchable }: ClassModel): boolean {
  return searchable && !isAbstract(node) && (node.typeParameters?.length ?? 0) === 0;
}

export function classPlace(owner: ClassModel, model: ProgramModel): SpacePlace {
  const { node } = owner;
  const name = node.name ?? firstToken(node);
  return {
    kind: "class",
    name: className(node),
    node,
    ...extent(name),
    at: (node.name ?? name).getEnd(),
    ...spaceOfTypes(classValue(owner, model), node),
    domain: undefined,
  };
}

export function parameterPlace(
  { name, node }: ParamModel,
  domain: DomainModel,
  model: ProgramModel,
): SpacePlace {
  return {
    kind: "parameter",
    name,
    node,
    ...extent(node.name),
    at: (node.type ?? node.questionToken ?? node.name).getEnd(),
    ...spaceOfTypes(typeValue(name, domain, model), node),
    domain,
  };
}

function symbolizedPlace(target: SymbolizeModel, model: ProgramModel): SpacePlace {
  const { call } = target;
  return {
    kind: "class",
    name: target.symbol?.name ?? "symbolized",
    node: call,
    ...extent(call.expression),
    at: call.getEnd(),
    ...spaceOfTypes(symbolizedValue(target, model), call),
    domain: undefined,
  };
}

function spaceOfTypes(
  { value, problems }: DomainValue,
  node: ts.Node,
): { readonly found: ValueSpace; readonly value: StaticValue | undefined } {
  if (value !== undefined) return { found: spaceOfTypeValue(value, node), value };
  const reason = problems[0]?.message ?? "its types do not say it";
  return { found: { kind: "none", reason, node }, value: undefined };
}

/** A literal, or an object of a class without decisions, is a space of one point. */
function spaceOfTypeValue(value: StaticValue, node: ts.Node): ValueSpace {
  return spaceOfValue(value.kind === "literal" ? { kind: "list", items: [] } : value, node);
}

function foundPlace({ node, kind, name, found }: FoundSpace, model: ProgramModel): SpacePlace {
  const isVariable = kind === "composition" && name !== undefined;
  return {
    kind: kind === "composition" ? "variable" : kind,
    name: name?.text ?? calledName(node),
    node,
    ...extent(name ?? calleeOf(node)),
    at: isVariable ? behindName(name) : node.getEnd(),
    found,
    value: staticValueOf(node, model),
    domain: undefined,
  };
}

/** Calls that make a space of which nothing is known before running. One that throws is the rules' business. */
function* unknownCalls(
  file: ts.SourceFile,
  model: ProgramModel,
  others: ReadonlySet<ts.Node>,
): Generator<SpacePlace> {
  for (const each of ["searchSpace", ...HYPER_CALLS])
    for (const call of callsOf(each, file, model)) {
      if (others.has(call)) continue;
      const value = staticValueOf(call, model);
      const found = analyzeValue(call, model);
      if (value.kind !== "unknown" || found.kind !== "none") continue;
      const kind = each === "searchSpace" ? "search space" : "hyper value";
      yield {
        kind,
        name: calledName(call),
        node: call,
        ...extent(calleeOf(call)),
        at: call.getEnd(),
        found,
        value,
        domain: undefined,
      };
    }
}

function calleeOf(node: ts.Node): ts.Node {
  return ts.isCallExpression(node) ? node.expression : node;
}

const LONGEST_NAME = 40;

/** A call on one line, `searchSpace(Trainer)`; of a longer one what it calls: `oneof(…)`. */
function calledName(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length <= LONGEST_NAME ? text : `${calleeOf(node).getText().replace(/\s+/g, " ")}(…)`;
}

/** Behind a constant's name and type. */
function behindName(name: ts.Identifier): number {
  const { parent } = name;
  return ts.isVariableDeclaration(parent) && parent.type !== undefined ? parent.type.getEnd() : name.getEnd();
}

function firstToken(node: ts.ClassLikeDeclaration): ts.Node {
  return node.getChildren().find(({ kind }) => kind === ts.SyntaxKind.ClassKeyword) ?? node;
}

function extent(node: ts.Node): { readonly start: number; readonly end: number } {
  return { start: node.getStart(), end: node.getEnd() };
}
