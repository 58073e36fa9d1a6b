/** Where a key path such as `op.filters` leads in a type: to an init argument, or to something that is none. */
import ts from "#typescript";
import type { ClassModel, ParamModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";

export type Landing =
  | { readonly kind: "argument"; readonly owner: ClassModel; readonly param: ParamModel }
  /** The class has a property of that name, which is no init argument of it. */
  | { readonly kind: "other"; readonly owner: ClassModel; readonly key: string }
  /** No class is met there, or TypeScript says itself what is wrong. */
  | { readonly kind: "unknown" };

/** The places that a path leads to: several, where it goes through a union. */
export function landings(type: ts.Type, path: string, model: ProgramModel): readonly Landing[] {
  const keys = keysOf(path);
  return keys === undefined ? [] : walk(type, keys, model);
}

function walk(type: ts.Type, keys: readonly string[], model: ProgramModel): readonly Landing[] {
  const { checker } = model;
  const apparent = checker.getNonNullableType(type);
  const members = apparent.isUnion() ? apparent.types : [apparent];
  const [key, ...rest] = keys;
  if (key === undefined) return [];
  return members.flatMap((member): readonly Landing[] => {
    const next = step(member, key, model);
    if (next === undefined) return [];
    if (next.landing.kind === "other" || rest.length === 0) return [next.landing];
    return next.type === undefined ? [{ kind: "unknown" }] : walk(next.type, rest, model);
  });
}

interface Step {
  readonly landing: Landing;
  readonly type: ts.Type | undefined;
}

/** One key on; undefined where a member of a union has nothing of that name, so that the path is not through it. */
function step(type: ts.Type, key: string, model: ProgramModel): Step | undefined {
  const { checker } = model;
  if (checker.isArrayLikeType(type))
    return /^\d+$/.test(key)
      ? { landing: { kind: "unknown" }, type: checker.getIndexTypeOfType(type, ts.IndexKind.Number) }
      : undefined;
  const property = checker.getPropertyOfType(type, key);
  const symbol: ts.Symbol | undefined = type.getSymbol();
  const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
  const param = owner?.params.find(({ name }) => name === key);
  if (owner !== undefined && param !== undefined)
    return {
      landing: { kind: "argument", owner, param },
      type:
        property === undefined ? checker.getTypeAtLocation(param.node) : checker.getTypeOfSymbol(property),
    };
  if (property === undefined) return undefined;
  return owner === undefined
    ? { landing: { kind: "unknown" }, type: checker.getTypeOfSymbol(property) }
    : { landing: { kind: "other", owner, key }, type: undefined };
}

/** The keys of a path, as the runtime reads it; undefined for text that is no path. */
export function keysOf(path: string): readonly string[] | undefined {
  const token = /(?:^|(?!^)\.)([^.[\]]+)|\[([^[\]]+)\]/y;
  const keys: string[] = [];
  while (token.lastIndex < path.length) {
    const match = token.exec(path);
    if (match === null) return undefined;
    keys.push(match[1] ?? match[2] ?? "");
  }
  return keys;
}
