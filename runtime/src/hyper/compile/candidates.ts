/** The candidates of a choice, compiled: each a node, and a space of its own. */
import { pointText } from "../../geno/literal-text.js";
import type { Candidate, DecisionPoint } from "../../geno/points.js";
import { describe } from "../../symbolic/check.js";
import type { Encoding, Misfit, Node, Part, Place } from "./node.js";
import type { Scope } from "./scope.js";

export interface Candidates {
  readonly nodes: readonly Node[];
  readonly candidates: readonly Candidate[];
}

/** @param names what the candidates are called, in their order. */
export function compileCandidates(
  values: readonly unknown[],
  names: readonly Omit<Candidate, "space">[],
  place: Place,
  scope: Scope,
): Candidates {
  const count = values.length;
  const candidates: Candidate[] = [];
  const nodes: Node[] = [];
  // A plain loop: each call in between is one more on the stack for each choice around another.
  for (const [index, value] of values.entries()) {
    const space: DecisionPoint[] = [];
    const node = scope.compile(
      value,
      {
        id: `${place.id}[=${index}/${count}]`,
        path: place.path,
        keys: place.keys,
        ...(place.inLeftOut === true ? { inLeftOut: true } : {}),
        isProperty: place.isProperty ?? false,
        chain: [...place.chain, { id: place.id, candidate: index }],
        depth: place.depth + 1,
      },
      space,
    );
    candidates.push({ label: String(index), ...names[index], space });
    nodes.push(node);
  }
  return { nodes, candidates: Object.freeze(candidates) };
}

/** Reads one decision and makes the candidate that it chooses; literals come out of a table. */
export function chosen(nodes: readonly Node[], id: string): Part {
  const literals = nodes.map((node) => node.literal);
  if (literals.every((each) => each !== undefined)) {
    const table = literals.map(({ value }) => value);
    return {
      literals: table,
      build(cursor) {
        const number = cursor.numbers[cursor.at++] ?? -1;
        if (number < 0 || number >= table.length) throw undecided(id);
        return table[number];
      },
    };
  }
  const branches = nodes.map((node) => node.build);
  return {
    branches,
    build(cursor) {
      const branch = branches[cursor.numbers[cursor.at++] ?? -1];
      if (branch === undefined) throw undecided(id);
      return branch(cursor);
    },
  };
}

function undecided(id: string): RangeError {
  return new RangeError(`${pointText(id)}: the DNA has no decision for it.`);
}

/**
 * Appends the decision for the first candidate that can make a value, from `from` on, with what it opens.
 *
 * @returns the candidate's index; a misfit where none can.
 */
export function encodeChoice(
  nodes: readonly Node[],
  indices: Iterable<number>,
  value: unknown,
  into: Encoding,
  path: string,
): number | Misfit {
  let closest: Misfit | undefined;
  const { trail } = into;
  const turn = trail?.at ?? 0;
  const from = trail?.picks[turn] ?? 0;
  for (const index of indices) {
    if (index < from) continue;
    if (trail !== undefined) {
      if (trail.picks[turn] !== index) trail.picks.splice(turn, Infinity, index);
      trail.at = turn + 1;
    }
    const before = into.numbers.length;
    const named = new Map(into.named);
    into.numbers.push(index);
    const misfit = nodes[index]?.encode(value, into, path);
    if (misfit === undefined) return index;
    // The misfit that lies deepest tells the most: there the value came nearest to a candidate.
    if (closest === undefined || misfit.path.length > closest.path.length) closest = misfit;
    into.numbers.length = before;
    restore(into.named, named);
  }
  if (trail !== undefined) {
    trail.picks.length = Math.min(trail.picks.length, turn);
    trail.at = turn;
  }
  if (closest !== undefined && closest.path.length > path.length) return closest;
  return { path, problem: `${describe(value)} is none of its ${nodes.length} candidates` };
}

function restore(named: Map<string, unknown>, before: ReadonlyMap<string, unknown>): void {
  for (const name of named.keys()) if (!before.has(name)) named.delete(name);
}
