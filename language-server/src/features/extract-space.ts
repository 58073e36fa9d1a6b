/**
 * "Extract search space": beside a value that is written with numbers of its own, the space around it. The value stays, as the
 * program's way to run without a search, and as the point that a search has to beat.
 *
 *     const trainer = new Trainer(new Adam(1e-3), 32);
 *     const trainerSpace = new Trainer(new Adam(floatv(1e-4, 0.01, "log")), oneof([16, 32, 64]));
 *
 * Two are offered. The one *around the value* keeps its structure and opens its literals: to what their parameter's type takes,
 * else to their neighbours; texts of which nothing is known stay. The other is the one *of the types*, `searchSpace(Trainer)`, where
 * they say all that there is to decide. For an object of options at a call, `train({ lr: 1e-3, depth: 3 })`, it is the same, the
 * space standing in front of the call's statement, ready for `sample(...)`.
 */
import {
  classValue,
  constantOf,
  domainText,
  importedName,
  indentOf,
  insertingAt,
  lineEnd,
  namedClass,
  readType,
  readTypeNode,
  ts,
  typeValue,
  unwrapped,
  type ClassModel,
  type DomainModel,
  type Edit,
} from "@tsglove/transformer/analysis";
import type { CodeAction } from "./action.js";
import { neighboursOf, neighboursText, writerOf } from "./codemods/neighbours.js";
import { nodeAt, outward } from "./selection.js";
import type { View } from "./view.js";

/** The text of a space, and the imports that it takes. */
interface SpaceText {
  readonly text: string;
  readonly imports: readonly Edit[];
}

type Configured = ts.NewExpression | ts.ObjectLiteralExpression;

export function* extractedSpace(view: View, start: number, end: number): Generator<CodeAction> {
  const value = configuredAt(view, start, end);
  const statement = value === undefined ? undefined : statementOf(value);
  if (value === undefined || statement === undefined) return;
  const name = freeName(value, statement, view);
  const around = new Opener(view).space(value);
  const ofTypes = typesSpace(value, view);
  const offers = [
    { id: "around", title: "Extract search space around this value", made: around },
    {
      id: "types",
      title: `Extract search space of the types: ${ofTypes?.text ?? ""}`,
      made: ofTypes,
    },
  ];
  for (const { id, title, made } of offers)
    if (made !== undefined)
      yield {
        id: `extract ${id} ${value.getStart()}`,
        title,
        kind: "refactor.extract",
        isPreferred: false,
        edits: () => Promise.resolve([inserted(name, made.text, value, statement, view), ...made.imports]),
      };
}

/** The outermost value around a cursor that is a searchable object, or an object of options that is not inside one. */
function configuredAt(view: View, start: number, end: number): Configured | undefined {
  let found: Configured | undefined;
  for (const each of outward(nodeAt(view.file, start, end))) {
    if (ts.isStatement(each) || ts.isFunctionLike(each)) break;
    if (ts.isNewExpression(each) && searchableOf(each, view) !== undefined) found = each;
    else if (ts.isObjectLiteralExpression(each) && isOptions(each, view)) found = each;
  }
  return found;
}

function searchableOf(node: ts.NewExpression, { model }: View): ClassModel | undefined {
  const symbol = namedClass(node.expression, model);
  return symbol === undefined ? undefined : model.searchableOf(symbol);
}

/** An object that is handed to a function which is none of tsglove's, or that a constant is given. */
function isOptions(node: ts.ObjectLiteralExpression, { model }: View): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent))
    return parent.expression !== node && model.dsl.nameOf(parent.expression) === undefined;
  return ts.isVariableDeclaration(parent) && parent.initializer === node;
}

/** The statement beside which a constant can stand. */
function statementOf(node: ts.Node): ts.Statement | undefined {
  for (const each of outward(node)) {
    if (ts.isFunctionLike(each) || ts.isClassLike(each)) return undefined;
    if (ts.isStatement(each))
      return ts.isSourceFile(each.parent) || ts.isBlock(each.parent) ? each : undefined;
  }
  return undefined;
}

