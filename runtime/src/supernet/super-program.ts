/**
 * A search space as one program, whose children share their weights: what every search by weight sharing runs.
 *
 * Layers need know nothing of it. A choice among objects that have the method `call` becomes a switch among them, each built once;
 * a layer with choices that are no layers (a width, a kernel) has an instance for each combination, and these share what they ask for by
 * `param`. Everything else is as it was.
 */
import { template, type DNA, type DNASpec, type RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor1D, Variable } from "@tensorflow/tfjs";
import { multiplyAddsOf } from "../nn/count.js";
import { Batches } from "../nn/batches.js";
import type { Learner } from "../nn/learner.js";
import { inMode } from "../nn/mode.js";
import { observeKernels } from "../nn/observe-kernels.js";
import { setWeight, withWeights, type ParamOptions } from "../nn/param.js";
import { currentRandom, withRandom } from "../nn/randomness.js";
import { Builder, type Point } from "./build.js";
import { fixOutside, placesOfChild } from "./outside.js";
import { learnerOf } from "./learner-of.js";
import { Made } from "./made-variables.js";
import { along, type Decided, type Route } from "./route.js";
import { superSource } from "./super-source.js";
import { WeightStore } from "./weight-store.js";

/** How a space is rewritten. */
export interface RewriteOptions<T> {
  /** Makes a learner of a root that is none. */
  readonly learner?: (root: T) => Learner;
  /** What layers share: `"call"` by default. */
  readonly method?: string;
  /** Decisions that no forward pass reads, as a learning rate: refused by name (the default), or fixed where a search would start. */
  readonly outside?: "error" | "first";
  /** What a child may cost: see the searches. By default a child's cost is its multiply-adds for one example. */
  readonly cost?: { readonly of?: (child: T) => number; readonly target: number; readonly weight: number };
}

/** The program. */
export interface SuperProgram<T> {
  /** The root, rewritten. What it was made of can be called while the program runs, and not read. */
  readonly root: T;
  readonly learner: Learner;
  /** The decisions that are searched. */
  readonly spec: DNASpec;
  /** All weights that learn. */
  readonly variables: readonly Variable[];
  readonly points: readonly Point[];
  /**
   * Runs every branch once, so that all weights are there. Searches begin with it; a second time it does nothing.
   *
   * @param random first values are drawn from it; by default from a stream of this process.
   */
  build(random?: RandomStream): Promise<void>;
  /** A forward pass along the path of a DNA. It must not be asynchronous. */
  run<R>(path: DNA, forward: () => R): R;
  /** A forward pass in which choices average all their branches (`operators`), or layers have their largest sizes (`largest`). */
  runAveraged<R>(
    options: { readonly operators: boolean; readonly largest: boolean; readonly path: DNA },
    forward: () => R,
  ): R;
  /** A forward pass in which each choice is the sum of its candidates. @param weights how much of each, by the decision's id. */
  runMixed<R>(weights: ReadonlyMap<string, Tensor1D>, forward: () => R): R;
  /** A child, with weights of its own that are not there yet. */
  decode(dna: DNA): T;
  /** A child with copies of the shared weights. */
  inherit(dna: DNA): T;
  /** What a child costs: by the option, or else its multiply-adds for one example. */
  cost(dna: DNA): number | undefined;
  /** The program as source. */
  toString(): string;
  /** Frees its weights. */
  dispose(): void;
}

/**
 * Rewrites a search space into one program.
 *
 * @throws TypeError where the root is no learner, and where a class cannot be rewritten, naming it; RangeError naming the decisions that no
 *   forward pass reads.
 */
export function superProgramOf<T>(space: T, options: RewriteOptions<T> = {}): SuperProgram<T> {
  return new SharedProgram(space, options);
}

class SharedProgram<T> implements SuperProgram<T> {
  readonly root: T;
  readonly learner: Learner;
  readonly spec: DNASpec;
  readonly points: readonly Point[];
  readonly #space: T;
  readonly #options: RewriteOptions<T>;
  readonly #method: string;
  readonly #decode: (dna: DNA) => T;
  readonly #store = new WeightStore();
  readonly #ownVariables: Variable[] = [];
  readonly #smallest: Decided;
  #isBuilt = false;
  /** A batch to run children on, kept: what costs and inherited weights are found with. */
  #batch: { readonly batch: unknown } | undefined;

