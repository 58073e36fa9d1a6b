/** `manyof` and `permutate`, compiled: several choices side by side, whose values make a list. */
import { shownValue } from "../../geno/literal-text.js";
import type { CategoricalPoint, DecisionPoint, Subchoice } from "../../geno/points.js";
import { isAllowed } from "../../geno/subchoices.js";
import { describe } from "../../symbolic/check.js";
import { isPlainArray } from "../../symbolic/marks.js";
import { candidateNames } from "../candidate-labels.js";
import type { ManyOf } from "../many.js";
import { namedAndHinted } from "../options.js";
import { chosen, compileCandidates, encodeChoice, type Candidates } from "./candidates.js";
import { candidatesLeftOut } from "./left-out.js";
import { named } from "./named.js";
import type { Encoding, Misfit, Node, Place } from "./node.js";
import { listBuild } from "./parts.js";
import type { Scope } from "./scope.js";
import { startAt } from "./start.js";

export function compileMany(value: ManyOf, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "manyof", path: place.path, ...own }))
    return candidatesLeftOut(value, { ...place, isProperty: false }, points, scope);
  const { name } = value.options;
  if (name !== undefined && value.count > 1) {
    // Its choices are called so: no other decision may be.
    for (let index = 0; index < value.count; index++) scope.names.declare(`${name}[${index}]`, value, place);
  }
  return named(value, place, scope, (tied) => {
    const choices = compileSubchoices(value, place, scope);
    const subchoices = choices.map(({ candidates }, index): CategoricalPoint => {
      const point = { kind: "categorical", ...own, ...tied, candidates } as const;
      // One choice of one candidate is a choice like any other.
      if (value.count === 1) return point;
      const { name, ...others } = point;
      const many: Subchoice = {
        id: place.id,
        ...(name === undefined ? {} : { name }),
        index,
        count: value.count,
        distinct: value.distinct,
        sorted: value.sorted,
      };
      const subname = name === undefined ? {} : { name: `${name}[${index}]` };
      return { ...others, ...subname, id: `${place.id}[${index}]`, many };
    });
    for (const point of subchoices) points.push(point);
    const node: Node = {
      open: choices.some(({ nodes }) => nodes.some((node) => node.open)),
      build: listBuild(choices.map(({ nodes }, index) => chosen(nodes, subchoices[index]?.id ?? place.id))),
      encode(given, into, path) {
        if (!isPlainArray(given) || given.length !== value.count)
          return { path, problem: `${describe(given)} is no list of ${value.count}` };
        return encodeItems(given, choices, subchoices, into, path);
      },
      start(into) {
        if ("start" in value.options) startAt(value, node, value.options.start, into);
        else
          choices.forEach(({ nodes }, index) => {
            const first = value.distinct ? index : 0;
            into.numbers.push(first);
            nodes[first]?.start(into);
          });
      },
    };
    return node;
  });
}

/** One set of candidates for each choice; where nothing opens under any, all have the same. */
function compileSubchoices(value: ManyOf, place: Place, scope: Scope): readonly Candidates[] {
  const names = candidateNames(value.candidates);
  const compile = (index: number): Candidates => {
    const id = value.count === 1 ? place.id : `${place.id}[${index}]`;
    return compileCandidates(
      value.candidates,
      names,
      { ...place, id, path: `${place.path}[${index}]`, keys: [...place.keys, index], isProperty: false },
      scope,
    );
  };
  const first = compile(0);
  const isFlat =
    first.candidates.every(({ space }) => space.length === 0) && first.nodes.every(({ open }) => !open);
  return Array.from({ length: value.count }, (_, index) => (index === 0 || isFlat ? first : compile(index)));
}

/** Appends the decisions of the first list of candidates that can make the items, in the order of enumeration. */
function encodeItems(
  items: readonly unknown[],
  choices: readonly Candidates[],
  points: readonly CategoricalPoint[],
  into: Encoding,
  path: string,
): Misfit | undefined {
  const fitting = choices.map(({ nodes }, at) => fittingCandidates(nodes, items[at]));
  const unfit = fitting.findIndex((indices) => indices.length === 0);
  if (unfit !== -1) {
    const nodes = choices[unfit]?.nodes ?? [];
    // It cannot be made; this finds what comes nearest.
    const misfit = encodeChoice(nodes, nodes.keys(), items[unfit], into, `${path}[${unfit}]`);
    return typeof misfit === "number" ? undefined : misfit;
  }
  const picked: number[] = [];
  for (const [at, point] of points.entries()) {
    const able = (fitting[at] ?? []).filter(
      (index) => isAllowed(point, picked, index) && canFinish(points, fitting, [...picked, index]),
    );
    const found = encodeChoice(choices[at]?.nodes ?? [], able, items[at], into, `${path}[${at}]`);
    if (typeof found !== "number")
      return able.length > 0
        ? found
        : { path, problem: `${shownValue(items)} are not to be chosen together from ${togetherText(point)}` };
    picked.push(found);
  }
  return undefined;
}

function togetherText({ candidates, many }: CategoricalPoint): string {
  const rule = [
    ...(many?.distinct === true ? ["each once"] : []),
    ...(many?.sorted === true ? ["in their order"] : []),
  ];
  return [`its ${candidates.length} candidates`, ...rule].join(", ");
}

/** The candidates that can make an item, whatever its name was decided to be elsewhere. */
function fittingCandidates(nodes: readonly Node[], item: unknown): readonly number[] {
  return nodes.flatMap((node, index) =>
    node.encode(item, { numbers: [], named: new Map() }, "") === undefined ? [index] : [],
  );
}

/** Whether the items behind those that are picked can all find a candidate. */
function canFinish(
  points: readonly CategoricalPoint[],
  fitting: readonly (readonly number[])[],
  picked: readonly number[],
): boolean {
  const many = points[0]?.many;
  if (many?.sorted === true) {
    // The first that fits leaves the most to those behind it.
    let last = picked.at(-1) ?? -1;
    return fitting.slice(picked.length).every((indices) => {
      const next = indices.find((index) => (many.distinct ? index > last : index >= last));
      last = next ?? last;
      return next !== undefined;
    });
  }
  return many?.distinct !== true || canMatch(fitting.slice(picked.length), new Set(picked));
}

/** Whether each item can have a candidate of its own: augmenting paths (Kuhn's algorithm). */
function canMatch(fitting: readonly (readonly number[])[], taken: ReadonlySet<number>): boolean {
  const holder = new Map<number, number>();
  const place = (item: number, tried: Set<number>): boolean =>
    (fitting[item] ?? []).some((index) => {
      if (taken.has(index) || tried.has(index)) return false;
      tried.add(index);
      const other = holder.get(index);
      if (other !== undefined && !place(other, tried)) return false;
      holder.set(index, item);
      return true;
    });
  return fitting.every((_, item) => place(item, new Set()));
}
