/**
 * Types on the way from the outermost one to a part. One that comes up inside itself gets a name there, and the inner
 * place says that name again: a grammar. A type that goes deeper and deeper without ever coming up again has no domain.
 */
import ts from "#typescript";
import type { DomainModel, HoleModel, HoleReason } from "../model.js";

interface Frame {
  readonly type: ts.Type;
  /** Given when the type comes up again. */
  name: string | undefined;
  /** Names that are given further inside. */
  readonly inside: Set<string>;
}

/** The frame that is given up, and why. */
interface GivenUp {
  readonly depth: number;
  readonly why: HoleReason;
}

/** Deeper than anybody nests types by hand. */
const DEEPEST = 40;
/** More parts than this has nothing that is meant as a space: a property of an options type that leads to half a library. */
const MOST_PARTS = 1_000;
/** So many parts has no type at all: a union or record that is a table. */
const MOST_IN_ALL = 5_000;

export class Recursion {
  readonly #frames: Frame[] = [];
  /** How many parts the member or property that is being read has so far, and the whole. */
  #parts = 0;
  #all = 0;
  /** What is given up, while reading goes back to it. */
  #given: GivenUp | undefined;

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Whether what is being read is given up: no more of it need be read. */
  get isGivenUp(): boolean {
    return this.#given !== undefined;
  }

  /** Reads a part that may hold itself. */
  within(
    type: ts.Type,
    nameOf: () => string,
    hole: (why?: HoleReason) => HoleModel,
    read: () => DomainModel,
  ): DomainModel {
    const outer = this.#frames.find((frame) => isSameType(frame.type, type, this.checker));
    if (outer !== undefined)
      return { kind: "again", name: (outer.name ??= this.#unusedName(nameOf(), outer)) };
    const depth = this.#frames.length;
    if (depth <= 1) this.#parts = 0;
    if (++this.#all > MOST_IN_ALL) this.#given ??= { depth: 0, why: "large" };
    else if (depth >= DEEPEST) this.#given ??= { depth: this.#firstLike(type), why: "endless" };
    else if (++this.#parts > MOST_PARTS) this.#given ??= { depth: 1, why: "large" };
    if (this.#given !== undefined) {
      const { why } = this.#given;
      // There is nothing to go back from.
      if (depth === 0) this.#given = undefined;
      return hole(why);
    }
    const frame: Frame = { type, name: undefined, inside: new Set() };
    this.#frames.push(frame);
    const domain = read();
    const given = this.#givenUp();
    this.#frames.pop();
    if (given !== undefined) {
      if (given.depth === depth) this.#given = undefined;
      return hole(given.why);
    }
    const { name } = frame;
    const around = this.#frames.at(-1)?.inside;
    for (const each of name === undefined ? frame.inside : [name, ...frame.inside]) around?.add(each);
    return name === undefined || domain.kind === "hole" ? domain : { kind: "recursive", name, domain };
  }

  /** A look of its own: that nothing was given up before does not say that reading gave nothing up. */
  #givenUp(): GivenUp | undefined {
    return this.#given;
  }

  /** The outermost frame with a type of the same declaration. */
  #firstLike({ symbol }: ts.Type): number {
    const first = this.#frames.findIndex((frame) => frame.type.symbol === symbol);
    return first === -1 ? 0 : first;
  }

  #unusedName(text: string, frame: Frame): string {
    const from = this.#frames.indexOf(frame);
    const used = new Set(
      this.#frames.flatMap((each, index) => [each.name ?? "", ...(index >= from ? each.inside : [])]),
    );
    let name = text;
    for (let count = 1; used.has(name); count++) name = `${text}_${count}`;
    return name;
  }
}

/** `List<1>` by an alias is another object than `List<1>` as it is written. */
function isSameType(a: ts.Type, b: ts.Type, checker: ts.TypeChecker): boolean {
  if (a === b) return true;
  if (!isReference(a) || !isReference(b) || a.target !== b.target) return false;
  const [x, y] = [checker.getTypeArguments(a), checker.getTypeArguments(b)];
  return x.length === y.length && x.every((each, index) => each === y[index]);
}

function isReference(type: ts.Type): type is ts.TypeReference {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  return isObject && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
}

/** What a type is called: by its alias, its own name, or the alias that it is written in. */
export function typeName(type: ts.Type, node: ts.Node | undefined): string {
  if (type.aliasSymbol !== undefined) return type.aliasSymbol.name;
  const symbol = type.getSymbol();
  const isNamed = symbol !== undefined && symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class);
  if (isNamed) return symbol.name;
  for (let each = symbol?.declarations?.[0] ?? node; each !== undefined; each = each.parent)
    if (ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each)) return each.name.text;
  return "Type";
}
