/** A search space ready for use: its DNASpec, and the ways from a DNA to a program and back. */
import { DNA } from "../geno/dna.js";
import { DNASpec } from "../geno/spec.js";
import { origins, recordOrigin } from "../symbolic/change/origin.js";
import { compileSpace } from "./compile/compile.js";
import type { Cursor, Encoding, Judged, Misfit, Node, Trail } from "./compile/node.js";
import type { Where } from "./compile/scope.js";
import { eq } from "../symbolic/reading/equal.js";
import { partsOf, type Key } from "../symbolic/node.js";
import { pathText } from "../symbolic/paths.js";
import type { Constrained } from "./constrain.js";
import { resolveDependents } from "./resolve.js";

/** A search space that is ready to decode: see {@link template}. */
export interface Template<T> {
  /** The shape of the space, as algorithms see it. */
  readonly spec: DNASpec;
  /**
   * The program at a point of the space: new objects at each call, their constructors run. With a partition, what it leaves
   * out stays hyper in it.
   *
   * @throws RangeError where the DNA is of another spec and no point of this space.
   */
  readonly decode: (dna: DNA) => T;
  /**
   * The inverse of {@link decode}: the first point that makes an equal program. Constraints are not looked at: see
   * `spec.brokenConstraint`.
   *
   * @throws RangeError naming the path, the value and what the space has there, where no point does.
   */
  readonly encode: (program: T) => DNA;
  /**
   * The point where a search may start: parameters at their defaults, other choices at their first candidate, other numbers in
   * the middle of their range. A hyper value's own `start` comes before all of that.
   *
   * @throws RangeError where a start is no value that its hyper value can take.
   */
  readonly start: () => DNA;
  /** {@link encode}, giving undefined where no point makes such a program; never throws. */
  readonly tryEncode: (program: unknown) => DNA | undefined;
}

/** Settings of {@link template}. */
export interface TemplateOptions {
  /**
   * A partition: says of each hyper value whether it is decided here. By default all are. The candidates of a choice that is
   * left out are looked through too. A name should be decided by one loop, in all of its places and with all that it opens:
   * two loops would decide it twice.
   */
  readonly where?: Where | undefined;
}

/**
 * Compiles a search space once, for many decodes.
 *
 * @param space any symbolic value: with hyper values inside, or without (a space of one point).
 * @throws TypeError where one name stands for two domains; RangeError where the space contains itself.
 */
export function template<T>(space: T, options: TemplateOptions = {}): Template<T> {
  const { node, points, scope } = compileSpace(space, options.where);
  const { absentPaths, hasDependents, hasLeftOut, names } = scope;
  const keepsNames = hasDependents || names.tied;

  const run = (numbers: readonly number[], judged?: Judged): unknown => {
    const cursor: Cursor = { numbers, at: 0, named: keepsNames ? new Map() : undefined, judged };
    const value = node.build(cursor);
    return hasDependents
      ? resolveDependents(value, cursor.named ?? new Map(), hasLeftOut, absentPaths)
      : value;
  };

  // A point is asked about by each constraint in turn, and need be built but once.
  let last: { readonly numbers: readonly number[]; readonly broken: ReadonlySet<Constrained> } | undefined;
  const brokenBy = (numbers: readonly number[]): ReadonlySet<Constrained> => {
    if (last?.numbers === numbers) return last.broken;
    const judged: Judged = { broken: new Set(), waiting: [] };
    const value = run(numbers, judged);
    for (const { constrained, keys } of judged.waiting)
      if (!constrained.allows(partAt(value, keys))) judged.broken.add(constrained);
    last = { numbers, broken: judged.broken };
    return judged.broken;
  };

  const find = (program: unknown): DNA | Misfit => {
    const numbers = encodeWith(node, program, names.tied);
    if (!Array.isArray(numbers)) return numbers;
    const dna = DNA.trusted(spec, numbers);
    // What depends on decisions was passed over: now it can be compared.
    if (!hasDependents || hasLeftOut) return dna;
    const made = run(dna.numbers);
    return eq(made, program)
      ? dna
      : { path: firstDifference(made, program, []), problem: "the decisions around it derive another value" };
  };

  const spec: DNASpec = new DNASpec(
    points,
    [...new Set(scope.constraints)].map((each) => ({
      text: each.text,
      allows: ({ numbers }) => !brokenBy(numbers).has(each),
    })),
  );
  return {
    spec,
    decode(dna) {
      // A DNA of another spec may well be a point of this one (of an equal space): then it is checked.
      const program = run(dna.movedTo(spec).numbers);
      if (origins.tracked > 0 && typeof program === "object" && program !== null)
        recordOrigin(program, { kind: "decode", source: dna });
      return program as T;
    },
    encode(program) {
      const found = find(program);
      if (found instanceof DNA) return found;
      throw new RangeError(
        `${found.path === "" ? "This" : found.path} is no point of the space: ${found.problem}.`,
      );
    },
    start() {
      const into: Encoding = { numbers: [], named: new Map() };
      node.start(into);
      return DNA.of(spec, into.numbers);
    },
    tryEncode(program) {
      try {
        const found = find(program);
        return found instanceof DNA ? found : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** After so many candidates that fitted and led nowhere, an encode gives up. */
const MOST_TRIES = 1000;

/** The numbers of the first point that makes a program. */
function encodeWith(node: Node, program: unknown, isTied: boolean): number[] | Misfit {
  const trail: Trail = { picks: [], at: 0 };
  let first: Misfit | undefined;
  for (let i = 0; i < MOST_TRIES; i++) {
    const into: Encoding = { numbers: [], named: new Map(), ...(isTied ? { trail } : {}) };
    const misfit = node.encode(program, into, "");
    if (misfit === undefined) return into.numbers;
    first ??= misfit;
    trail.picks.length = trail.at;
    const last = trail.picks.pop();
    if (last === undefined) return first;
    trail.picks.push(last + 1);
    trail.at = 0;
  }
  return first ?? { path: "", problem: "no point was found that makes it" };
}

function partAt(root: unknown, keys: readonly Key[]): unknown {
  return keys.reduce((node, key) => partsOf(node)?.find(([own]) => own === key)?.[1], root);
}

/** The path of the first part in which two values differ. */
function firstDifference(a: unknown, b: unknown, keys: readonly Key[]): string {
  const others = new Map(partsOf(b));
  for (const [key, part] of partsOf(a) ?? [])
    if (others.has(key) && !eq(part, others.get(key)))
      return firstDifference(part, others.get(key), [...keys, key]);
  return pathText(keys);
}

/** The abstract shape of a search space: its decision points, sizes and ids. */
export function dnaSpec(space: unknown, options: TemplateOptions = {}): DNASpec {
  return template(space, options).spec;
}
