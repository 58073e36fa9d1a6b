/** `manyof` and `permutate`, compiled: several choices side by side, whose values make a list. */
import type { CategoricalPoint, DecisionPoint, Subchoice } from "../../geno/points.js";
import { nextAllowed } from "../../geno/subchoices.js";
import { describe } from "../../symbolic/check.js";
import { isPlainArray } from "../../symbolic/marks.js";
import { candidateNames } from "../candidate-labels.js";
import type { ManyOf } from "../many.js";
import { namedAndHinted } from "../options.js";
import { chosen, compileCandidates, encodeChoice, type Candidates } from "./candidates.js";
import { candidatesLeftOut } from "./left-out.js";
import { named } from "./named.js";
import type { Encoding, Misfit, Node, Place } from "./node.js";
import type { Scope } from "./scope.js";
import { startAt } from "./start.js";

export function compileMany(value: ManyOf, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "manyof", path: place.path, ...own }))
    return candidatesLeftOut(value, place, points, scope);
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
    points.push(...subchoices);
    const builds = choices.map(({ nodes }, index) => chosen(nodes, subchoices[index]?.id ?? place.id));
    const node: Node = {
      open: choices.some(({ nodes }) => nodes.some((node) => node.open)),
      build: (cursor) => builds.map((build) => build(cursor)),
      encode(given, into, path) {
        if (!isPlainArray(given) || given.length !== value.count)
          return { path, problem: `${describe(given)} is no list of ${value.count}` };
        return encodeItems(given, choices, subchoices, [], into, path);
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
      { ...place, id, path: `${place.path}[${index}]` },
      scope,
    );
  };
  const first = compile(0);
  const isFlat = first.candidates.every(({ space }) => space.length === 0);
  return Array.from({ length: value.count }, (_, index) => (index === 0 || isFlat ? first : compile(index)));
}

/** Equal candidates may take each other's place, so a choice that leads nowhere further on is made again. */
function encodeItems(
  items: readonly unknown[],
  choices: readonly Candidates[],
  points: readonly CategoricalPoint[],
  picked: readonly number[],
  into: Encoding,
  path: string,
): Misfit | undefined {
  const at = picked.length;
  const point = points[at];
  if (point === undefined) return undefined;
  let misfit: Misfit = { path: `${path}[${at}]`, problem: "no candidate is left for it" };
  for (let from = 0; ;) {
    const before = into.numbers.length;
    const named = new Map(into.named);
    const found = encodeChoice(
      choices[at]?.nodes ?? [],
      allowedFrom(point, picked, from),
      items[at],
      into,
      `${path}[${at}]`,
    );
    if (typeof found !== "number") return from === 0 ? found : misfit;
    const later = encodeItems(items, choices, points, [...picked, found], into, path);
    if (later === undefined) return undefined;
    misfit = later;
    into.numbers.length = before;
    into.named.clear();
    named.forEach((value, name) => into.named.set(name, value));
    from = found + 1;
  }
}

function* allowedFrom(point: CategoricalPoint, picked: readonly number[], from: number): Generator<number> {
  for (
    let index = nextAllowed(point, picked, from);
    index !== -1;
    index = nextAllowed(point, picked, index + 1)
  )
    yield index;
}
