/**
 * NAS-Bench-101 (Ying et al.: NAS-Bench-101, ICML 2019): cells of at most 7 vertices and 9 edges, 423,624 of them distinct,
 * each trained. The reward is the test accuracy of one training of 108 epochs, in percent.
 */
import { createHash } from "node:crypto";
import { oneof, template, type DNA } from "tsglove";
import { lookUp, Table } from "./data.js";
import type { SearchProblem } from "./problem.js";

/** In the order of the labels that go into the hash. */
const OPERATIONS = ["conv3x3-bn-relu", "conv1x1-bn-relu", "maxpool3x3"] as const;

const VERTICES = 7;
const INNER = VERTICES - 2;
const MOST_EDGES = 9;
/** What accuracies are counted in. */
const IMAGES = 9984;
/** How much of a fingerprint the table keeps. */
const KEY_DIGITS = 12;
/** In the order of the space's decisions: from the vertex of the first number to that of the second. */
const EDGES: readonly (readonly [number, number])[] = Array.from({ length: VERTICES }, (_, from) =>
  Array.from({ length: VERTICES - 1 - from }, (_, i) => [from, from + 1 + i] as const),
).flat();

/** A graph whose vertices are in order: edges lead from lower to higher. */
export interface Cell {
  /** By vertex: -1 the input (the first), -2 the output (the last), else the operation's index. */
  readonly labels: readonly number[];
  /** From the vertex of the first number to that of the second. */
  readonly edges: readonly (readonly [number, number])[];
}

/**
 * 5 operations and 21 edges, there or not: of the points drawn evenly 73 % are cells, and the others cannot be evaluated.
 *
 * @throws DataAbsent where the table is not there.
 */
export function nasBench101(): SearchProblem {
  const { spec } = template({
    operations: Array.from({ length: INNER }, () => oneof(OPERATIONS)),
    edges: EDGES.map(() => oneof([0, 1])),
  });
  const correct = new Map<string, number>();
  let most = 0;
  for (const [hash = "", value] of new Table("nasbench101/cells.csv.gz").rows("hash", "test_correct")) {
    correct.set(hash, Number(value));
    most = Math.max(most, Number(value));
  }
  return {
    name: "nb101",
    spec,
    direction: "maximize",
    score(dna) {
      const hash = fingerprint(cellOf(dna));
      if (hash === undefined) return undefined;
      return (100 * lookUp(correct, hash.slice(0, KEY_DIGITS), "NAS-Bench-101")) / IMAGES;
    },
    optimum: (100 * most) / IMAGES,
  };
}

function cellOf({ numbers }: DNA): Cell {
  return {
    labels: [-1, ...numbers.slice(0, INNER), -2],
    edges: EDGES.filter((_, i) => numbers[INNER + i] === 1),
  };
}

/**
 * The published hash of a cell, equal for isomorphic ones, in 32 hex digits; undefined where its input and output are not
 * connected, or what lies between has more than 9 edges.
 */
export function fingerprint(cell: Cell): string | undefined {
  const { labels, edges } = pruned(cell);
  if (labels.length < 2 || edges.length > MOST_EDGES) return undefined;
  const into = labels.map((_, vertex) => edges.filter(([, to]) => to === vertex).map(([from]) => from));
  const outOf = labels.map((_, vertex) => edges.filter(([from]) => from === vertex).map(([, to]) => to));
  const joined = (hashes: readonly string[], vertices: readonly number[] = []): string =>
    vertices
      .map((vertex) => hashes[vertex] ?? "")
      .sort()
      .join("");
  const first = labels.map((label, vertex) =>
    md5(`(${outOf[vertex]?.length ?? 0}, ${into[vertex]?.length ?? 0}, ${label})`),
  );
  // As many rounds as there are vertices.
  const hashes = labels.reduce(
    (before) =>
      before.map((own, vertex) =>
        md5(`${joined(before, into[vertex])}|${joined(before, outOf[vertex])}|${own}`),
      ),
    first,
  );
  return md5(
    `[${[...hashes]
      .sort()
      .map((each) => `'${each}'`)
      .join(", ")}]`,
  );
}

/** What lies on a way from input to output, numbered anew; without any vertex where there is no such way. */
function pruned({ labels, edges }: Cell): Cell {
  const last = labels.length - 1;
  const reached = labels.map((_, vertex) => vertex === 0);
  for (let vertex = 0; vertex <= last; vertex++)
    if (reached[vertex]) for (const [from, to] of edges) if (from === vertex) reached[to] = true;
  const leads = labels.map((_, vertex) => vertex === last);
  for (let vertex = last; vertex >= 0; vertex--)
    if (leads[vertex]) for (const [from, to] of edges) if (to === vertex) leads[from] = true;
  if (!leads[0]) return { labels: [], edges: [] };
  const kept = labels.map((_, vertex) => vertex).filter((vertex) => reached[vertex] && leads[vertex]);
  const place = new Map(kept.map((vertex, index) => [vertex, index]));
  return {
    labels: kept.map((vertex) => labels[vertex] ?? NaN),
    edges: edges.flatMap(([from, to]) => {
      const ends = [place.get(from), place.get(to)] as const;
      return ends[0] === undefined || ends[1] === undefined ? [] : [[ends[0], ends[1]] as const];
    }),
  };
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
