/** Hashing symbolic values: equal values, equal hashes; so that a Map can hold programs by what they are. */
import { HyperValue } from "./hyper-value.js";
import { identityOf } from "./identity.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { DEEPEST, nestingError } from "./nesting.js";
import { argumentsOf, infoOf } from "./object.js";
import { isRef } from "./ref.js";

/**
 * A hash of a symbolic value that agrees with `eq`: equal values have equal hashes, and different ones the same about once
 * in 9 × 10¹⁵. Stable over runs and machines, as classes count by their id; except where a function, a shared object
 * (`ref`) or one that is not symbolic is inside: those count by identity, which holds for one run.
 *
 * @returns a whole number, 0 ≤ hash < 2⁵³.
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function hash(value: unknown): number {
  const mixer = new Mixer();
  mix(value, mixer, 0, value);
  return mixer.end();
}

/** What comes next; two values of different kinds never feed the same sequence. */
const enum Tag {
  Undefined = 1,
  Null,
  False,
  True,
  Number,
  Bigint,
  Text,
  Symbol,
  List,
  Plain,
  Object,
  Hyper,
  Foreign,
}

function mix(value: unknown, mixer: Mixer, depth: number, root: unknown): void {
  switch (typeof value) {
    case "undefined":
      mixer.add(Tag.Undefined);
      break;
    case "boolean":
      mixer.add(value ? Tag.True : Tag.False);
      break;
    case "number":
      mixer.add(Tag.Number);
      mixer.addNumber(value);
      break;
    case "bigint":
      mixer.add(Tag.Bigint);
      mixer.addText(value.toString(36));
      break;
    case "string":
      mixer.add(Tag.Text);
      mixer.addText(value);
      break;
    case "symbol":
      mixer.add(Tag.Symbol);
      mixer.addText(value.description ?? "");
      break;
    case "function":
      mixIdentity(value, mixer);
      break;
    case "object":
      if (value === null) mixer.add(Tag.Null);
      else if (depth > 0 && isRef(value)) mixIdentity(value, mixer);
      else if (depth > DEEPEST) throw nestingError(root, "hash");
      else mixObject(value, mixer, depth, root);
  }
}

function mixObject(value: object, mixer: Mixer, depth: number, root: unknown): void {
  const entry = infoOf(value);
  if (entry !== undefined) {
    mixer.add(Tag.Object);
    mixer.addText(entry.id);
    mixItems(argumentsOf(value), mixer, depth, root);
  } else if (isPlainArray(value)) {
    mixer.add(Tag.List);
    mixItems(value, mixer, depth, root);
  } else if (value instanceof HyperValue) {
    mixer.add(Tag.Hyper);
    mixer.addText(value.source([]));
    mixItems(value.children, mixer, depth, root);
  } else if (isPlainObject(value)) {
    mixProperties(value, mixer, depth, root);
  } else {
    mixIdentity(value, mixer);
  }
}

function mixIdentity(value: object, mixer: Mixer): void {
  mixer.add(Tag.Foreign);
  mixer.add(identityOf(value));
}

function mixItems(items: readonly unknown[], mixer: Mixer, depth: number, root: unknown): void {
  mixer.add(items.length);
  for (const item of items) mix(item, mixer, depth + 1, root);
}

function mixProperties(value: Record<string, unknown>, mixer: Mixer, depth: number, root: unknown): void {
  const keys = Object.keys(value).sort();
  mixer.add(Tag.Plain);
  mixer.add(keys.length);
  for (const key of keys) {
    mixer.addText(key);
    mix(value[key], mixer, depth + 1, root);
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** Two lanes of 32 bits with different multipliers (those of MurmurHash3 and xxHash), stirred together at the end. */
class Mixer {
  #a = 0x243f6a88;
  #b = 0x85a308d3;

  add(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0xcc9e2d51);
    this.#a ^= this.#a >>> 15;
    this.#b = Math.imul(this.#b ^ word, 0x9e3779b1);
    this.#b ^= this.#b >>> 13;
  }

  addText(text: string): void {
    this.add(text.length);
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
  }

  addNumber(value: number): void {
    // There are many NaNs, which are all equal.
    bits.setFloat64(0, Number.isNaN(value) ? NaN : value);
    this.add(bits.getInt32(0));
    this.add(bits.getInt32(4));
  }

  end(): number {
    const a = Math.imul(this.#a ^ (this.#b >>> 16), 0x85ebca6b);
    const b = Math.imul(this.#b ^ (this.#a >>> 13), 0xc2b2ae35);
    return ((a ^ (a >>> 16)) >>> 0) * 0x200000 + ((b ^ (b >>> 15)) >>> 11);
  }
}
