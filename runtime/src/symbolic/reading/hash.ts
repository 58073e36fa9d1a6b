/** Hashing symbolic values: equal values, equal hashes; so that a Map can hold programs by what they are. */
import { givenCount, type ClassInfo } from "../class-info.js";
import { HyperValue } from "../hyper-value.js";
import { identityOf } from "./identity.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { infoOfObject, readArguments } from "../object.js";
import { isRef } from "../ref.js";

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
  const entry = infoOfObject(value);
  if (entry !== undefined) {
    mixer.add(Tag.Object);
    mixer.addWhole(hashOfClass(entry));
    const args = readArguments(value, entry);
    mixItems(args, givenCount(entry, args), mixer, depth, root);
  } else if (isPlainArray(value)) {
    mixer.add(Tag.List);
    mixItems(value, value.length, mixer, depth, root);
  } else if (value instanceof HyperValue) {
    mixer.add(Tag.Hyper);
    mixer.addText(value.source([]));
    mixItems(value.children, value.children.length, mixer, depth, root);
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

/** @param count how many of the items count. */
function mixItems(
  items: readonly unknown[],
  count: number,
  mixer: Mixer,
  depth: number,
  root: unknown,
): void {
  mixer.add(count);
  for (let i = 0; i < count; i++) mix(items[i], mixer, depth + 1, root);
}

const classHashes = new WeakMap<ClassInfo, number>();

/** A class counts by its id, which is long: of all its objects it is read once. */
function hashOfClass(entry: ClassInfo): number {
  let known = classHashes.get(entry);
  if (known === undefined) classHashes.set(entry, (known = hash(entry.id)));
  return known;
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

  /** @param value a whole number, 0 ≤ value < 2⁵³. */
  addWhole(value: number): void {
    this.add(value | 0);
    this.add(Math.floor(value / 2 ** 32));
  }

  addText(text: string): void {
    this.add(text.length);
    // What add does, over variables: a fifth of a program's hash is spent here.
    let [a, b] = [this.#a, this.#b];
    for (let i = 0; i < text.length; i++) {
      const word = text.charCodeAt(i);
      a = Math.imul(a ^ word, 0xcc9e2d51);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 0x9e3779b1);
      b ^= b >>> 13;
    }
    this.#a = a;
    this.#b = b;
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
