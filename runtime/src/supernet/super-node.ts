// The two nodes that a rewrite puts into a program. Both stand where a layer stood, and have its method and nothing else.
//
// - A switch stands for a choice among layers: its branches are built once, and keep their variables.
// - A sized layer stands for a layer with choices of its own that are no layers (widths, kernels, names): there is an instance for each
//   combination, made when it is first needed. Instances share what they ask for by `param`.
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import { blend, requireSameImages, type Output } from "./blend.js";
import { shapeText } from "../nn/place.js";
import { currentRoute, decisionOf, type Decided } from "./route.js";

/** The method that layers share. */
type Method = (...args: readonly unknown[]) => unknown;

/** An instance of a layer, and what it is called in messages. */
export interface Branch {
  readonly name: string;
  readonly layer: object;
}

/** What a node is made of. */
interface NodeRules {
  readonly method: string;
  /** In messages: `Switch at "model.layers[0]"`. */
  readonly name: string;
}

/** What a choice among layers is made of. */
export interface SwitchRules extends NodeRules {
  readonly key: string;
  readonly branches: readonly Branch[];
}

/** What a layer with sizes is made of. */
export interface SizedRules extends NodeRules {
  /** The instance of a combination of sizes, the same at every call. */
  readonly instance: (decided: Decided) => Branch;
  /** Is around each call of an instance, and may refuse what it does. */
  readonly guard: <R>(run: () => R) => R;
  /** Whether a path decides all that it has to choose. */
  readonly isDecided: (decided: Decided) => boolean;
  /** The combination with the largest of everything. */
  readonly largest: Decided;
  /** Those that run once when the super program is built, the largest first. */
  readonly tried: readonly Decided[];
  /** All combinations; undefined where they are too many to be mixed. */
  readonly all: readonly Decided[] | undefined;
}

/** The object that stands for a choice among layers. */
export function switchNode({ method, name, key, branches }: SwitchRules): object {
  const run = (branch: Branch, args: readonly unknown[]): Output => called(branch, method, args);
  return node(method, name, (args) => {
    const route = currentRoute(name);
    const outputs = (): Output[] => branches.map((branch) => run(branch, args));
    switch (route.kind) {
      case "build":
        return requireSameImages(name, outputs());
      case "mixed":
        return blend(name, outputs(), shares(route.weights, key));
      case "path": {
        if (route.operators) return blend(name, outputs());
        const branch = branches[decisionOf(route.decided, key)];
        if (branch === undefined)
          throw new RangeError(`${name} has no branch ${decisionOf(route.decided, key)}.`);
        return run(branch, args).value;
      }
    }
  });
}

/** The object that stands for a layer with choices of its own. */
export function sizedNode({
  method,
  name,
  instance,
  guard,
  isDecided,
  largest,
  tried,
  all,
}: SizedRules): object {
  const run = (decided: Decided, args: readonly unknown[]): Output =>
    guard(() => called(instance(decided), method, args));
  return node(method, name, (args) => {
    const route = currentRoute(name);
    switch (route.kind) {
      case "build":
        return requireSameImages(
          name,
          tried.map((decided) => run(decided, args)),
        );
      case "mixed": {
        if (all === undefined) throw new RangeError(`${name} has too many combinations to mix them.`);
        const outputs = all.map((decided) => run(decided, args));
        return blend(
          name,
          outputs,
          all.map((decided) => shareOf(route.weights, decided)),
        );
      }
      case "path":
        // Where all operators are averaged, layers off the path run too, of which it says nothing.
        return run(route.largest || !isDecided(route.decided) ? largest : route.decided, args).value;
    }
  });
}

function shares(weights: ReadonlyMap<string, Tensor1D>, key: string): Tensor[] {
  const all = weights.get(key);
  if (all === undefined) throw new Error(`The mixture says nothing of "${key}".`);
  return tensors().unstack(all);
}

/** How much of a combination there is in a mixture: the product over its decisions. */
function shareOf(weights: ReadonlyMap<string, Tensor1D>, decided: Decided): Tensor {
  const tf = tensors();
  return [...decided].reduce<Tensor>(
    (product, [key, number]) => tf.mul(product, shares(weights, key)[number] ?? tf.scalar(0)),
    tf.scalar(1),
  );
}

/** The shapes that layers were first called with. */
const firstInputs = new WeakMap<object, string>();

/** Calls a layer's method. @throws Error naming the layer, and what came in, where it fails or gives no tensor. */
function called({ name, layer }: Branch, method: string, args: readonly unknown[]): Output {
  const forward: unknown = Reflect.get(layer, method);
  if (!isMethod(forward)) throw new TypeError(`${name} has no method "${method}".`);
  const shapes = args.map((arg) => (isTensor(arg) ? shapeText(arg.shape) : typeof arg)).join(", ");
  let value: unknown;
  try {
    value = Reflect.apply(forward, layer, args);
  } catch (cause) {
    if (cause instanceof BranchError) throw cause;
    const text = cause instanceof Error ? cause.message : String(cause);
    const first = firstInputs.get(layer);
    const isOther = first !== undefined && withoutCounts(first) !== withoutCounts(shapes);
    const advice = !isOther
      ? ""
      : ` Its first input was of shape ${first}: a layer that makes its own variables keeps them at that size; one that asks for its weights by param(this, name, shape) takes inputs of every width.`;
    throw new BranchError(`${name} failed on an input of shape ${shapes}: ${text}${advice}`, { cause });
  }
  if (!firstInputs.has(layer)) firstInputs.set(layer, shapes);
  if (isTensor(value)) return { name, value };
  throw new TypeError(
    `${name}: its method "${method}" gives no tensor, and a supernet can share nothing else.`,
  );
}

/** A layer of a super program failed. */
class BranchError extends Error {}

/** Shapes without their first axis: how many examples there are may change. */
function withoutCounts(shapes: string): string {
  return shapes.replace(/\[\d+/g, "[");
}

function isTensor(value: unknown): value is Tensor {
  return value instanceof tensors().Tensor;
}

function isMethod(value: unknown): value is Method {
  return typeof value === "function";
}

/** What may be asked of any object without meaning it. */
const ASKED_OF_ALL = new Set([
  "constructor",
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "asymmetricMatch",
  "nodeType",
  "$$typeof",
]);

/** An object with one method. @throws Error when anything else is read. */
function node(method: string, name: string, run: (args: readonly unknown[]) => Tensor): object {
  const target = { [method]: (...args: readonly unknown[]) => run(args) };
  return new Proxy(target, {
    set(_object, property) {
      throw new TypeError(
        `${name}: "${String(property)}" was written, and which branch it is of is not decided.`,
      );
    },
    get(object, property) {
      if (typeof property === "symbol" || property === method || ASKED_OF_ALL.has(property))
        return Reflect.get(object, property) as unknown;
      throw new TypeError(
        `${name}: "${property}" was read, and which branch it is of is not decided: only "${method}" may be called on what is searched. ` +
          `Let the layer do inside its "${method}" what needs it.`,
      );
    },
  });
}
