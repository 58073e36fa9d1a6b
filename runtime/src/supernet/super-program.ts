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
import type { Learner } from "../nn/learner.js";
import { inMode, type Mode } from "../nn/mode.js";
import { observeKernels } from "../nn/observe-kernels.js";
import { withWeights } from "../nn/param.js";
import { currentRandom, withRandom } from "../nn/randomness.js";
import { Builder, type Point } from "./build.js";
import { runBuild } from "./build-pass.js";
import { Cover, decisionsOf } from "./cover.js";
import { inheritWeights, noteVariables } from "./inherit-weights.js";
import { KeptBatch } from "./kept-batch.js";
import { fixOutside, placesOfChild } from "./outside.js";
import { learnerOf } from "./learner-of.js";
import { Made } from "./made-variables.js";
import { along, type Decided, type Route } from "./route.js";
import { superSource } from "./super-source.js";
import { WeightStore } from "./weight-store.js";
import { widestRoute, type Together } from "./wider-mixture.js";

/**
 * How a space is rewritten.
 *
 * A super program is made once and holds all children, so a value that is computed from decisions (`derived`), or looked up from above
 * (`contextual`), cannot be part of it: it is refused by name. Let the layer compute it in its method from what it has.
 */
export interface RewriteOptions<T> {
  /** Makes a learner of a root that is none. */
  readonly learner?: (root: T) => Learner;
  /** What layers share: `"call"` by default. */
  readonly method?: string;
  /**
   * Decisions that no forward pass reads, as a learning rate: refused by name (the default), or fixed where a search would start. One
   * that shares its name with a decision that a layer reads is refused either way.
   */
  readonly outside?: "error" | "first";
  /**
   * What a child may cost: see the searches. By default a child's cost is its multiply-adds for one example; where the program has no
   * convolution and no matrix product that could be counted, it has to be said (`of`).
   */
  readonly cost?: { readonly of?: (child: T) => number; readonly target: number; readonly weight: number };
}

/** What a forward pass of a super program is for: see `Mode` of `tsglove/nn`. */
export type PassMode = Extract<Mode, "batch" | "score">;

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
  /** What layers remember (`buffer`), by where they stand; more of them may come with later passes. */
  readonly buffers: ReadonlyMap<string, Variable>;
  /** Gives what a layer remembers the value that a checkpoint has. */
  keepBuffer(key: string, value: Tensor): void;
  /**
   * Runs every branch, the largest first, so that all weights are there: on one batch, along as many children as it takes to have each
   * candidate of each decision once (of a range, its ends and some between). Searches begin with it; a second time it does nothing.
   *
   * @param random first values are drawn from it; by default from a stream of this process.
   * @throws Error naming a layer that fails, its place, the shapes, and what was decided; Error where nothing learns, or where a cost is
   *   asked for that cannot be counted. The program's weights are freed then.
   */
  build(random?: RandomStream): Promise<void>;
  /**
   * A forward pass along the path of a DNA. It must not be asynchronous.
   *
   * @param mode `"batch"`, the default, where weights learn, and `"score"` where the child is judged: then dropout drops nothing.
   */
  run<R>(path: DNA, forward: () => R, mode?: PassMode): R;
  /**
   * A forward pass in which choices average all their branches (`operators`), or layers have their largest sizes (`largest`): those of
   * the widest outputs, and then of the most weights, one layer after another as far as constraints allow.
   */
  runAveraged<R>(
    options: { readonly operators: boolean; readonly largest: boolean; readonly path: DNA },
    forward: () => R,
  ): R;
  /**
   * A forward pass in which each choice is the sum of its candidates, but for those that no child has.
   *
   * @param weights how much of each, by the decision's id.
   * @param logs their logarithms, where weights may be too small to tell how they stand to one another.
   */
  runMixed<R>(
    weights: ReadonlyMap<string, Tensor1D>,
    forward: () => R,
    mode?: PassMode,
    logs?: ReadonlyMap<string, Tensor1D>,
  ): R;
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
 * @param together how candidates are computed together, where they are: layers are built for that, too.
 * @throws TypeError where the root is no learner, and where a class cannot be rewritten, naming it; RangeError naming the decisions that no
 *   forward pass reads.
 */
