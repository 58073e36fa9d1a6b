/** The search spaces that a file asks for: of a class, of an instantiated or symbolized one, of a type. */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { initializerOf } from "./constants.js";
import type { ClassModel, DomainModel, SymbolizeModel } from "./model.js";
import { perFile } from "./per-file.js";
import type { ProgramModel } from "./program-model.js";
import { spaceCalls } from "./space-calls.js";
import { symbolizeCalls } from "./symbolize-calls.js";

export interface AskedSpace {
  readonly call: ts.CallExpression;
  /** Where a finding about it is shown: the class, or the type. */
  readonly node: ts.Node;
  /** What is asked for, as messages call it. */
  readonly name: string;
  readonly of:
    /** Of a generic class with type arguments, the domains are those that they make. */
    | { readonly kind: "class"; readonly root: ClassModel; readonly instantiated: boolean }
    | { readonly kind: "type"; readonly domain: DomainModel }
    /** What `symbolize` made of a class or function that somebody else wrote. */
    | { readonly kind: "symbolized"; readonly target: SymbolizeModel };
  /** Whether the call has options; what they say is for the run to see. */
  readonly hasOptions: boolean;
}

export const askedSpaces = perFile((file, model): readonly AskedSpace[] => {
  const special = new Map(spaceCalls(file, model).map((each) => [each.call, each]));
  return callsOf("searchSpace", file, model).flatMap((call): readonly AskedSpace[] => {
    const found = special.get(call);
    if (found?.kind === "type") {
      // What is handed over in place of options is rule 1018's, or TypeScript's.
      if (call.arguments[0] !== undefined && !isOptions(call.arguments[0], model)) return [];
      const { name, domain } = found;
      const node = call.typeArguments?.[0] ?? call.expression;
      return [{ call, node, name, of: { kind: "type", domain }, hasOptions: call.arguments.length > 0 }];
    }
    const [argument] = call.arguments;
    if (argument === undefined) return [];
    const hasOptions = call.arguments.length > 1;
    const root = classOf(argument, model);
    const target = root === undefined ? symbolized(argument, model) : undefined;
    if (target !== undefined) {
      const name = target.symbol?.name ?? "symbolized";
      return [{ call, node: argument, name, of: { kind: "symbolized", target }, hasOptions }];
    }
    if (root === undefined) return [];
    const of = {
      kind: "class",
      root: found === undefined ? root : withDomains(root, found.domains),
      instantiated: found !== undefined,
    } as const;
    return [{ call, node: argument, name: root.name, of, hasOptions }];
  });
});

function isOptions(argument: ts.Expression, { checker }: ProgramModel): boolean {
  const type = checker.getTypeAtLocation(argument);
  if (type.getCallSignatures().length > 0) return false;
  return (
    checker.getPropertyOfType(type, "maxDepth") !== undefined ||
    checker.getPropertiesOfType(type).length === 0
  );
}

/**
 * The call of `symbolize` that an expression is, or that its constant was given. What options say of its parameters is for the
 * run to see.
 */
function symbolized(argument: ts.Expression, model: ProgramModel): SymbolizeModel | undefined {
  const made = initializerOf(argument, model.checker);
  if (!ts.isCallExpression(made) || made.arguments.length > 1) return undefined;
  return symbolizeCalls(made.getSourceFile(), model).find(({ call }) => call === made);
}

/** The searchable class that an expression is, and not an object of it: that has the same symbol. */
function classOf(argument: ts.Expression, model: ProgramModel): ClassModel | undefined {
  const type = model.checker.getTypeAtLocation(argument);
  const [made] = type.getConstructSignatures();
  const symbol: ts.Symbol | undefined = made?.getReturnType().getSymbol();
  return made === undefined || symbol === undefined ? undefined : model.searchableOf(symbol);
}

/** A generic class as its type arguments make it. */
export function withDomains(owner: ClassModel, domains: readonly (DomainModel | undefined)[]): ClassModel {
  return { ...owner, params: owner.params.map((param, index) => ({ ...param, domain: domains[index] })) };
}
