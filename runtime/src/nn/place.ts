// Where a layer stands in its model: for messages, for the names of weights, and for the draw of their first values.
import { getPath, isSymbolic, madeParts, traverse } from "tsglove";
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

/**
 * The objects of a model with their paths, each once; the model itself is at "". What constructors made is there as well, by the name of
 * its field: `"#head"`, `"blocks[0].norm"`.
 */
export function ownersIn(root: object): Map<string, object> {
  const owners = new Map<string, object>([["", root]]);
  if (!isSymbolic(root) && !Array.isArray(root)) return owners;
  const seen = new Set<object>();
  // Arguments first: a field that holds one, too, is the second place of it.
  const waiting = [{ path: "", top: root }];
  for (const { path, top } of waiting)
    for (const [below, object] of objectsIn(top)) {
      if (seen.has(object)) continue;
      seen.add(object);
      const own = joined(path, below);
      owners.set(own, object);
      for (const [name, part] of madeParts(object))
        if (isTree(part) && !holds(part, root)) waiting.push({ path: joined(own, name), top: part });
    }
  return owners;
}

/** An object and those below it that walks over arguments meet, by their paths from it. */
function objectsIn(top: object): Map<string, object> {
  const found = new Map<string, object>([["", top]]);
  traverse(top, {
    pre: (value, _key, _parent, path) => {
      if (typeof value === "object" && value !== null) found.set(path, value);
      return undefined;
    },
  });
  return found;
}

/** Whether a field's value is something that layers can stand in: an object of a searchable class, a list, a plain object. */
function isTree(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return isSymbolic(value) || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether an object is above another one: a field that leads back up makes nothing a part of its holder. */
function holds(top: object, object: object): boolean {
  return [...objectsIn(top).values()].includes(object);
}

/** The path of what stands at a path from what stands at another. */
export function joined(path: string, below: string): string {
  if (path === "" || below === "") return path + below;
  return below.startsWith("[") ? path + below : `${path}.${below}`;
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
