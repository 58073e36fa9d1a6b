/**
 * What a chain of ifs over a setting becomes: a class for each value of the setting, with a method that does what the branch did. A
 * setting that only one branch reads is that class's argument; variables of the function around are the method's.
 * Undefined where some part cannot be moved surely, so that the rewrite is not offered.
 */
import { constantOf, nameText, readTypeNode, ts } from "@tsglove/transformer/analysis";
import { holds } from "../selection.js";
import type { View } from "../view.js";
import { branchBody, type BranchBody } from "./branch-body.js";
import { ends, type Branch, type IfChain } from "./if-chain.js";

export interface ClassPlan {
  readonly literal: string;
  readonly name: string;
  /** The settings that it takes over, what must be given first. */
  readonly fields: readonly ts.PropertySignature[];
  readonly branch: Branch | undefined;
}

/** An object of settings that is written somewhere, and the class that its value of the setting means. */
export interface ObjectPlan {
  readonly node: ts.ObjectLiteralExpression;
  readonly choice: ts.PropertyAssignment;
  readonly chosen: ClassPlan;
  /** By field: its value in the object. */
  readonly values: ReadonlyMap<string, ts.Expression>;
}

export interface ChainPlan {
  readonly chain: IfChain;
  /** The declaration of the setting: `op: "conv" | "pool"`. */
  readonly setting: ts.PropertySignature;
  readonly classes: readonly ClassPlan[];
  readonly objects: readonly ObjectPlan[];
  readonly body: BranchBody;
  /** What the method is called. */
  readonly method: string;
}

export function planChain(chain: IfChain, view: View): ChainPlan | undefined {
  const { checker } = view.model;
  const setting = checker.getSymbolAtLocation(chain.subject.name)?.valueDeclaration;
  if (setting === undefined || !ts.isPropertySignature(setting)) return undefined;
  if (setting.getSourceFile() !== view.file || setting.type === undefined) return undefined;
  const members = literalsOf(setting.type, view);
  const branches = members === undefined ? undefined : byLiteral(chain, members);
  if (members === undefined || branches === undefined) return undefined;
  const uses = usesOfSettings(setting, view);
  if (uses === undefined) return undefined;
  const fieldsOf = (branch: Branch | undefined): readonly ts.PropertySignature[] =>
    branch === undefined ? [] : ownFields(branch, chain, setting, uses);
  const taken = new Set(namesInScope(view));
  const classes = members.map((literal): ClassPlan => {
    const branch = branches.get(literal);
    const name = freeName(literal, chain.subject.name.text, taken);
    return { literal, name, fields: fieldsOf(branch), branch };
  });
  const moved = new Set(classes.flatMap(({ fields }) => fields));
  const used = classes.flatMap(({ branch }) => branch ?? []);
  const body = branchBody(chain, used, moved, view);
  const objects = planObjects(setting, classes, uses, chain, view);
  if (body === undefined || objects === undefined) return undefined;
  // Where nothing is done for a value there is nothing to return either.
  if (body.mode !== "effect" && classes.some(({ branch }) => branch === undefined)) return undefined;
  if (body.mode === "return" && !used.every(ends)) return undefined;
  const names = new Set([...moved].map((each) => each.name.getText()));
  return { chain, setting, classes, objects, body, method: names.has("apply") ? "run" : "apply" };
}

/** The values of the setting, in the order in which its type was written. */
function literalsOf(type: ts.TypeNode, { model }: View): readonly string[] | undefined {
  const domain = readTypeNode(type, model.typeScope);
  if (domain.kind !== "choice") return undefined;
  const literals = domain.candidates.flatMap((each) =>
    each.kind === "literal" && typeof each.value === "string" ? [each.value] : [],
  );
  return literals.length === domain.candidates.length ? literals : undefined;
}

/** The branch of each value; what is left goes to the one value that no condition asks for. */
function byLiteral(chain: IfChain, members: readonly string[]): ReadonlyMap<string, Branch> | undefined {
  const branches = new Map<string, Branch>();
  for (const branch of chain.branches) if (branch.literal !== undefined) branches.set(branch.literal, branch);
  if (![...branches.keys()].every((each) => members.includes(each))) return undefined;
  const left = members.filter((each) => !branches.has(each));
  const rest = chain.branches.find(({ literal }) => literal === undefined);
  if (rest === undefined || left.length === 0) return branches;
  const [only] = left;
  return only === undefined || left.length > 1 ? undefined : branches.set(only, rest);
}

/** The mentions of each setting of a type, by declaration. */
type Uses = ReadonlyMap<ts.PropertySignature, readonly ts.Node[]>;

