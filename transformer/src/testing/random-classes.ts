/** Modules of searchable classes drawn at random: every kind of domain, nested, in every kind of parameter. */
const LITERALS = ["1", "-2", "0.5", '"a"', '"b c"', "true", "null", "undefined", "3n", "-1n", "1e21"];
/** Names of emitted code, and of what any object has. */
const NAMES = ["a", "b", "$c", "$parts", "$made", "$0", "$1", "$arg0", "toString", "C0", "numbers", "é"];

/** Draws the source of one module. */
export class RandomClasses {
  readonly #classes: string[] = [];
  #names = 0;

  /** @param below a whole number from 0 up to that. */
  constructor(private readonly below: (count: number) => number) {}

  /** @returns classes `C0`, `C1`, ..., of which later ones hold or extend earlier ones, and the list `classes` of them. */
  module(count: number): string {
    const declared = Array.from({ length: count }, () => this.#class());
    return `import { searchable, type Fixed, type FixedArray, type Float, type Hint, type Int, type ManyOf, type Named, type Permutation } from "tsglove";
export const log: string[] = [];
enum Mode { Fast = "fast", Slow = 7 }
@searchable class Box<T> { constructor(readonly held: T, readonly size: 1 | 2) { log.push("Box"); } }
${declared.join("\n")}
export const classes = [${this.#classes.join(", ")}];
`;
  }

  #class(): string {
    const name = `C${this.#classes.length}`;
    const base = this.below(4) === 0 && this.#classes.length > 0 ? this.#pick(this.#classes) : undefined;
    const isExported = this.below(2) === 0 ? "export " : "";
    // Without a constructor of its own it has its base's.
    const members =
      base !== undefined && this.below(2) === 0
        ? `more = log.push("field of ${name}");`
        : this.#members(name, base);
    this.#classes.push(name);
    return `@searchable ${isExported}class ${name}${base === undefined ? "" : ` extends ${base}`} { ${members} }
type ArgumentsOf${name} = ConstructorParameters<typeof ${name}>`;
  }

  #members(name: string, base: string | undefined): string {
    const names = new Set(Array.from({ length: this.below(6) }, () => this.#pick(NAMES)));
    let optional = false;
    const params = [...names].map((each) => {
      optional ||= this.below(5) === 0;
      return this.#param(each, optional, base !== undefined);
    });
    const rest = this.below(12) === 0 ? ["...$rest: number[]"] : [];
    const own = [...names].map((each) => `String(${each})`);
    const refuses =
      own[0] === undefined || this.below(3) > 0
        ? ""
        : `if (${own[0]} === "1") throw new RangeError("${name} refuses");`;
    // What the base takes is not what this draws: it is checked by nobody, as the values only have to come out the same.
    const callsBase =
      base === undefined ? "" : `super(...([${[...names].join(", ")}] as unknown as ArgumentsOf${base}));`;
    return `made${name} = log.push("field of ${name}"); constructor(${[...params, ...rest].join(", ")}) { ${callsBase} log.push("${name}(" + [${own.join(", ")}] + ")"); ${refuses} }`;
  }

  #param(name: string, optional: boolean, isSubclass: boolean): string {
    const modifiers = isSubclass ? [""] : ["", "readonly ", "readonly ", "private readonly ", "public "];
    const modifier = name === "toString" ? "" : this.#pick(modifiers);
    if (!optional) return `${modifier}${name}: ${this.domain(2)}`;
    switch (this.below(4)) {
      case 0:
        return `${modifier}${name}?: ${this.domain(1)}`;
      case 1:
        return `${modifier}${name} = ${this.#pick(["3", '"kept"', "true", "[1, 2]"])}`;
      case 2:
        return `${modifier}${name}: Fixed<1 | 2> = 1`;
      default: {
        const literals = this.#literals();
        return `${modifier}${name}: ${literals.join(" | ")} = ${this.#pick(literals)}`;
      }
    }
  }

  /** A type with a domain. @param depth how far it may hold others. */
  domain(depth: number): string {
    const kind = this.below(depth === 0 ? 6 : 15);
    switch (kind) {
      case 0:
      case 1:
        return this.#literals().join(" | ");
      case 2:
        return "boolean";
      case 3:
        return this.#pick(['Float<1e-6, 1e-3, "log">', "Float<-1, 1>", 'Float<0.5, 0.9, "rlog">']);
      case 4:
        return this.#pick(["Int<0, 3>", "Int<-4, 5, 2>", "Int<10, 50, 5>"]);
      case 5:
        return this.#pick(["Mode", "`x${1 | 2}`", "Mode.Slow | 1"]);
      case 6:
      case 7:
        return this.#classes.length === 0 ? "boolean" : this.#pick(this.#classes);
      case 8:
        return [
          this.domain(0),
          ...new Set(this.#some(this.#classes, 2)),
          `{ readonly k: ${this.domain(depth - 1)} }`,
        ].join(" | ");
      case 9:
        return `{ k: ${this.domain(depth - 1)}; l?: ${this.domain(depth - 1)}; "m n": ${this.domain(0)} }`;
      case 10:
        return `readonly [${this.domain(depth - 1)}, ${this.domain(0)}${this.below(2) === 0 ? `, (${this.domain(0)})?` : ""}]`;
      case 11:
        return `FixedArray<${this.domain(depth - 1)}, ${this.below(4)}>`;
      case 12: {
        const literals = this.#literals();
        const rules = this.#pick([
          "",
          ", { distinct: false }",
          ", { sorted: true }",
          ", { distinct: false; sorted: true }",
        ]);
        return this.below(3) === 0
          ? `Permutation<[${literals.join(", ")}]>`
          : `ManyOf<${literals.join(" | ")}, 2${rules}>`;
      }
      case 13:
        return this.below(2) === 0
          ? `Named<${this.#literals().join(" | ")}, "n${this.#names++}">`
          : `Hint<${this.domain(0)}, "h">`;
      default:
        return `Box<${this.domain(depth - 1)}>`;
    }
  }

  /** Two to four literals, each once. */
  #literals(): readonly string[] {
    const start = this.below(LITERALS.length);
    const length = 2 + this.below(3);
    return Array.from({ length }, (_, index) => LITERALS[(start + index * 3) % LITERALS.length] ?? "1");
  }

  #some(items: readonly string[], most: number): readonly string[] {
    return items.length === 0 ? [] : Array.from({ length: this.below(most + 1) }, () => this.#pick(items));
  }

  #pick(items: readonly string[]): string {
    return items[this.below(items.length)] ?? "";
  }
}
