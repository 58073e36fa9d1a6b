/** What the parts of evaluation need of each other, and the values that only evaluation knows: functions and their scopes. */
import type ts from "typescript";
import type { ClassModel, SymbolizeModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import type { StaticType, StaticValue, Thrown, Unknown } from "../space/static-value.js";

/** The values of the names of one function that is being followed, and of those around it. */
export class Scope {
  readonly #values = new Map<ts.Symbol, StaticValue>();

  constructor(private readonly outer?: Scope) {}

  /** Whether no name has a value here: what is evaluated means the same wherever that is done. */
  get isEmpty(): boolean {
    return this.#values.size === 0 && (this.outer === undefined || this.outer.isEmpty);
  }

  find(symbol: ts.Symbol): StaticValue | undefined {
    return this.#values.get(symbol) ?? this.outer?.find(symbol);
  }

  set(symbol: ts.Symbol, value: StaticValue): void {
    this.#values.set(symbol, value);
  }
}

/** What calling a function does. */
export type Callable =
  | { readonly kind: "closure"; readonly node: ts.FunctionLikeDeclaration; readonly scope: Scope }
  /** One of tsglove's. */
  | { readonly kind: "dsl"; readonly name: string }
  /** One of JavaScript's: `Array.from`. */
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "class"; readonly model: ClassModel }
  | { readonly kind: "foreign class"; readonly name: string }
  | { readonly kind: "symbolized"; readonly type: StaticType; readonly target: SymbolizeModel };

const callables = new WeakMap<StaticValue, Callable>();

/** A function as a value. */
export function functionValue(name: string, callable: Callable): StaticValue {
  const value: StaticValue = { kind: "function", name };
  callables.set(value, callable);
  return value;
}

export function callableOf(value: StaticValue): Callable | undefined {
  return callables.get(value);
}

/** One evaluation, as its parts see it. */
export interface Evaluation {
  readonly model: ProgramModel;
  evaluate(node: ts.Expression, scope: Scope): StaticValue;
  /** What a function gives. */
  call(callee: StaticValue, args: readonly StaticValue[], at: ts.Node): StaticValue;
  /** Notes that code which was followed may change a value: what is known of values is then no longer certain. */
  disturb(reason: string, at: ts.Node): void;
  /** Uses up effort. @returns whether there is any left. */
  readonly spend: (effort: number) => boolean;
}

export function unknown(reason: string, node: ts.Node | undefined, atLeast?: StaticValue): Unknown {
  return { kind: "unknown", reason, node, ...(atLeast === undefined ? {} : { atLeast }) };
}

export function thrown(reason: string, node: ts.Node | undefined): Thrown {
  return { kind: "thrown", reason, node };
}

/** An expression in a message: its own text, where that is short. */
export function sourceText(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length <= 40 ? `\`${text}\`` : `\`${text.slice(0, 37)}...\``;
}

/** The first of some values that is not known or throws. */
export function firstGap(values: readonly StaticValue[]): Unknown | Thrown | undefined {
  return values.find(
    (value): value is Unknown | Thrown => value.kind === "thrown" || value.kind === "unknown",
  );
}