/** Undefined where another file mentions one: what is there would have to change too. */
function usesOfSettings(setting: ts.PropertySignature, { file, model }: View): Uses | undefined {
  const { checker, program } = model;
  const { parent } = setting;
  if (!ts.isTypeLiteralNode(parent) && !ts.isInterfaceDeclaration(parent)) return undefined;
  const fields = parent.members.filter(ts.isPropertySignature);
  const bySymbol = new Map(fields.map((each) => [checker.getSymbolAtLocation(each.name), each]));
  const names = new Set(fields.map((each) => each.name.getText()));
  const uses = new Map<ts.PropertySignature, ts.Node[]>(fields.map((each) => [each, []]));
  const elsewhere: ts.Node[] = [];
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || ![...names].some((each) => source.text.includes(each))) continue;
    const visit = (node: ts.Node): void => {
      if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && names.has(node.text)) {
        const field = bySymbol.get(settingOf(node, checker));
        if (field !== undefined && node !== field.name) {
          if (source !== file) elsewhere.push(node);
          uses.get(field)?.push(node);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return elsewhere.length > 0 ? undefined : uses;
}

/** The declared property that a name is of, also where an object is written that is to have it. */
function settingOf(
  node: ts.Identifier | ts.StringLiteralLike,
  checker: ts.TypeChecker,
): ts.Symbol | undefined {
  const { parent } = node;
  if (
    (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) &&
    parent.name === node &&
    ts.isObjectLiteralExpression(parent.parent)
  )
    return checker.getContextualType(parent.parent)?.getProperty(node.text);
  if (ts.isBindingElement(parent)) {
    const name = parent.propertyName ?? parent.name;
    return name === node ? checker.getTypeAtLocation(parent.parent).getProperty(node.text) : undefined;
  }
  return checker.getSymbolAtLocation(node);
}

/** The settings that only one branch reads, by `hps.filters`, besides objects that are written. */
function ownFields(
  { statements }: Branch,
  { subject }: IfChain,
  setting: ts.PropertySignature,
  uses: Uses,
): readonly ts.PropertySignature[] {
  const fields = [...uses].flatMap(([field, nodes]) => {
    const reads = nodes.filter((node) => !isInObject(node));
    const isOwn =
      field !== setting &&
      field.type !== undefined &&
      reads.length > 0 &&
      reads.every(
        (node) =>
          ts.isPropertyAccessExpression(node.parent) &&
          node.parent.expression.getText() === subject.expression.text &&
          statements.some((each) => holds(each, node)),
      );
    return isOwn ? [field] : [];
  });
  return [...fields.filter((each) => !isOptional(each)), ...fields.filter(isOptional)];
}

export function isOptional(field: ts.PropertySignature): boolean {
  return field.questionToken !== undefined;
}

function isInObject({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
}

function planObjects(
  setting: ts.PropertySignature,
  classes: readonly ClassPlan[],
  uses: Uses,
  chain: IfChain,
  { model }: View,
): readonly ObjectPlan[] | undefined {
  const objects: ObjectPlan[] = [];
  const moved = new Set(classes.flatMap(({ fields }) => fields.map((each) => each.name.getText())));
  for (const use of uses.get(setting) ?? []) {
    if (chain.conditions.some((each) => holds(each, use))) continue;
    const choice = use.parent;
    if (!ts.isPropertyAssignment(choice) || !ts.isStringLiteralLike(choice.initializer)) return undefined;
    const node = choice.parent;
    const { text } = choice.initializer;
    const chosen = classes.find(({ literal }) => literal === text);
    if (chosen === undefined || chain.statements.some((each) => holds(each, node))) return undefined;
    const values = new Map<string, ts.Expression>();
    for (const property of node.properties) {
      if (ts.isShorthandPropertyAssignment(property)) values.set(property.name.text, property.name);
      else if (ts.isPropertyAssignment(property)) {
        const name = nameText(property.name);
        if (name === undefined) return undefined;
        values.set(name, property.initializer);
      } else return undefined;
    }
    const own = new Set(chosen.fields.map((each) => each.name.getText()));
    // What falls away must have done nothing; what is needed must be there.
    for (const [name, value] of values)
      if (moved.has(name) && !own.has(name) && constantOf(value, model.checker) === undefined)
        return undefined;
    if (chosen.fields.some((each) => !isOptional(each) && !values.has(each.name.getText()))) return undefined;
    objects.push({ node, choice, chosen, values });
  }
  // A field that is given without the setting belongs to a part of the type, or to a spread.
  const known = new Set(objects.map(({ node }) => node));
  for (const [field, nodes] of uses)
    if (moved.has(field.name.getText()))
      for (const { parent } of nodes)
        if (ts.isObjectLiteralExpression(parent.parent) && !known.has(parent.parent)) return undefined;
  return objects;
}

function namesInScope({ file, model }: View): readonly string[] {
  return model.checker
    .getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Alias)
    .map(({ name }) => name);
}

/** `conv` is `Conv`, or `ConvOp` where that is taken. */
function freeName(literal: string, setting: string, taken: Set<string>): string {
  const plain = pascal(literal);
  const longer = `${pascal(literal)}${pascal(setting)}`;
  const first = /^[\p{ID_Start}$_]/u.test(plain) ? plain : `${pascal(setting)}${plain}`;
  const names = [first, longer, ...Array.from({ length: 99 }, (_, index) => `${first}${index + 2}`)];
  const name = names.find((each) => /^[\p{ID_Start}$_]/u.test(each) && !taken.has(each)) ?? `_${plain}`;
  taken.add(name);
  return name;
}

function pascal(text: string): string {
  return text
    .split(/[^\p{ID_Continue}$]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
