// Calls of layers in a super program, so that an error says which layer failed, where it stands, and on what.
import type { Tensor } from "@tensorflow/tfjs";
import { shapeText } from "../nn/place.js";
import { isTensor } from "../nn/tensor-kinds.js";

/** The method that layers share. */
type Method = (...args: readonly unknown[]) => unknown;

/** What a layer that is searched gives. */
export type Value = Tensor | readonly Tensor[];

/** A layer, and what it is called in messages. */
export interface Named {
  readonly name: string;
  readonly layer: object;
  /** Said behind an error of it. */
  readonly hint?: string;
}

/** A layer of a super program failed. */
class LayerError extends Error {}

/** What cannot be part of a super program, whichever way it is run. */
export class Refusal extends RangeError {}

/** The shapes that layers were first called with. */
const firstInputs = new WeakMap<object, string>();

/**
 * Calls a layer's method.
 * @throws LayerError naming the layer, and what came in, where it fails; TypeError where it gives neither a tensor nor a list of them.
 */
export function called(named: Named, method: string, args: readonly unknown[]): Value {
  const { name, layer } = named;
  const forward: unknown = Reflect.get(layer, method);
  if (!isMethod(forward)) throw new TypeError(`${name} has no method "${method}".`);
  const value = watched(named, forward, args);
  if (isTensor(value) || isListOfTensors(value)) return value;
  const type =
    typeof value === "object" && value !== null ? `an object (${value.constructor.name})` : String(value);
  throw new Refusal(
    `${name}: its method "${method}" gives ${type}; where layers are searched it has to give a tensor, or a list of tensors.`,
  );
}

/** Lets a layer that stands outside of all choices be named where it fails, too. */
export function nameFailures(named: Named, method: string): void {
  const { layer } = named;
  const forward: unknown = Reflect.get(layer, method);
  if (!isMethod(forward)) return;
  Reflect.defineProperty(layer, method, {
    value: (...args: readonly unknown[]) => watched(named, forward, args),
    configurable: true,
    writable: true,
  });
}

function watched({ name, layer, hint = "" }: Named, forward: Method, args: readonly unknown[]): unknown {
  const shapes = args.map((arg) => (isTensor(arg) ? shapeText(arg.shape) : typeof arg)).join(", ");
  let value: unknown;
  try {
    value = Reflect.apply(forward, layer, args);
  } catch (cause) {
    if (cause instanceof LayerError || cause instanceof Refusal) throw cause;
    const text = cause instanceof Error ? cause.message : String(cause);
    const first = firstInputs.get(layer);
    const isOther = first !== undefined && withoutCounts(first) !== withoutCounts(shapes);
    const advice = !isOther
      ? ""
      : ` Its first input was of shape ${first}: a layer that makes its own variables keeps them at that size; one that asks for its weights by param(this, name, shape) takes inputs of every width.`;
    const more = advice + hint;
    const stop = more === "" || /[.!?]$/.test(text) ? "" : ".";
    throw new LayerError(`${name} failed on an input of shape ${shapes}: ${text}${stop}${more}`, { cause });
  }
  if (!firstInputs.has(layer)) firstInputs.set(layer, shapes);
  return value;
}

/** Shapes without their first axis: how many examples there are may change. */
function withoutCounts(shapes: string): string {
  return shapes.replace(/\[\d+/g, "[");
}

function isListOfTensors(value: unknown): value is readonly Tensor[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTensor);
}

function isMethod(value: unknown): value is Method {
  return typeof value === "function";
}
