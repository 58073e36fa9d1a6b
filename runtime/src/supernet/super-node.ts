// The two nodes that a rewrite puts into a program. Both stand where a layer stood.
//
// - A choice stands for a choice among layers: its branches are built once, and keep their variables.
// - A sized layer stands for a layer with choices of its own that are no layers (widths, kernels, names): there is an instance for each
//   combination, made when it is first needed. Instances share what they ask for by `param`.
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import { blend, channelsIn, requireAlike, type Output } from "./blend.js";
import { called, Refusal, type Named, type Value } from "./layer-call.js";
import { currentRoute, decisionOf, withDecided, type Decided, type Route } from "./route.js";

type Survey = Extract<Route, { readonly kind: "survey" }>;
type Mixed = Extract<Route, { readonly kind: "mixed" }>;

/** An instance of a layer, where it stands in the space. */
export interface Branch extends Named {
  readonly place: string;
}

/** What a super program does around each call of a branch. */
export interface Around {
  /** Calls a branch: where its layers get their weights from, and what it may not do. */
  call<R>(branch: Branch, run: () => R): R;
  /** How many numbers layers have asked for by `param`, in all. */
  readonly requested: number;
  /** What is taken where a path says nothing. */
  readonly largest: Decided;
}

/** What a node is made of. */
interface NodeRules {
  readonly method: string;
  /** In messages: `The switch at "model.layers[0]"`. */
  readonly name: string;
  /** Undefined where a user placed it. */
  readonly around?: Around;
}

/** What a choice among layers is made of. */
export interface ChoiceRules extends NodeRules {
  readonly key: string;
  readonly branches: readonly Branch[];
}

/** What a layer with sizes is made of. */
export interface SizedRules extends NodeRules {
  /** The instance of a combination of sizes, the same at every call. */
  readonly instance: (decided: Decided) => Branch;
  /** What a path decides of the layer's own choices. */
  readonly decidedOf: (decided: Decided) => Decided;
  /** Equal of equal combinations. */
  readonly signature: (decided: Decided) => string;
  /** Those that stand for all, the largest first, as far as is known. */
  readonly tried: () => readonly Decided[];
  /** All combinations; undefined where they are too many to be mixed. */
  readonly all: readonly Decided[] | undefined;
}

/** A choice among layers. */
export class Choice {
  readonly #rules: ChoiceRules;
  /** The branches that have run. Constraints may leave no child that takes another one. */
  readonly #ran = new Set<number>();

  constructor(rules: ChoiceRules) {
    this.#rules = rules;
  }

  /** `The switch at "model.op"`. */
  get name(): string {
    return this.#rules.name;
  }

  get hasRun(): boolean {
    return this.#ran.size > 0;
  }

  run(args: readonly unknown[]): Value {
    const { name, key, around } = this.#rules;
    const route = currentRoute(name);
    switch (route.kind) {
      case "survey":
        return this.#survey(route, args);
      case "mixed": {
        const pinned = route.pinned.get(key);
        return pinned === undefined ? this.#sum(args, route) : this.#take(pinned, args).value;
      }
      case "path":
        if (route.operators) return this.#sum(args);
        return this.#take(decisionOf(route.decided, key, around?.largest), args).value;
    }
  }