/** Opens the literals of a value. */
class Opener {
  #opened = 0;
  readonly #imports: Edit[] = [];

  constructor(private readonly view: View) {}

  /** The space around a value; undefined where there is nothing to open. */
  space(value: Configured): SpaceText | undefined {
    const text = this.#open(value, undefined);
    return this.#opened === 0 ? undefined : { text, imports: joined(this.#imports) };
  }

  #open(node: ts.Expression, domain: DomainModel | undefined): string {
    const inner = unwrapped(node);
    if (ts.isNewExpression(inner)) return this.#openObject(inner);
    if (ts.isObjectLiteralExpression(inner)) return this.#openOptions(inner);
    const constant = constantOf(inner, this.view.model.checker);
    if (constant === undefined || ts.isIdentifier(inner)) return node.getText();
    return this.#openLiteral(constant.value, domain) ?? node.getText();
  }

  #openObject(node: ts.NewExpression): string {
    const owner = searchableOf(node, this.view);
    if (owner === undefined) return node.getText();
    const args = (node.arguments ?? []).map((each, index) =>
      ts.isSpreadElement(each) ? each.getText() : this.#open(each, owner.params[index]?.domain),
    );
    const given = node.typeArguments?.map((each) => each.getText()).join(", ");
    return `new ${node.expression.getText()}${given === undefined ? "" : `<${given}>`}(${args.join(", ")})`;
  }

  #openOptions(node: ts.ObjectLiteralExpression): string {
    const type = this.view.model.checker.getContextualType(node);
    const parts = node.properties.map((each) => {
      if (!ts.isPropertyAssignment(each)) return each.getText();
      const declared = type?.getProperty(each.name.getText())?.valueDeclaration;
      const written = declared !== undefined && ts.isPropertySignature(declared) ? declared.type : undefined;
      const domain = written === undefined ? undefined : readTypeNode(written, this.view.model.typeScope);
      return `${each.name.getText()}: ${this.#open(each.initializer, domain)}`;
    });
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }

  #openLiteral(value: unknown, domain: DomainModel | undefined): string | undefined {
    const inner = domain?.kind === "labelled" ? domain.domain : domain;
    if (inner?.kind === "choice") {
      // Among classes and literals mixed, the structure that was written stays.
      const literals = inner.candidates.every(({ kind }) => kind === "literal" || kind === "bigint");
      return literals && inner.candidates.length > 1
        ? this.#write("oneof", (name) => `${name}([${inner.candidates.map(domainText).join(", ")}])`)
        : undefined;
    }
    if (inner?.kind === "float" || inner?.kind === "int") return this.#openRange(inner);
    if (inner !== undefined && inner.kind !== "hole") return undefined;
    if (typeof value === "boolean") return this.#write("oneof", (name) => `${name}([false, true])`);
    const neighbours = typeof value === "number" ? neighboursOf(value) : undefined;
    const writer = neighbours === undefined ? undefined : writerOf(neighbours, "value");
    return neighbours === undefined || writer === undefined
      ? undefined
      : this.#write(writer, (name) => neighboursText(neighbours, "value", name));
  }

  /** The whole range that a type gives. */
  #openRange(domain: Extract<DomainModel, { readonly kind: "float" | "int" }>): string {
    const args = /<(.*)>$/.exec(domainText(domain))?.[1] ?? "";
    return this.#write(domain.kind === "float" ? "floatv" : "intv", (name) => `${name}(${args})`);
  }

  #write(name: string, write: (name: string) => string): string {
    const { text, edits } = importedName(name, "value", this.view.file, this.view.model);
    this.#opened++;
    for (const edit of edits)
      if (!this.#imports.some((each) => each.start === edit.start && each.newText === edit.newText))
        this.#imports.push(edit);
    return write(text);
  }
}

