/**
 * What names stand for: variables, imports, functions, classes, enums, JavaScript's globals. The value of a constant is made once,
 * and only taken for known where nothing changes it afterwards (see stability.ts).
 */
import ts from "#typescript";
import { className } from "../class-shape.js";
import { resolveAlias } from "../dsl.js";
import { inOrder } from "../space/property-order.js";
import { symbolizedType } from "../space/static-type.js";
import { ABSENT, childrenOf, literalOf, type StaticValue } from "../space/static-value.js";
import { symbolizeCalls } from "../symbolize-calls.js";
import { builtinValue } from "./builtins.js";
import { bind } from "./closures.js";
import { functionValue, Scope, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { rebound } from "./rebind-value.js";
import { fateOf } from "./stability.js";

/** Evaluation as names need it. */
interface Evaluating extends Evaluation {
  alone(make: () => StaticValue): { readonly value: StaticValue; readonly whole: boolean };
}

export class Names {
  /** Values as they were made, by what declares them. */
  readonly #made = new Map<ts.Node, StaticValue>();
  readonly #making = new Set<ts.Node>();
  readonly #patterns = new Map<ts.Node, Scope>();
  readonly #symbols = new Map<ts.Identifier, ts.Symbol>();
  readonly #ours = new Map<ts.Node, string>();

  constructor(private readonly evaluation: Evaluating) {}

  /** Whether the value of some constant is being made: what refers to that is not yet what it will be. */
  get isMaking(): boolean {
    return this.#making.size > 0;
  }

  valueOf(name: ts.Identifier, scope: Scope): StaticValue {
    const written = this.#written(name);
    if (written === undefined) return unknown(`${sourceText(name)} is not declared`, name);
    const known = scope.find(written);
    if (known !== undefined) return known;
    return this.#symbol(resolveAlias(this.evaluation.model.checker, written), name, scope);
  }

  /** The name of tsglove's function that an expression refers to. */
  ours(node: ts.Expression): string | undefined {
    let name = this.#ours.get(node);
    if (name === undefined) this.#ours.set(node, (name = this.evaluation.model.dsl.nameOf(node) ?? ""));
    return name === "" ? undefined : name;
  }

  /** The symbol of a name. A function that is called often asks for the same ones each time. */
  #written(name: ts.Identifier): ts.Symbol | undefined {
    const known = this.#symbols.get(name);
    if (known !== undefined) return known;
    const { checker } = this.evaluation.model;
    const { parent } = name;
    const symbol =
      ts.isShorthandPropertyAssignment(parent) && parent.name === name
        ? checker.getShorthandAssignmentValueSymbol(parent)
        : checker.getSymbolAtLocation(name);
    if (symbol !== undefined) this.#symbols.set(name, symbol);
    return symbol;
  }

  /** What a member of an enum, a namespace or a global is: `Op.Conv`, `ops.conv`, `Math.PI`; undefined of any other access. */
  memberValue(
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    scope: Scope,
  ): StaticValue | undefined {
    const { checker } = this.evaluation.model;
    if (!ts.isIdentifier(node.expression)) return undefined;
    const constant = checker.getConstantValue(node);
    if (constant !== undefined) return literalOf(constant);
    if (!ts.isPropertyAccessExpression(node)) return undefined;
    const named = checker.getSymbolAtLocation(node.expression);
    if (named === undefined || scope.find(named) !== undefined) return undefined;
    const owner = resolveAlias(checker, named);
    if (this.#isGlobal(owner)) return builtinValue(`${owner.name}.${node.name.text}`);
    const ours = this.ours(node);
    if (ours !== undefined) return functionValue(ours, { kind: "dsl", name: ours });
    const member = checker.getSymbolAtLocation(node.name);
    if (member === undefined) return undefined;
    if (owner.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.NamespaceModule))
      return this.#symbol(resolveAlias(checker, member), node, scope);
    const declaration = member.valueDeclaration;
    return declaration !== undefined &&
      ts.isPropertyDeclaration(declaration) &&
      ts.isClassLike(declaration.parent)
      ? this.#staticField(member, declaration, node)
      : undefined;
  }

  /** The class as a value that can be constructed. */
  classValue(node: ts.ClassLikeDeclaration): StaticValue {
    const model = this.evaluation.model.classOf(node);
    const name = className(node);
    return functionValue(
      name,
      model === undefined ? { kind: "foreign class", name } : { kind: "class", model },
    );
  }

  /** What a call of `symbolize` gives. */
  symbolized(node: ts.CallExpression, scope: Scope): StaticValue {
    const { evaluation } = this;
    const found = symbolizeCalls(node.getSourceFile(), evaluation.model).find(({ call }) => call === node);
    const [target, options] = node.arguments;
    if (found === undefined || target === undefined)
      return unknown(`${sourceText(node)} is not followed`, node);
    const plain = found.symbol === undefined ? undefined : evaluation.model.searchableOf(found.symbol);
    if (plain !== undefined) return evaluation.evaluate(target, scope);
    if (options !== undefined) return unknown(`the parameters of ${sourceText(node)} are not followed`, node);
    const type = symbolizedType(found);
    return functionValue(type.name, { kind: "symbolized", type, target: found });
  }

  /** Whether a change of what an expression gives is one of a new value, or of a constant whose changes are known. */
  isTraced(node: ts.Expression | undefined, scope: Scope): boolean {
    const { checker } = this.evaluation.model;
    if (node === undefined || ts.isNewExpression(node)) return true;
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      return this.isTraced(node.expression, scope);
    if (ts.isCallExpression(node)) {
      const ours = this.ours(node.expression);
      return (
        ours === "clone" ||
        ours === "searchSpace" ||
        (ours === "rebind" && this.isTraced(node.arguments[0], scope))
      );
    }
    if (!ts.isIdentifier(node)) return false;
    const symbol = checker.getSymbolAtLocation(node);
    return symbol !== undefined && scope.find(symbol) === undefined;
  }

  #symbol(symbol: ts.Symbol, at: ts.Expression, scope: Scope): StaticValue {
    const ours = this.ours(at);
    if (ours === "absent") return ABSENT;
    if (ours !== undefined) return functionValue(ours, { kind: "dsl", name: ours });
    if (this.#isGlobal(symbol)) return builtinValue(symbol.name) ?? this.#globalClass(symbol, at);
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    if (declaration === undefined)
      return builtinValue(symbol.name) ?? unknown(`${sourceText(at)} is not declared`, at);
    if (ts.isVariableDeclaration(declaration)) return this.#variable(symbol, declaration, at);
    if (ts.isBindingElement(declaration)) return this.#element(symbol, declaration, at);
    if (ts.isFunctionDeclaration(declaration)) {
      const own = ts.isSourceFile(declaration.parent) ? new Scope() : scope;
      return functionValue(symbol.name, {
        kind: "closure",
        node: implementation(symbol, declaration),
        scope: own,
      });
    }
    if (ts.isClassLike(declaration)) return this.classValue(declaration);
    if (ts.isEnumDeclaration(declaration)) return this.#enumeration(symbol);
    if (ts.isExportAssignment(declaration)) return this.#expression(declaration, declaration.expression);
    return unknown(`${sourceText(at)} is not known before running`, at);
  }

  /** Whether a symbol is JavaScript's own, and nobody has hidden it. */
  #isGlobal({ declarations }: ts.Symbol): boolean {
    const { program } = this.evaluation.model;
    // Other packages may add to its types.
    return (
      declarations !== undefined &&
      declarations.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile())) &&
      declarations.every((each) => each.getSourceFile().isDeclarationFile)
    );
  }

  /** Classes of JavaScript's own, as `Date`: objects of them are decided. */
  #globalClass({ name }: ts.Symbol, at: ts.Expression): StaticValue {
    const isClass = this.evaluation.model.checker.getTypeAtLocation(at).getConstructSignatures().length > 0;
    return isClass
      ? functionValue(name, { kind: "foreign class", name })
      : unknown(`${sourceText(at)} is not known before running`, at);
  }

  #variable(symbol: ts.Symbol, declaration: ts.VariableDeclaration, at: ts.Expression): StaticValue {
    const { initializer, parent } = declaration;
    if (
      initializer === undefined ||
      !ts.isVariableDeclarationList(parent) ||
      !ts.isVariableStatement(parent.parent)
    )
      return unknown(`${sourceText(at)} is not known before running`, at);
    return this.#settled(symbol, this.#expression(declaration, initializer), at, parent);
  }

  /** The value of a name where it is used: what it was given, unless something changes that. */
  #settled(
    symbol: ts.Symbol,
    value: StaticValue,
    at: ts.Expression,
    list: ts.VariableDeclarationList | undefined,
  ): StaticValue {
    const isConstant = list === undefined || (list.flags & ts.NodeFlags.Const) !== 0;
    // Of what is not known there may still be a part that is.
    const known = value.kind === "unknown" ? value.atLeast : value;
    if (known === undefined || (isConstant && isFlat(known))) return value;
    const isShallow = childrenOf(known).every(isFlat);
    const { disturbed, rebinds } = fateOf(symbol, isShallow, this.evaluation);
    if (disturbed !== undefined)
      return unknown(`${sourceText(at)} is changed by ${sourceText(disturbed)}`, disturbed);
    const [first] = rebinds;
    if (first === undefined) return value;
    const block = list?.parent.parent;
    const isBeside = rebinds.every((call) => isStatementOf(call, block));
    if (!isBeside || functionAround(at) !== functionAround(first))
      return unknown(`${sourceText(at)} is changed by ${sourceText(first)}`, first);
    let changed = value;
    for (const call of rebinds) {
      if (call.end > at.pos) continue;
      const [, changes] = call.arguments;
      if (changes === undefined) continue;
      changed = rebound(changed, this.#expression(changes, changes), call);
    }
    return changed;
  }

  /** The value of an expression that means the same wherever it is asked for. */
  #expression(key: ts.Node, node: ts.Expression): StaticValue {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (this.#making.has(key)) return unknown(`${sourceText(node)} is made of itself`, node);
    this.#making.add(key);
    const { value, whole } = this.evaluation.alone(() => this.evaluation.evaluate(node, new Scope()));
    this.#making.delete(key);
    // What was not followed to its end, or in the midst of a circle, may be known when asked for on its own.
    if (whole && this.#making.size === 0) this.#made.set(key, value);
    return value;
  }

  /** A name in a pattern: `const { widths } = settings`. */
  #element(symbol: ts.Symbol, element: ts.BindingElement, at: ts.Expression): StaticValue {
    let root: ts.Node = element;
    while (ts.isBindingElement(root) || ts.isBindingName(root)) root = root.parent;
    if (
      !ts.isVariableDeclaration(root) ||
      root.initializer === undefined ||
      !ts.isVariableDeclarationList(root.parent) ||
      !ts.isVariableStatement(root.parent.parent)
    )
      return unknown(`${sourceText(at)} is not known before running`, at);
    let names = this.#patterns.get(root);
    if (names === undefined) {
      const pattern = root;
      names = new Scope();
      const scope = names;
      const value = this.#expression(root, root.initializer);
      const { whole } = this.evaluation.alone(() => {
        bind(pattern.name, value, scope, this.evaluation);
        return value;
      });
      if (whole && this.#making.size === 0) this.#patterns.set(root, names);
    }
    const value = names.find(symbol);
    return value === undefined
      ? unknown(`${sourceText(at)} is not known before running`, at)
      : this.#settled(symbol, value, at, root.parent);
  }

  #staticField(symbol: ts.Symbol, field: ts.PropertyDeclaration, at: ts.Expression): StaticValue {
    const flags = ts.getCombinedModifierFlags(field);
    if (
      !(flags & ts.ModifierFlags.Static) ||
      !(flags & ts.ModifierFlags.Readonly) ||
      field.initializer === undefined
    )
      return unknown(`${sourceText(at)} is not known before running`, at);
    const value = this.#expression(field, field.initializer);
    return this.#settled(symbol, value, at, undefined);
  }

  /** An enum as the object that it is: numbers have their names under them too. */
  #enumeration(symbol: ts.Symbol): StaticValue {
    const { checker } = this.evaluation.model;
    const entries: (readonly [string, StaticValue])[] = [];
    for (const declaration of symbol.declarations ?? []) {
      if (!ts.isEnumDeclaration(declaration)) continue;
      for (const member of declaration.members) {
        const value = checker.getConstantValue(member);
        const name =
          ts.isIdentifier(member.name) || ts.isStringLiteralLike(member.name) ? member.name.text : undefined;
        if (value === undefined || name === undefined)
          return unknown(`${sourceText(member)} is not known before running`, member);
        entries.push([name, literalOf(value)]);
        if (typeof value === "number") entries.push([String(value), literalOf(name)]);
      }
    }
    return { kind: "record", entries: inOrder(entries) };
  }
}

