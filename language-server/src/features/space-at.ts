/** The space that is meant by a place in the text. */
import {
  aliasDeclaration,
  isNamedType,
  namedSymbol,
  readTypeNode,
  resolveAlias,
  spaceOfValue,
  ts,
  typeValue,
  type ClassModel,
  type ProgramModel,
} from "@tsglove/transformer/analysis";
import { holds, nodeAt, outward } from "./selection.js";
import { classPlace, hasSpace, parameterPlace, spacesOf, type SpacePlace } from "./spaces-of.js";
import type { View } from "./view.js";

/** A space, and the text that was pointed at. */
export interface PointedSpace {
  readonly place: SpacePlace;
  readonly start: number;
  readonly end: number;
}

/** The space of what stands at an offset: of a parameter, a class, a call or a constant, or of a name that refers to one. */
export function spaceAt(view: View, offset: number): PointedSpace | undefined {
  const named = spacesOf(view).filter(({ start, end }) => start <= offset && offset <= end);
  const [place] = named.sort((a, b) => a.end - a.start - (b.end - b.start));
  if (place !== undefined) return { place, start: place.start, end: place.end };
  const node = nodeAt(view.file, offset);
  const type = typePlace(node, view) ?? (ts.isIdentifier(node) ? referredPlace(node, view) : undefined);
  if (type !== undefined) return { place: type, start: node.getStart(view.file), end: node.getEnd() };
  // In the rest of a parameter's type the parameter is meant.
  const around = parameterAround(node, view);
  return around === undefined
    ? undefined
    : { place: around, start: node.getStart(view.file), end: node.getEnd() };
}

/** The space at an offset, else the innermost one around it: a cursor need not stand on the name of what it is in. */
export function spaceAround(view: View, offset: number): SpacePlace | undefined {
  const pointed = spaceAt(view, offset)?.place;
  if (pointed !== undefined && pointed.found.kind !== "none") return pointed;
  const around = spacesOf(view).filter(
    ({ node, found }) =>
      found.kind !== "none" && node.getStart(view.file) <= offset && offset <= node.getEnd(),
  );
  const width = ({ node }: SpacePlace): number => node.getEnd() - node.getStart(view.file);
  return around.sort((a, b) => width(a) - width(b))[0] ?? pointed;
}

function parameterAround(node: ts.Node, view: View): SpacePlace | undefined {
  for (const each of outward(node))
    if (ts.isParameter(each))
      return spacesOf(view).find((place) => place.kind === "parameter" && place.node === each);
  return undefined;
}

/** What a name refers to, in whichever file. */
function referredPlace(name: ts.Identifier, view: View): SpacePlace | undefined {
  const { model } = view;
  if (!model.dsl.used) return undefined;
  const local = model.checker.getSymbolAtLocation(name);
  if (local === undefined) return undefined;
  const symbol = resolveAlias(model.checker, local);
  const owner = model.searchableOf(symbol);
  if (owner !== undefined) return hasSpace(owner) ? classPlace(owner, model) : undefined;
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (ts.isParameter(declaration)) return placeOfParameter(declaration, model);
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return undefined;
  const { initializer } = declaration;
  const place = spacesOf({ ...view, file: declaration.getSourceFile() }).find(
    ({ node }) => node === initializer,
  );
  return place === undefined ? undefined : { ...place, kind: "variable", name: symbol.name };
}

function placeOfParameter(node: ts.ParameterDeclaration, model: ProgramModel): SpacePlace | undefined {
  const owner: ClassModel | undefined = ts.isClassLike(node.parent.parent)
    ? model.classOf(node.parent.parent)
    : undefined;
  const param = owner?.params.find((each) => each.node === node);
  return param?.domain === undefined ? undefined : parameterPlace(param, param.domain, model);
}

/** The space of an alias or interface that is named where a type is read for its domain: `Ops` of `op: Ops`, `Config` of `searchSpace<Config>()`. */
function typePlace(node: ts.Node, view: View): SpacePlace | undefined {
  if (!ts.isIdentifier(node) || !isNamedType(node.parent)) return undefined;
  const reference = node.parent;
  const { model } = view;
  const isRead = spacesOf(view).some(
    (place) =>
      (place.kind === "parameter" && holds(place.node, reference)) ||
      (ts.isCallExpression(place.node) &&
        place.node.typeArguments?.some((argument) => holds(argument, reference)) === true),
  );
  const symbol = isRead ? namedSymbol(reference, model.checker) : undefined;
  const alias =
    symbol === undefined
      ? undefined
      : (aliasDeclaration(symbol) ?? symbol.declarations?.find(ts.isInterfaceDeclaration));
  // Of a generic alias, what is written here counts, and that has a space at the parameter.
  if (alias === undefined || (alias.typeParameters?.length ?? 0) > 0) return undefined;
  if (model.program.isSourceFileFromExternalLibrary(alias.getSourceFile())) return undefined;
  const domain = readTypeNode(reference, model.typeScope);
  const { value, problems } = typeValue(alias.name.text, domain, model);
  const reason = problems[0]?.message ?? "its types do not say it";
  return {
    kind: "variable",
    name: alias.name.text,
    node: alias,
    start: node.getStart(view.file),
    end: node.getEnd(),
    at: node.getEnd(),
    found: value === undefined ? { kind: "none", reason, node: alias } : spaceOfValue(value, alias),
    value,
    domain,
  };
}
