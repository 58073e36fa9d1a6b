// Where a layer stands in its model: for messages, for the names of weights, and for the draw of their first values.
import { getPath, isSymbolic, traverse } from "tsglove";
import { DynamicScope } from "./dynamic-scope.js";

/** A model, and where its objects stand once somebody has asked. */
interface Model {
  readonly root: object;
  paths?: Map<object, string>;
}

const model = new DynamicScope<Model | undefined>("inModel", undefined);

/**
 * Lets layers that run in `run` be named by their paths from `root`, in messages and where first values are drawn. The function
 * must not be asynchronous.
 */
export function inModel<R>(root: object, run: () => R): R {
  return model.run({ root }, run);
}

/** The objects of a model with their paths, each once; the model itself is at "". */
export function ownersIn(root: object): Map<string, object> {
  const owners = new Map<string, object>([["", root]]);
  if (!isSymbolic(root) && !Array.isArray(root)) return owners;
  const seen = new Set<object>([root]);
  traverse(root, {
    pre: (value, _key, _parent, path) => {
      if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
      seen.add(value);
      owners.set(path, value);
      return undefined;
    },
  });
  return owners;
}

/** The path of a layer, from the model that runs, or from the tree that it was adopted by; "" of one that is in neither. */
export function placeOf(owner: object): string {
  const running = model.current;
  if (running !== undefined) {
    running.paths ??= new Map([...ownersIn(running.root)].map(([path, each]) => [each, path]));
    const path = running.paths.get(owner);
    if (path !== undefined) return path;
  }
  return isSymbolic(owner) ? getPath(owner) : "";
}

/** A layer's class, and where it stands: `Conv at "layers[0]"`. */
export function describeLayer(owner: object): string {
  const place = placeOf(owner);
  return place === "" ? owner.constructor.name : `${owner.constructor.name} at "${place}"`;
}

/** `[3, 3, 16, 32]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