/** `searchSpace(Trainer)` or `searchSpace<Config>()`, where the types say all that there is to decide. */
function typesSpace(value: Configured, view: View): SpaceText | undefined {
  const { file, model } = view;
  const found = ts.isNewExpression(value) ? classSpace(value, view) : optionsSpace(value, view);
  if (found === undefined) return undefined;
  const { text, edits } = importedName("searchSpace", "value", file, model);
  return { text: `${text}${found}`, imports: edits };
}

function classSpace(node: ts.NewExpression, view: View): string | undefined {
  const owner = searchableOf(node, view);
  if (owner === undefined || owner.node.typeParameters !== undefined) return undefined;
  const { value, unsearched } = classValue(owner, view.model);
  const isAll = value !== undefined && unsearched.length === 0 && owner.params.length > 0;
  return isAll ? `(${node.expression.getText()})` : undefined;
}

function optionsSpace(node: ts.ObjectLiteralExpression, { model }: View): string | undefined {
  const type = model.checker.getContextualType(node);
  const symbol = type?.aliasSymbol ?? type?.getSymbol();
  const name = symbol?.name;
  const declaration = symbol?.declarations?.find(
    (each) => ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each),
  );
  if (type === undefined || name === undefined || declaration === undefined) return undefined;
  if (declaration.typeParameters !== undefined) return undefined;
  const isNamed = model.checker
    .getSymbolsInScope(node, ts.SymbolFlags.Type | ts.SymbolFlags.Alias)
    .some((each) => each.name === name);
  if (!isNamed) return undefined;
  const domain = readType(type, undefined, model.typeScope);
  const { value, unsearched } = typeValue(name, domain, model);
  return value !== undefined && unsearched.length === 0 ? `<${name}>()` : undefined;
}

/** `trainerSpace`, where that is free. */
function freeName(value: Configured, statement: ts.Statement, { model }: View): string {
  const { parent } = value;
  const declared =
    ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
  const called = ts.isCallExpression(parent) ? nameOf(parent.expression) : undefined;
  const made = ts.isNewExpression(value) ? nameOf(value.expression) : undefined;
  const stem = declared ?? (made === undefined ? called : lowered(made)) ?? "value";
  const taken = new Set(
    model.checker
      .getSymbolsInScope(statement, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
      .map(({ name }) => name),
  );
  const names = ["", ...Array.from({ length: 99 }, (_, index) => String(index + 2))].map(
    (number) => `${stem}Space${number}`,
  );
  return names.find((each) => !taken.has(each)) ?? `${stem}Space`;
}

function nameOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function isExported({ parent }: Configured, statement: ts.Statement): boolean {
  return (
    ts.isVariableDeclaration(parent) &&
    ts.isVariableStatement(statement) &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** A constant's space stands below it; that of what a call is handed in front of the call. */
function inserted(
  name: string,
  text: string,
  value: Configured,
  statement: ts.Statement,
  { file }: View,
): Edit {
  const line = `${isExported(value, statement) ? "export " : ""}const ${name} = ${text};`;
  const end = lineEnd(file) + indentOf(statement);
  return ts.isVariableDeclaration(value.parent)
    ? insertingAt(file, statement.getEnd(), end + line)
    : insertingAt(file, statement.getStart(file), line + end);
}

const NEW_IMPORT = /^(\s*import \{ )(.*)( \} from "tsglove";\s*)$/;

/** New import statements as one. */
function joined(imports: readonly Edit[]): readonly Edit[] {
  const fresh = imports.filter(({ newText }) => NEW_IMPORT.test(newText));
  const [first] = fresh;
  if (first === undefined || fresh.length === 1) return imports;
  const names = fresh.map(({ newText }) => NEW_IMPORT.exec(newText)?.[2] ?? "").join(", ");
  const newText = first.newText.replace(
    NEW_IMPORT,
    (_, before: string, __, after: string) => before + names + after,
  );
  return [...imports.filter((each) => !fresh.includes(each)), { ...first, newText }];
}
