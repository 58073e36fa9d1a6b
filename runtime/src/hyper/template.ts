/** A search space ready for use: its DNASpec, and the ways from a DNA to a program and back. */
import { DNA } from "../geno/dna.js";
import { DNASpec } from "../geno/spec.js";
import { compileSpace } from "./compile/compile.js";
import type { Cursor, Encoding, Misfit } from "./compile/node.js";
import type { Where } from "./compile/scope.js";
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
   * The inverse of {@link decode}: the first point that makes an equal program.
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
   * left out are looked through too.
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
  const { hasDependents, hasLeftOut, names } = scope;
  const keepsNames = hasDependents || names.tied;

  const run = (numbers: readonly number[]): { readonly value: unknown; readonly cursor: Cursor } => {
    const cursor: Cursor = { numbers, at: 0, named: keepsNames ? new Map() : undefined, broken: undefined };
    const value = node.build(cursor);
    return {
      value: hasDependents ? resolveDependents(value, cursor.named ?? new Map(), hasLeftOut) : value,
      cursor,
    };
  };
  const find = (program: unknown): DNA | Misfit => {
    const into: Encoding = { numbers: [], named: new Map() };
    return node.encode(program, into, "") ?? DNA.trusted(spec, into.numbers);
  };

  const spec: DNASpec = new DNASpec(
    points,
    scope.constraints.map((each) => ({
      text: each.text,
      allows: ({ numbers }: DNA) => run(numbers).cursor.broken === undefined,
    })),
  );
  return {
    spec,
    decode(dna) {
      // A DNA of another spec may well be a point of this one (of an equal space): then it is checked.
      if (dna.spec !== spec) DNA.of(spec, dna.numbers);
      return run(dna.numbers).value as T;
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

/** The abstract shape of a search space: its decision points, sizes and ids. */
export function dnaSpec(space: unknown, options: TemplateOptions = {}): DNASpec {
  return template(space, options).spec;
}