/** Whether a value has no parts that could change. */
function isFlat({ kind }: StaticValue): boolean {
  return kind === "literal" || kind === "function" || kind === "float" || kind === "int" || kind === "thrown";
}

/** Of overloads the one with a body. */
function implementation(symbol: ts.Symbol, declaration: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const bodies = symbol.declarations
    ?.filter(ts.isFunctionDeclaration)
    .filter(({ body }) => body !== undefined);
  return bodies?.length === 1 ? (bodies[0] ?? declaration) : declaration;
}

/** Whether an expression is evaluated once, as a statement of a block. */
function isStatementOf(node: ts.Node, block: ts.Node | undefined): boolean {
  let outer = node;
  while (
    ts.isExpression(outer) ||
    ts.isVariableDeclaration(outer) ||
    ts.isVariableDeclarationList(outer) ||
    ts.isExpressionStatement(outer) ||
    ts.isVariableStatement(outer)
  ) {
    if (ts.isFunctionLike(outer) || ts.isConditionalExpression(outer) || ts.isBinaryExpression(outer))
      return false;
    outer = outer.parent;
  }
  return outer === block;
}

function functionAround(node: ts.Node): ts.Node {
  let outer = node.parent;
  while (!ts.isFunctionLike(outer) && !ts.isSourceFile(outer)) outer = outer.parent;
  return outer;
}
