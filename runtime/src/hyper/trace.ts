/**
 * Define by run: a function that asks for decisions as it goes, `if (oneof([...])) ...`, becomes a search space. It is run
 * once, each choice giving its first candidate, to see what it asks for; from then on a decode is a run in which the
 * questions are answered. What is asked only under a condition goes into a `lazy` candidate, which is looked into
 * whether or not it is chosen.
 */
import type { DecisionPoint } from "../geno/points.js";
import { RandomStream } from "../geno/random.js";
import type { Domain } from "../symbolic/domain.js";
import { eq } from "../symbolic/reading/equal.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { copy } from "../symbolic/change/copy.js";
import { absentValue } from "./absent.js";
import { ambient } from "./ambient.js";
import { Custom } from "./custom.js";
import { ManyOf } from "./many.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";
import type { Cursor, Node, Place } from "./compile/node.js";
import type { Scope } from "./compile/scope.js";
import type { HyperOptions } from "./options.js";
import { standIn, tracing, type Tracer } from "./stand-in.js";

const running = ambient<Tracer>();

/** From the first trace on, decisions look whether they are asked for in one. */
function listen(): void {
  tracing.current = () => running.get();
}

/** A function and the decisions that it asked for, by their keys. */
export class Traced extends HyperValue {
  constructor(
    readonly run: () => unknown,
    readonly asked: ReadonlyMap<string, HyperValue>,
    /** A lazy candidate is run where its choice is answered, not where it is read. */
    readonly isLazy: boolean,
  ) {
    super();
  }

  override get children(): readonly unknown[] {
    return [...this.asked.values()];
  }

  override withChildren(children: readonly unknown[]): Traced {
    const asked = new Map<string, HyperValue>();
    [...this.asked].forEach(([key, before], index) => {
      const child = children[index];
      asked.set(key, child instanceof HyperValue ? child : before);
    });
    return new Traced(this.run, asked, this.isLazy);
  }

  override isLike(other: HyperValue): boolean {
    return super.isLike(other) && other instanceof Traced && other.run === this.run;
  }

  override misfit(_domain: Domain): undefined {
    return undefined;
  }

  override source(): string {
    return `${this.isLazy ? "lazy" : "trace"}(...)`;
  }
}

/**
 * The search space of a function that asks for decisions: each `oneof`, `floatv`, ... inside it is a decision point, under
 * its name, or `decision_0`, `decision_1`, ... in the order of asking. A decode runs the function and gives its result.
 *
 * @param run the function; it is run once here, with first candidates and lower bounds, to see what it asks for. Each of its
 *   runs has to ask the same; what it asks under a condition belongs into a {@link lazy} candidate.
 * @example
 * ```ts
 * const space = trace(() => ({ layers: oneof([1, 2, 3], { name: "layers" }), lr: floatv(1e-4, 1e-1, "log") }));
 * for (const [config, feedback] of sample(space, new RandomSearch(), { trials: 20 })) feedback(evaluate(config));
 * ```
 */
export function trace<R>(run: () => R): R {
  listen();
  const collector = new Collector();
  running.run(collector, run);
  return standIn<R>(new Traced(run, collector.asked, false));
}

/**
 * {@link trace} for an async function, whose decisions are known when it is through. A decode gives a promise of its result.
 *
 * @returns the space in a box, for a promise cannot hold a promise: `const { space } = await traceAsync(run)`.
 */
export async function traceAsync<R>(run: () => Promise<R>): Promise<{ readonly space: Promise<R> }> {
  listen();
  const collector = new Collector();
  await running.run(collector, run);
  return { space: standIn<Promise<R>>(new Traced(run, collector.asked, false)) };
}

/**
 * A candidate that is made only where it is chosen: decisions that it asks for exist only then. Outside of a traced
 * function it is made at once.
 *
 * @example
 * ```ts
 * trace(() => oneof([lazy(() => manyof(2, ["a", "b", "c"])), "none"]));
 * ```
 */
export function lazy<T>(make: () => T): T {
  const tracer = running.get();
  if (tracer === undefined) return make();
  const collector = new Collector();
  if (tracer instanceof Collector) running.run(collector, make);
  return standIn<T>(new Traced(make, collector.asked, true));
}

