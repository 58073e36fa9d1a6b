/** Programs with search spaces, drawn at random: classes of all kinds of domains, and compositions of hyper values. */

/** Draws whole numbers from 0 up to a bound, always the same for the same seed (mulberry32). */
export function draws(seed: number): (count: number) => number {
  let state = seed | 0;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}

export const IMPORTS = `import { constrain, floatv, intv, manyof, oneof, permutate, searchable, searchSpace, type FixedArray, type Float, type Hint, type Int, type ManyOf, type Named, type Permutation } from "tsglove";
`;

const LITERALS = [
  "1",
  "-2",
  "0.5",
  '"a"',
  '"b c"',
  "true",
  "null",
  "undefined",
  "3n",
  "1e21",
  '"it\\"s"',
  '"ü"',
];

export class RandomPrograms {
  #names = 0;

  constructor(private readonly below: (count: number) => number) {}

  /**
   * The text of one program: its classes, whose names begin as given, and `const name = ...`, its space.
   *
   * @param prefix in front of all names, so that many programs share a module.
   */
  program(prefix: string): string {
    const classes: string[] = [];
    const declared = Array.from({ length: 1 + this.below(4) }, () => this.#class(prefix, classes));
    const space = this.below(2) === 0 ? this.#asked(classes) : this.#composed(prefix, 3);
    return `${declared.join("\n")}
@searchable export class ${prefix}Any { constructor(readonly a: unknown, readonly b?: unknown, readonly c = 3) {} }
enum ${prefix}Mode { Fast = "fast", Slow = 7 }
export const ${prefix}Space = ${space};
export const ${prefix}Used = [${prefix}Mode.Fast, ${classes.join(", ")}];
`;
  }

  #class(prefix: string, classes: string[]): string {
    const name = `${prefix}C${classes.length}`;
    let optional = false;
    const params = Array.from({ length: this.below(4) }, (_, index) => {
      optional ||= this.below(5) === 0;
      return `${this.#pick(["readonly ", "private readonly ", "readonly "])}p${index}${this.#rest(optional, prefix, classes)}`;
    });
    classes.push(name);
    return `@searchable export class ${name} { constructor(${params.join(", ")}) {} }`;
  }

  #rest(optional: boolean, prefix: string, classes: readonly string[]): string {
    if (!optional) return `: ${this.#type(2, prefix, classes)}`;
    if (this.below(3) === 0) return `?: ${this.#type(1, prefix, classes)}`;
    if (this.below(2) === 0) return ` = ${this.#pick(["3", '"kept"', "[1, 2]"])}`;
    const literals = this.#literals();
    return `: ${literals.join(" | ")} = ${this.#pick(literals)}`;
  }

  #type(depth: number, prefix: string, classes: readonly string[]): string {
    switch (this.below(depth === 0 ? 5 : 13)) {
      case 0:
        return this.#literals().join(" | ");
      case 1:
        return "boolean";
      case 2:
        return this.#pick(['Float<1e-6, 1e-3, "log">', "Float<-1, 1>", 'Float<0.5, 0.9, "rlog">']);
      case 3:
        return this.#pick(["Int<0, 3>", "Int<-4, 5, 2>", "Int<10, 50000, 5>"]);
      case 4:
        return `${prefix}Mode`;
      case 5:
      case 6:
        return classes.length === 0
          ? "boolean"
          : [...new Set([this.#pick(classes), this.#pick(classes)])].join(" | ");
      case 7:
        return `${this.#literals().join(" | ")} | { readonly k: ${this.#type(depth - 1, prefix, classes)} }`;
      case 8:
        return `{ k: ${this.#type(depth - 1, prefix, classes)}; l?: ${this.#type(depth - 1, prefix, classes)}; "m n": ${this.#type(0, prefix, classes)} }`;
      case 9:
        return `readonly [${this.#type(depth - 1, prefix, classes)}, ${this.#type(0, prefix, classes)}]`;
      case 10:
        return `FixedArray<${this.#type(depth - 1, prefix, classes)}, ${this.below(6)}>`;
      case 11: {
        const rules = this.#pick(["", ", { distinct: false }", ", { sorted: true }"]);
        return this.below(3) === 0
          ? `Permutation<[${this.#literals().join(", ")}]>`
          : `ManyOf<${this.#literals().join(" | ")}, 2${rules}>`;
      }
      default:
        return this.below(2) === 0
          ? `Named<${this.#literals().join(" | ")}, "n${this.#names++}">`
          : `Hint<${this.#type(0, prefix, classes)}, "h">`;
    }
  }

  #asked(classes: readonly string[]): string {
    return `searchSpace(${classes.at(-1) ?? ""})`;
  }

  /** A value with hyper values somewhere inside. */
  #composed(prefix: string, depth: number): string {
    const inner = (): string => this.#value(prefix, depth - 1);
    switch (this.below(4)) {
      case 0:
        return `new ${prefix}Any(${inner()}, ${inner()})`;
      case 1:
        return `[${inner()}, ${inner()}, ${this.#hyper(prefix, depth - 1)}]`;
      case 2:
        return `{ a: ${inner()}, "b.c": ${inner()}, d: ${this.#hyper(prefix, depth - 1)} }`;
      default:
        return this.#hyper(prefix, depth);
    }
  }

  #value(prefix: string, depth: number): string {
    if (depth <= 0 || this.below(4) === 0) return this.#pick(LITERALS);
    return this.below(2) === 0 ? this.#hyper(prefix, depth) : this.#composed(prefix, depth);
  }

  #hyper(prefix: string, depth: number): string {
    const values = (least: number): string =>
      `[${Array.from({ length: least + this.below(3) }, () => this.#value(prefix, depth - 1)).join(", ")}]`;
    switch (this.below(9)) {
      case 0:
        return `floatv(${this.#pick(["0, 1", '1e-6, 1e-3, "log"', "-5, 5"])})`;
      case 1:
        return `intv(${this.#pick(["0, 9", "1, 1000000, 7", "-3, 3"])})`;
      case 2:
        return `manyof(2, ${values(2)}${this.#pick(["", ", { distinct: false }", ", { sorted: true }", ", { distinct: false, sorted: true }"])})`;
      case 3:
        return `permutate(${values(1)})`;
      case 4:
        return `oneof([1, 2, 3], { name: "tied", hints: { x: [1] } })`;
      case 5:
        return `oneof([...Array(${1 + this.below(5)}).keys()].map((each) => each * 2))`;
      default:
        return `oneof(${values(1)})`;
    }
  }

  #literals(): readonly string[] {
    const start = this.below(LITERALS.length);
    const length = 2 + this.below(3);
    return Array.from({ length }, (_, index) => LITERALS[(start + index * 5) % LITERALS.length] ?? "1");
  }

  #pick(items: readonly string[]): string {
    return items[this.below(items.length)] ?? "";
  }
}
