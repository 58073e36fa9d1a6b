/**
 * Where values are put into init arguments of searchable classes: by `new Trainer(...)`, by the dictionaries of `rebind` and
 * `clone`, and as defaults. What several rules ask about such values is found once.
 */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { nameText, unwrapped } from "./constants.js";
import { nodesIn } from "./file-nodes.js";
import { candidateList, hyperCallOf } from "./hyper-calls.js";
import { namedClass } from "./instance-class.js";
import { landings } from "./key-path.js";
import type { ClassModel, ParamModel } from "./model.js";
import { perFile } from "./per-file.js";
import type { ProgramModel } from "./program-model.js";

export interface ArgumentPlace {
  readonly owner: ClassModel;
  readonly param: ParamModel;
  readonly value: ts.Expression;
  /**
   * Whether the argument is compared with its domain when the program runs: edits are, and constructions that have to wait
   * for decisions. Others are not, for speed.
   */
  readonly checked: boolean;
}

/** The places in a file, in the order of construction, edits, defaults. */
export const argumentPlaces = perFile((file, model): readonly ArgumentPlace[] => [
  ...nodesIn(file).constructions.flatMap((node) => constructed(node, model)),
  ...["rebind", "clone"].flatMap((name) => callsOf(name, file, model).flatMap((call) => edits(call, model))),
  ...nodesIn(file).classes.flatMap((node) => defaults(node, model)),
]);

function constructed(node: ts.NewExpression, model: ProgramModel): readonly ArgumentPlace[] {
  const symbol = namedClass(node.expression, model);
  const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
  if (owner === undefined) return [];
  const given = node.arguments ?? [];
  const spread = given.findIndex(ts.isSpreadElement);
  const checked = given.some((each) => hyperCallOf(each, model) !== undefined);
  return given.slice(0, spread === -1 ? given.length : spread).flatMap((value, index) => {
    const param = owner.params[index];
    return param === undefined || param.rest ? [] : [{ owner, param, value, checked }];
  });
}

/** `rebind(trainer, { "op.filters": 3 })`: the values at paths that lead to one init argument. */
function edits(call: ts.CallExpression, model: ProgramModel): readonly ArgumentPlace[] {
  const [target, changes] = call.arguments;
  if (target === undefined || changes === undefined || !ts.isObjectLiteralExpression(changes)) return [];
  return changes.properties.flatMap((property): readonly ArgumentPlace[] => {
    if (!ts.isPropertyAssignment(property)) return [];
    const path = nameText(property.name);
    if (path === undefined) return [];
    const [landing, ...more] = landings(model.checker.getTypeAtLocation(target), path, model);
    if (landing?.kind !== "argument" || more.length > 0) return [];
    const { owner, param } = landing;
    return [{ owner, param, value: property.initializer, checked: true }];
  });
}

/** Defaults of a class's own constructor; those that it inherits stand where they are written. */
function defaults(node: ts.ClassLikeDeclaration, model: ProgramModel): readonly ArgumentPlace[] {
  const owner = model.isSearchable(node) ? model.classOf(node) : undefined;
  return (owner?.params ?? []).flatMap((param) => {
    const value = param.node.initializer;
    return owner === undefined || value === undefined || param.node.parent.parent !== node
      ? []
      : [{ owner, param, value, checked: false }];
  });
}

/** A value and, of a written choice, its candidates in place of it: what may come to stand at the place. */
export function possibleValues(value: ts.Expression, model: ProgramModel): readonly ts.Expression[] {
  const inner = unwrapped(value);
  if (!ts.isCallExpression(inner) || model.dsl.nameOf(inner.expression) !== "oneof") return [inner];
  const candidates =
    candidateList(inner, "oneof")?.elements.filter((each) => !ts.isSpreadElement(each)) ?? [];
  return candidates.flatMap((each) => possibleValues(each, model));
}