/** Gives each decision its first value, and notes it. */
class Collector implements Tracer {
  readonly asked = new Map<string, HyperValue>();
  #count = 0;

  decide(hyper: HyperValue): unknown {
    const key = keyOf(hyper, this.#count++);
    const known = this.asked.get(key);
    if (known !== undefined && !eq(known, hyper))
      throw new TypeError(
        `The name "${key}" stands for ${hyper.source(["..."])} and before for ${known.source(["..."])}; one name is one decision: give one of them another name.`,
      );
    this.asked.set(key, hyper);
    return firstValue(hyper);
  }
}

/** Answers each decision as the DNA says. */
class Player implements Tracer {
  #count = 0;

  constructor(
    readonly traced: Traced,
    readonly values: ReadonlyMap<string, unknown>,
  ) {}

  decide(hyper: HyperValue): unknown {
    const key = keyOf(hyper, this.#count++);
    const asked = this.traced.asked.get(key);
    if (asked === undefined)
      throw new RangeError(
        `The traced function asks for "${key}" (${hyper.source(["..."])}), which it did not when it was traced. Put what is asked under a condition into a lazy candidate: oneof([lazy(() => ...), ...]).`,
      );
    return answer(this.values.get(key), asked, hyper);
  }
}

/** A lazy candidate that was chosen, with the decisions that it will ask for. */
class Branch {
  constructor(
    readonly candidate: Traced,
    readonly values: ReadonlyMap<string, unknown>,
  ) {}
}

/** The candidate of this run is made, not the one that was traced: that one remembers the variables of another run. */
function answer(value: unknown, asked: HyperValue, now: HyperValue): unknown {
  // There is no object to leave a property out of.
  if (value === absentValue) return undefined;
  if (Array.isArray(value)) return value.map((item) => answer(item, asked, now));
  if (!(value instanceof Branch)) return value;
  const candidate = now.children[asked.children.indexOf(value.candidate)];
  const make = candidate instanceof Traced ? candidate.run : value.candidate.run;
  return running.run(new Player(value.candidate, value.values), make);
}

function keyOf(hyper: HyperValue, index: number): string {
  const { options } = hyper as HyperValue & { readonly options?: HyperOptions };
  return options?.name ?? `decision_${index}`;
}

/** The first value of a decision, which it has while a function is traced. */
function firstValue(hyper: HyperValue): unknown {
  if (hyper instanceof FloatValue || hyper instanceof IntValue) return hyper.domain.min;
  if (hyper instanceof OneOf) return firstCandidate(hyper.candidates[0]);
  if (hyper instanceof ManyOf)
    return Array.from({ length: hyper.count }, (_, index) =>
      firstCandidate(hyper.candidates[hyper.distinct ? index : 0]),
    );
  if (hyper instanceof Custom) {
    const { first, random, decode } = hyper.rules;
    return decode(first?.() ?? random(RandomStream.of(0)));
  }
  throw new TypeError(`${hyper.source(["..."])} cannot be asked for in a traced function.`);
}

function firstCandidate(candidate: unknown): unknown {
  if (candidate === absentValue) return undefined;
  return candidate instanceof Traced ? running.run(new Collector(), candidate.run) : copy(candidate);
}

/** The node of a traced function, or of a lazy candidate. */
export function compileTraced(value: Traced, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const nodes = [...value.asked].map(([key, hyper]) => {
    const id = place.id === "" ? key : `${place.id}.${key}`;
    return [
      key,
      scope.compile(hyper, { ...place, id, path: id, depth: place.depth + 1, isProperty: true }, points),
    ] as const;
  });
  const read = (cursor: Cursor): ReadonlyMap<string, unknown> =>
    new Map(nodes.map(([key, node]) => [key, node.build(cursor)]));
  return {
    open: false,
    start(into) {
      for (const [, node] of nodes) node.start(into);
    },
    build: (cursor) => {
      const values = read(cursor);
      return value.isLazy ? new Branch(value, values) : running.run(new Player(value, values), value.run);
    },
    encode: (_given, _into, path) => ({
      path,
      problem: "what a traced function gave cannot be read back into its decisions",
    }),
  };
}