  constructor(space: T, options: RewriteOptions<T>) {
    const { method = "call", outside = "error" } = options;
    this.#space = fixOutside(space, method, outside);
    this.#options = options;
    this.#method = method;
    const { spec, decode } = template(this.#space);
    this.spec = spec;
    this.#decode = decode;
    const builder = new Builder(method, this.#store);
    this.root = this.#noting(() => builder.make(this.#space, { id: "" }) as T);
    this.points = builder.points;
    this.#smallest = builder.smallest;
    this.learner = learnerOf(this.root, options.learner);
  }

  get variables(): readonly Variable[] {
    if (!this.#isBuilt)
      throw new Error("The super program has no weights yet: await superProgram.build() first.");
    return [...this.#store.weights.values(), ...this.#ownVariables];
  }

  async build(random = currentRandom()): Promise<void> {
    if (this.#isBuilt) return;
    const tf = tensors();
    // The batch is the user's; what is kept of it are copies.
    const batches = new Batches<unknown>(this.learner, "train");
    const taken = await batches.take();
    const batch = copied(taken.batch);
    taken.release();
    await batches.end();
    this.#batch = { batch };
    this.#noting(() => {
      tf.tidy(() => {
        withRandom(random, () => this.#pass({ kind: "build" }, () => this.learner.loss(batch)));
      });
      this.#tryNarrow(batch);
    });
    this.#store.growing = false;
    this.#isBuilt = true;
    if (this.variables.length === 0)
      throw new Error(
        "Nothing in the super program learns: no layer asked for a weight by param, or made a tf.variable, in the forward pass of loss(batch).",
      );
  }

  run<R>(path: DNA, forward: () => R): R {
    return this.runAveraged({ operators: false, largest: false, path }, forward);
  }

  runAveraged<R>(
    {
      operators,
      largest,
      path,
    }: { readonly operators: boolean; readonly largest: boolean; readonly path: DNA },
    forward: () => R,
  ): R {
    return this.#pass({ kind: "path", decided: decisionsOf(path), operators, largest }, forward);
  }

  runMixed<R>(weights: ReadonlyMap<string, Tensor1D>, forward: () => R): R {
    const byKey = new Map<string, Tensor1D>();
    for (const { id, name } of this.spec.decisionPoints) {
      const shares = weights.get(id);
      if (shares !== undefined) byKey.set(name ?? id, shares);
    }
    return this.#pass({ kind: "mixed", weights: byKey }, forward);
  }

  decode(dna: DNA): T {
    return this.#decode(dna);
  }

  inherit(dna: DNA): T {
    const tf = tensors();
    const child = this.#decode(dna);
    const places = placesOfChild(this.#space, child, decisionsOf(dna));
    const { batch } = this.#kept();
    const learner = learnerOf(child, this.#options.learner);
    tf.tidy(() => {
      // Which variables a pass reads, in their order: a child's are those of its path.
      const theirs: Variable[] = [];
      const unplaced = this.#store.unplacedIn(() => {
        this.run(dna, () => reading(theirs, () => this.learner.loss(batch)));
      });
      const shared = new Set<Variable>(this.#store.weights.values());
      const taken = new Map<object, Map<string, Tensor>>();
      const take = (owner: object, name: string, shape: readonly number[], options: ParamOptions): Tensor => {
        const known = taken.get(owner)?.get(name);
        if (known !== undefined) return known;
        // What a constructor made stands nowhere in the space; but along one path such objects ask in one order.
        if (!taken.has(owner)) {
          const place = places.get(owner) ?? unplaced.shift();
          if (place !== undefined) this.#store.place(owner, place);
        }
        const weight = this.#store.param(owner, name, shape, options);
        taken.set(owner, (taken.get(owner) ?? new Map<string, Tensor>()).set(name, weight));
        return weight;
      };
      const own: Variable[] = [];
      inMode("batch", () => withWeights({ param: take }, () => reading(own, () => learner.loss(batch))));
      for (const [owner, named] of taken) for (const [name, value] of named) setWeight(owner, name, value);
      copyInOrder(
        theirs.filter((variable) => !shared.has(variable)),
        own.filter((variable) => !shared.has(variable)),
      );
    });
    return child;
  }

  cost(dna: DNA): number | undefined {
    const { cost } = this.#options;
    if (cost?.of !== undefined) {
      // A child that is only asked what it costs leaves no variables.
      const made = new Made();
      try {
        return made.during(() => cost.of?.(this.#decode(dna)));
      } finally {
        made.dispose();
      }
    }
    const { batch } = this.#kept();
    let multiplyAdds = 0;
    let examples: number | undefined;
    tensors().tidy(() => {
      observeKernels(
        (call) => {
          const work = multiplyAddsOf(call);
          // The first that works sees the examples, one a row.
          if (work > 0) examples ??= (call.inputs["x"] ?? call.inputs["a"])?.shape[0];
          multiplyAdds += work;
        },
        () => this.run(dna, () => this.learner.loss(batch)),
      );
    });
    return multiplyAdds / examplesIn(batch, examples);
  }

  toString(): string {
    return superSource(this.#space, this.#method);
  }

  dispose(): void {
    this.#store.dispose();
    for (const variable of this.#ownVariables) if (!variable.isDisposed) variable.dispose();
    this.#ownVariables.length = 0;
    if (this.#batch !== undefined) tensors().dispose(tensorsIn(this.#batch.batch));
    this.#batch = undefined;
  }

  #kept(): { readonly batch: unknown } {
    if (this.#batch === undefined)
      throw new Error("The super program is not built: await superProgram.build() first.");
    return this.#batch;
  }

  #pass<R>(route: Route, forward: () => R): R {
    return along(route, () => inMode("batch", () => withWeights(this.#store, forward)));
  }

  /** @throws Error where a layer cannot take the output of one that is smaller than it was. */
  #tryNarrow(batch: unknown): void {
    const narrow: Route = { kind: "path", decided: this.#smallest, operators: false, largest: false };
    try {
      tensors().tidy(() => void this.#pass(narrow, () => this.learner.loss(batch)));
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `With all layers at their smallest sizes the forward pass fails: ${text} A layer behind one whose width is searched gets inputs of several widths. ` +
          "If it makes its own variables, which keep the size of its first input, let it ask for them by param(this, name, shape), or keep the width.",
        { cause },
      );
    }
  }

  /** Notes the variables that layers make of their own. */
  #noting<R>(make: () => R): R {
    const { state } = tensors().engine();
    const before = new Set(Object.values(state.registeredVariables));
    const made = make();
    const shared = new Set<Variable>(this.#store.weights.values());
    for (const variable of Object.values(state.registeredVariables))
      if (!before.has(variable) && !shared.has(variable) && variable.trainable)
        this.#ownVariables.push(variable);
    return made;
  }
}

function decisionsOf(dna: DNA): Decided {
  return new Map(dna.decisions.map(({ point, number }) => [point.name ?? point.id, number]));
}

/** Notes variables that learn, in the order in which they are first read. */
function reading<R>(into: Variable[], run: () => R): R {
  return observeKernels(({ inputs }) => {
    for (const input of Object.values(inputs))
      if (isVariable(input) && input.trainable && !into.includes(input)) into.push(input);
  }, run);
}

function copyInOrder(from: readonly Variable[], to: readonly Variable[]): void {
  const fits =
    from.length === to.length && from.every(({ shape }, index) => shape.join() === to[index]?.shape.join());
  if (!fits)
    throw new Error(
      `The child makes ${to.length} variables of its own, and its path through the super program has ${from.length}, or of other shapes: they cannot be copied. Let its layers ask for their weights by param(this, name, shape).`,
    );
  from.forEach((variable, index) => to[index]?.assign(variable));
}

function isVariable(value: unknown): value is Variable {
  return value instanceof tensors().Variable;
}

function isTensor(value: unknown): value is Tensor {
  return value instanceof tensors().Tensor;
}

function tensorsIn(batch: unknown): Tensor[] {
  if (isTensor(batch)) return [batch];
  if (typeof batch !== "object" || batch === null || ArrayBuffer.isView(batch)) return [];
  return Object.values(batch).flatMap(tensorsIn);
}

/** A batch with copies of its tensors, which outlive a tidy. */
function copied(batch: unknown): unknown {
  if (isTensor(batch)) return tensors().keep(batch.clone());
  if (Array.isArray(batch)) return batch.map(copied);
  if (typeof batch !== "object" || batch === null || ArrayBuffer.isView(batch)) return batch;
  const entries = Object.entries(batch).map(([key, value]) => [key, copied(value)] as const);
  return Object.assign(
    Object.create(Object.getPrototypeOf(batch) as object | null),
    Object.fromEntries(entries),
  ) as object;
}

/** How many examples there are in a batch: the rows of its first tensor. */
function examplesIn(batch: unknown, otherwise: number | undefined): number {
  const [first] = tensorsIn(batch);
  return first?.shape[0] ?? otherwise ?? 1;
}