  #take(number: number, args: readonly unknown[]): Output {
    const { name, method, branches, around } = this.#rules;
    const branch = branches[number];
    if (branch === undefined) throw new RangeError(`${name} has no branch ${number}.`);
    const run = (): Value => called(branch, method, args);
    const value = around === undefined ? run() : around.call(branch, run);
    this.#ran.add(number);
    return { name: branch.name, value };
  }

  /** @param mixed by which weights; equal ones where there are none. */
  #sum(args: readonly unknown[], mixed?: Mixed): Value {
    const { name, key, branches, around } = this.#rules;
    const all = [...branches.keys()];
    const some = around === undefined ? all : all.filter((number) => this.#ran.has(number));
    const outputs = some.map((number) => this.#take(number, args));
    if (mixed === undefined) return blend(name, outputs);
    const isWhole = some.length === all.length;
    const numbers = isWhole ? sharesOf(mixed.weights, key) : logsOf(mixed, key);
    const theirs = some.map((number) => numbers[number] ?? tensors().scalar(isWhole ? 0 : -Infinity));
    return blend(name, outputs, isWhole ? theirs : sharesOfLogs(theirs));
  }

  #survey({ decided, allows, found }: Survey, args: readonly unknown[]): Value {
    const { name, key, branches, around } = this.#rules;
    const base = decisionOf(decided, key, around?.largest);
    const outputs: Output[] = [this.#take(base, args)];
    let [largest, most] = [base, channelsOf(outputs)];
    for (const number of branches.keys()) {
      const taken = new Map([[key, number]]);
      if (number === base || !allows(taken)) continue;
      const output = attempt(() => withDecided(taken, () => this.#take(number, args)));
      if (output === undefined) continue;
      outputs.push(output);
      const channels = channelsOf([output]);
      if (channels > most) [largest, most] = [number, channels];
    }
    found.set(key, largest);
    requireAlike(name, outputs);
    return outputs[0]?.value ?? [];
  }
}

/** A layer with choices of its own. */
export class Sizes {
  readonly #rules: SizedRules;
  readonly #ran = new Set<string>();

  constructor(rules: SizedRules) {
    this.#rules = rules;
  }

  /** All combinations that have not run; none where they are too many. */
  get waiting(): readonly Decided[] {
    const { all = [], signature } = this.#rules;
    return all.filter((decided) => !this.#ran.has(signature(decided)));
  }

  /** What a path decides of it. */
  decidedOf(decided: Decided): Decided {
    return this.#rules.decidedOf(decided);
  }

  run(args: readonly unknown[]): Value {
    const { name, decidedOf } = this.#rules;
    const route = currentRoute(name);
    switch (route.kind) {
      case "survey":
        return this.#survey(route, args);
      case "mixed":
        return this.#sum(route, args);
      case "path":
        return this.#take(decidedOf(route.decided), args).value;
    }
  }

  #take(decided: Decided, args: readonly unknown[]): Output {
    const { method, instance, around, signature } = this.#rules;
    const branch = instance(decided);
    const run = (): Value => called(branch, method, args);
    const value = around === undefined ? run() : around.call(branch, run);
    this.#ran.add(signature(decided));
    return { name: branch.name, value };
  }

  #sum(mixed: Mixed, args: readonly unknown[]): Value {
    const { name, all, signature } = this.#rules;
    const { pinned } = mixed;
    if (all === undefined) throw new Refusal(`${name} has too many combinations to mix them.`);
    const open = all.filter((decided) =>
      [...decided].every(([key, number]) => (pinned.get(key) ?? number) === number),
    );
    const some = open.filter((decided) => this.#ran.has(signature(decided)));
    const outputs = some.map((decided) => withDecided(decided, () => this.#take(decided, args)));
    const shares =
      some.length === open.length
        ? some.map((decided) => shareOf(mixed, decided))
        : sharesOfLogs(some.map((decided) => logOf(mixed, decided)));
    return blend(name, outputs, shares);
  }

  #survey({ decided, allows, found }: Survey, args: readonly unknown[]): Value {
    const { name, around, signature, decidedOf } = this.#rules;
    const tried = this.#rules.tried();
    const asked = (): number => around?.requested ?? 0;
    const own = decidedOf(decided);
    const before = asked();
    const base = this.#take(own, args);
    const outputs = [base];
    const sizes = new Map([[signature(own), { channels: channelsOf([base]), numbers: asked() - before }]]);
    for (const other of tried) {
      if (sizes.has(signature(other)) || !allows(other)) continue;
      const start = asked();
      const output = attempt(() => withDecided(other, () => this.#take(other, args)));
      if (output === undefined) continue;
      outputs.push(output);
      sizes.set(signature(other), { channels: channelsOf([output]), numbers: asked() - start });
    }
    let largest: { readonly channels: number; readonly numbers: number } | undefined;
    // In the order in which they are tried: the first of equals stays, or is the one with the largest numbers.
    for (const each of [...tried, own]) {
      const size = sizes.get(signature(each));
      if (size === undefined || (largest !== undefined && !isLarger(size, largest))) continue;
      largest = size;
      for (const [key, number] of each) found.set(key, number);
    }
    requireAlike(name, outputs);
    return base.value;
  }
}

interface Size {
  readonly channels: number;
  readonly numbers: number;
}

/** Wider, or as wide and with more weights. */
function isLarger(a: Size, b: Size): boolean {
  return a.channels > b.channels || (a.channels === b.channels && a.numbers > b.numbers);
}

function channelsOf(outputs: readonly Output[]): number {
  return outputs.reduce((sum, { value }) => sum + channelsIn(value), 0);
}

/**
 * What a branch off the path gives; undefined where it fails, as it may on an input that no path brings it. Where a path does, it runs
 * along that, too, and the error is said then.
 */
function attempt(run: () => Output): Output | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return undefined;
  }
}

function sharesOf(weights: ReadonlyMap<string, Tensor1D>, key: string): Tensor[] {
  const all = weights.get(key);
  if (all === undefined) throw new Error(`The mixture says nothing of "${key}".`);
  return scalarsOf(all);
}

/** The numbers of a row, one by one. TensorFlow.js cannot take the gradient of an `unstack` that gives one tensor. */
function scalarsOf(row: Tensor): Tensor[] {
  return row.size === 1 ? [row.asScalar()] : tensors().unstack(row);
}

/** How much of a combination there is in a mixture: the product over its decisions, but for those that are made. */
function shareOf({ weights, pinned }: Mixed, decided: Decided): Tensor {
  const tf = tensors();
  return [...decided].reduce<Tensor>(
    (product, [key, number]) =>
      pinned.has(key) ? product : tf.mul(product, sharesOf(weights, key)[number] ?? tf.scalar(0)),
    tf.scalar(1),
  );
}

/** The logarithm of {@link shareOf}. */
function logOf(mixed: Mixed, decided: Decided): Tensor {
  const tf = tensors();
  return [...decided].reduce<Tensor>(
    (sum, [key, number]) =>
      mixed.pinned.has(key) ? sum : tf.add(sum, logsOf(mixed, key)[number] ?? tf.scalar(-Infinity)),
    tf.scalar(0),
  );
}

/** What a share of nothing counts as where only shares are known: among such, all are alike. */
const LEAST = 1e-37;

function logsOf({ weights, logs }: Mixed, key: string): Tensor[] {
  const tf = tensors();
  const known = logs.get(key);
  if (known !== undefined) return scalarsOf(known);
  return sharesOf(weights, key).map((share) => tf.log(tf.maximum(share, LEAST)));
}

/**
 * Shares of some of all candidates, as shares of these. By their logarithms: where a cold mixture is all of one that cannot run, the shares
 * of the others are 0 in single precision, and so is their sum.
 */
function sharesOfLogs(logs: readonly Tensor[]): Tensor[] {
  const tf = tensors();
  return scalarsOf(tf.softmax(tf.stack([...logs])));
}