export function superProgramOf<T>(
  space: T,
  options: RewriteOptions<T> = {},
  together?: Together,
): SuperProgram<T> {
  return new SharedProgram(space, options, together);
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
  readonly #builder: Builder;
  readonly #cover: Cover;
  readonly #made = new Made();
  /** Variables of layers, and of others that the loss reads. */
  readonly #ownVariables = new Set<Variable>();
  #isBuilt = false;
  #isOver = false;
  #isCountable = false;
  /** What costs and inherited weights are found with. */
  #batch: KeptBatch | undefined;

  constructor(
    space: T,
    options: RewriteOptions<T>,
    readonly together: Together | undefined,
  ) {
    const { method = "call", outside = "error" } = options;
    const given: unknown = outside;
    if (given !== "error" && given !== "first")
      throw new RangeError(`The option outside is ${JSON.stringify(given)}; give "error" or "first".`);
    this.#space = fixOutside(space, method, outside);
    this.#options = options;
    this.#method = method;
    const { spec, decode } = template(this.#space);
    this.spec = spec;
    this.#decode = decode;
    this.#builder = new Builder(method, this.#store);
    this.#cover = new Cover(spec, this.#builder.largest);
    this.points = this.#builder.points;
    try {
      this.root = this.#made.during(() => this.#builder.make(this.#space, { id: "" }) as T);
      this.learner = learnerOf(this.root, options.learner);
    } catch (error) {
      this.#made.dispose();
      throw error;
    }
  }

  get variables(): readonly Variable[] {
    this.#requireNotFreed();
    if (!this.#isBuilt)
      throw new Error("The super program has no weights yet: await superProgram.build() first.");
    return [...this.#store.weights.values(), ...this.#ownVariables];
  }

  get buffers(): ReadonlyMap<string, Variable> {
    return this.#store.buffers;
  }

  keepBuffer(key: string, value: Tensor): void {
    this.#store.keepBuffer(key, value);
  }

  async build(random = currentRandom()): Promise<void> {
    if (this.#isBuilt) return;
    this.#requireNotFreed();
    const kept = (this.#batch = await KeptBatch.of(this.learner));
    const read: Variable[] = [];
    const pass = (route: Route): void => {
      tensors().tidy(() => {
        withRandom(random, () =>
          observeKernels(
            (call) => {
              noteVariables(call, read);
              if (multiplyAddsOf(call) > 0) this.#isCountable = true;
            },
            () => this.#pass(route, () => this.learner.loss(kept.batch)),
          ),
        );
      });
    };
    try {
      this.#made.during(() => {
        runBuild({ spec: this.spec, builder: this.#builder, pass });
        tensors().tidy(() => {
          const widest =
            this.together && widestRoute(this.together, this.spec, (decided) => this.#widened(decided));
          if (widest !== undefined) pass(widest);
        });
      });
      this.#store.growing = false;
      this.#noteOwn(read);
      this.#isBuilt = true;
      if (this.variables.length === 0) throw nothingLearns(this.#method, this.points.length);
      const { cost } = this.#options;
      if (cost !== undefined && cost.of === undefined) this.#requireCountable();
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Notes the variables that are no weights by name: layers' own, and what else of the user's the loss reads. */
  #noteOwn(read: readonly Variable[]): void {
    const shared = new Set<Variable>(this.#store.weights.values());
    for (const variable of [...this.#made.variables, ...read])
      if (variable.trainable && !variable.isDisposed && !shared.has(variable))
        this.#ownVariables.add(variable);
  }

  run<R>(path: DNA, forward: () => R, mode?: PassMode): R {
    return this.#pass({ kind: "path", decided: decisionsOf(path), operators: false }, forward, mode);
  }

  runAveraged<R>(
    {
      operators,
      largest,
      path,
    }: { readonly operators: boolean; readonly largest: boolean; readonly path: DNA },
    forward: () => R,
  ): R {
    const decided = largest ? this.#widened(decisionsOf(path)) : decisionsOf(path);
    return this.#pass({ kind: "path", decided, operators }, forward);
  }

  runMixed<R>(
    weights: ReadonlyMap<string, Tensor1D>,
    forward: () => R,
    mode?: PassMode,
    logs: ReadonlyMap<string, Tensor1D> = new Map(),
  ): R {
    const route = { weights: this.#byKey(weights), logs: this.#byKey(logs), pinned: new Map() };
    return this.#pass({ kind: "mixed", ...route }, forward, mode);
  }

  /** What is known by a decision's id, by what nodes ask for. */
  #byKey(known: ReadonlyMap<string, Tensor1D>): Map<string, Tensor1D> {
    const byKey = new Map<string, Tensor1D>();
    for (const { id, name } of this.spec.decisionPoints) {
      const each = known.get(id);
      if (each !== undefined) byKey.set(name ?? id, each);
    }
    return byKey;
  }

  decode(dna: DNA): T {
    return this.#decode(dna);
  }

  inherit(dna: DNA): T {
    const child = this.#decode(dna);
    const { batch } = this.#kept();
    const learner = learnerOf(child, this.#options.learner);
    inheritWeights({
      store: this.#store,
      places: placesOfChild(this.#space, child, decisionsOf(dna)),
      run: () => this.run(dna, () => this.learner.loss(batch)),
      runChild: () => learner.loss(batch),
      child,
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
    this.#requireCountable();
    return this.#multiplyAddsOf(dna);
  }

  toString(): string {
    return superSource(this.#space, this.#method);
  }

  dispose(): void {
    this.#isOver = true;
    this.#isBuilt = false;
    this.#store.dispose();
    this.#made.dispose();
    this.#ownVariables.clear();
    this.#batch?.dispose();
    this.#batch = undefined;
  }

  #requireNotFreed(): void {
    if (this.#isOver) throw new Error("The super program's weights have been freed; rewrite the space anew.");
  }

  #kept(): KeptBatch {
    this.#requireNotFreed();
    if (this.#batch === undefined)
      throw new Error("The super program is not built: await superProgram.build() first.");
    return this.#batch;
  }

  #pass<R>(route: Route, forward: () => R, mode: PassMode = "batch"): R {
    this.#requireNotFreed();
    return along(route, () => inMode(mode, () => withWeights(this.#store, forward)));
  }

  #requireCountable(): void {
    if (!this.#isCountable)
      throw new Error(
        "What a child costs cannot be counted: there is no convolution and no matrix product in the forward pass. Say what it costs: { cost: { of: (child) => ..., target, weight } }.",
      );
  }

  /** Multiply-adds for one example. */
  #multiplyAddsOf(dna: DNA): number {
    const kept = this.#kept();
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
        () => this.run(dna, () => this.learner.loss(kept.batch)),
      );
    });
    return multiplyAdds / kept.examples(examples);
  }

  /** Decisions with all sizes at their largest, as far as constraints allow it. */
  #widened(decided: Decided): Decided {
    const { sized, largest } = this.#builder;
    let widened = decided;
    for (const sizes of sized) {
      const wider = new Map([...widened, ...sizes.decidedOf(largest)]);
      if (this.#cover.allows(wider)) widened = wider;
    }
    return widened;
  }
}

/** Why a program that was built is of no use. */
function nothingLearns(method: string, points: number): Error {
  const unsearched =
    points > 0
      ? ""
      : ` Nor is anything in it searched: there is no choice among objects with the method "${method}", and no object with it has choices of its own. The option method says what layers are called by.`;
  return new Error(
    `Nothing in the super program learns: no layer asked for a weight by param, or made a tf.variable, in the forward pass of loss(batch).${unsearched}`,
  );
}
