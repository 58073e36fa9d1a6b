/**
 * From a type to what there is to search in it. The type, always fully instantiated, says what belongs to a domain; the node
 * that it was written by says in which order (see guide.ts).
 */
import ts from "#typescript";
import type { DomainModel, HoleModel, HoleReason } from "../model.js";
import { isTrue } from "./canonical-order.js";
import { choiceOf } from "./choice.js";
import { constructorParams } from "./constructor-params.js";
import { domainKey } from "./domain-key.js";
import { guidesOf, isNamedType, unwrap, type Bound, type Env, type Guides } from "./guide.js";
import { listDomain } from "./list-domain.js";
import { labelOf, markOf, withoutMarkers, type Label } from "./markers.js";
import { markedDomain } from "./marked-domain.js";
import { objectDomain } from "./object-domain.js";
import { typeOfParameter } from "./parameter-type.js";
import type { Absence, Reading } from "./reading.js";
import { Recursion, typeName } from "./recursion.js";
import type { TypeScope } from "./scope.js";
import { typeText } from "./type-text.js";
import { orderedMembers, type Member, type Ordering } from "./union-order.js";

/** The domain of a type as one part of nothing else; a hole where it has none. */
export function readType(
  type: ts.Type,
  guides: Guides | undefined,
  scope: TypeScope,
  absence?: Absence,
): DomainModel {
  return new TypeReading(scope).read(type, guides, absence);
}

/** The domains of what makes an object of an instantiated generic class: `Box<32 | 64>`. */
export function readClassParams(
  type: ts.Type,
  guides: Guides | undefined,
  scope: TypeScope,
): readonly (DomainModel | undefined)[] | undefined {
  const symbol = type.getSymbol();
  return symbol === undefined ? undefined : new TypeReading(scope).classParams(symbol, type, guides);
}

const UNDEFINED: DomainModel = { kind: "literal", value: undefined };

const NULLISH = ts.TypeFlags.Undefined | ts.TypeFlags.Null;

class TypeReading implements Reading {
  readonly #recursion: Recursion;
  readonly #ordering: Ordering;

  /** @param ties how many readings this one is inside of that only tell two types apart. */
  constructor(
    readonly scope: TypeScope,
    ties = 0,
  ) {
    const { checker } = scope;
    const tie = (type: ts.Type): string =>
      ties > 1 || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
        ? checker.typeToString(type)
        : domainKey(new TypeReading(scope, ties + 1).read(type, undefined));
    this.#recursion = new Recursion(checker);
    this.#ordering = { checker, tie };
  }

  get isGivenUp(): boolean {
    return this.#recursion.isGivenUp;
  }

  read(type: ts.Type, guides: Guides | undefined, absence: Absence = "written"): DomainModel {
    const all = orderedMembers(type, guides, this.#ordering);
    const isAbsence = (member: Member): boolean =>
      absence !== "written" &&
      (absence === "never" || !member.written) &&
      (member.type.flags & ts.TypeFlags.Undefined) !== 0;
    const members = all.filter((member) => !isAbsence(member));
    const domain = this.#readMembers(type, members);
    if (domain.kind === "hole" || (absence !== "last" && absence !== "absent")) return domain;
    const saysUndefined =
      members.length < all.length || !members.some(({ type: { flags } }) => flags & ts.TypeFlags.Undefined);
    if (!saysUndefined) return domain;
    const last: DomainModel = absence === "last" ? UNDEFINED : { kind: "absent" };
    return choiceOf([domain, last]);
  }

  /** Members of one name or hint are one decision, at the place of the first. */
  #readMembers(type: ts.Type, members: readonly Member[]): DomainModel {
    const { checker } = this.scope;
    const hole = (guilty?: Member, why?: HoleReason): HoleModel => ({
      kind: "hole",
      type: typeText(
        type,
        members.map((each) => each.type),
        checker,
      ),
      ...(guilty === undefined || members.length < 2 || members.every((each) => isFixed(each.type, checker))
        ? {}
        : { guilty: typeText(guilty.type, [guilty.type], checker) }),
      ...(why === undefined ? {} : { why }),
    });
    if (this.isGivenUp || members.length === 0) return hole();
    const plain = members.find((each) => isOpen(each.type));
    if (plain !== undefined) return hole(plain, isMistake(plain.type) ? "unknown" : undefined);
    const groups = new Map<string, { readonly label: Label | undefined; readonly domains: DomainModel[] }>();
    for (const [index, member] of members.entries()) {
      const domain = this.#readMember(member);
      if (domain === undefined || domain.kind === "hole") return hole(member, domain?.why);
      const label = labelOf(member.type, checker);
      const key =
        label === undefined ? String(index) : JSON.stringify([label.name ?? null, label.hint ?? null]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { label, domains: [domain] });
      else group.domains.push(domain);
    }
    return choiceOf(
      [...groups.values()].map(({ label, domains }) =>
        label === undefined && domains[0] !== undefined
          ? domains[0]
          : { kind: "labelled", domain: choiceOf(domains), ...label },
      ),
    );
  }

  #readMember({ type, guides }: Member): DomainModel | undefined {
    const { checker } = this.scope;
    const mark = markOf(type, checker);
    if (mark !== undefined)
      return mark.kind === "fixed"
        ? undefined
        : this.#within(type, guides, () => markedDomain(mark, guides, this));
    const parts = withoutMarkers(type, checker);
    const [first = type] = parts;
    // A brand on a literal is for the checker alone: `"a" & { readonly brand: unique symbol }` is "a".
    const literal = parts.map((each) => literalDomain(each)).find((each) => each !== undefined);
    if (literal !== undefined) return literal;
    if (parts.length === 1) return this.#readObject(first, guides);
    return parts.every((each) => each.flags & ts.TypeFlags.Object)
      ? this.#within(type, guides, () => objectDomain(type, guides, this))
      : undefined;
  }

  #readObject(type: ts.Type, guides: Guides | undefined): DomainModel | undefined {
    const { checker } = this.scope;
    if (!(type.flags & ts.TypeFlags.Object)) return undefined;
    const symbol = type.getSymbol();
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Class)
      return this.scope.isSearchable(symbol) ? this.#readClass(symbol, type, guides) : undefined;
    if (checker.isTupleType(type))
      return this.#within(type, guides, () => listDomain(type as ts.TupleTypeReference, guides, this));
    if (checker.isArrayType(type)) return undefined;
    return this.#within(type, guides, () => objectDomain(type, guides, this));
  }

  #readClass(symbol: ts.Symbol, type: ts.Type, guides: Guides | undefined): DomainModel {
    if (classArguments(type, this.scope.checker) === undefined) return { kind: "class", symbol };
    return (
      this.#within(type, guides, () => {
        const params = this.classParams(symbol, type, guides);
        return params === undefined ? { kind: "class", symbol } : { kind: "class", symbol, params };
      }) ?? { kind: "class", symbol }
    );
  }

  /** The domains of the parameters that make an object of an instantiated class; undefined of one that is none. */
  classParams(
    symbol: ts.Symbol,
    type: ts.Type,
    guides: Guides | undefined,
  ): readonly (DomainModel | undefined)[] | undefined {
    const { checker } = this.scope;
    const env = classEnv(type, guides, checker);
    const made = env === undefined ? undefined : constructorParams(symbol, env, checker);
    return made?.params.map((param) => {
      const { type: each, node, absence } = typeOfParameter(param, made.env, checker);
      const domain = this.read(each, guidesOf(node, made.env), absence);
      return domain.kind === "hole" ? undefined : domain;
    });
  }

  #within(
    type: ts.Type,
    guides: Guides | undefined,
    read: () => DomainModel | undefined,
  ): DomainModel | undefined {
    const hole = (why?: HoleReason): HoleModel => ({
      kind: "hole",
      type: typeText(type, [type], this.scope.checker),
      ...(why === undefined ? {} : { why }),
    });
    return this.#recursion.within(
      type,
      () => typeName(type, guides?.guide.node),
      hole,
      () => {
        const domain = read();
        return domain === undefined || domain.kind === "hole" ? hole(domain?.why) : domain;
      },
    );
  }
}

function isFixed(type: ts.Type, checker: ts.TypeChecker): boolean {
  return markOf(type, checker)?.kind === "fixed";
}

/** What nobody can list: `string`, `any`, a type parameter; told before anything else of a union is read. */
function isOpen(type: ts.Type): boolean {
  const { flags } = type;
  return (
    !(flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | NULLISH)) &&
    literalDomain(type) === undefined
  );
}

/** What the checker has in place of a type that it does not find, and has an error about: an `any` by flags, of another name. */
function isMistake(type: ts.Type & { readonly intrinsicName?: string }): boolean {
  return (type.flags & ts.TypeFlags.Any) !== 0 && type.intrinsicName === "error";
}

function literalDomain(type: ts.Type): DomainModel | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: "literal", value: type.value };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { kind: "literal", value: isTrue(type) };
  if (type.flags & ts.TypeFlags.BigIntLiteral) {
    const { value } = type as ts.BigIntLiteralType;
    return { kind: "bigint", text: `${value.negative ? "-" : ""}${value.base10Value}n` };
  }
  if (type.flags & ts.TypeFlags.Undefined) return UNDEFINED;
  if (type.flags & ts.TypeFlags.Null) return { kind: "literal", value: null };
  return undefined;
}

/** The type arguments of an instantiated generic class; undefined where they are still its own, or another's, parameters. */
function classArguments(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const target = (type as Partial<ts.TypeReference>).target;
  const parameters = target?.typeParameters;
  if (target === undefined || parameters === undefined || parameters.length === 0) return undefined;
  const given = checker.getTypeArguments(type as ts.TypeReference).slice(0, parameters.length);
  return given.some((each) => each.flags & ts.TypeFlags.TypeParameter) ? undefined : given;
}

/** What the type parameters of a class stand for in an instance type of it. */
function classEnv(type: ts.Type, guides: Guides | undefined, checker: ts.TypeChecker): Env | undefined {
  const given = classArguments(type, checker);
  const target = (type as Partial<ts.TypeReference>).target;
  if (given === undefined) return undefined;
  const written = writtenArguments(guides);
  const env = new Map<ts.Symbol, Bound>();
  for (const [index, parameter] of (target?.typeParameters ?? []).entries()) {
    const argument = given[index];
    const node = written?.guide.node.typeArguments?.[index];
    if (argument === undefined) continue;
    const guide = node === undefined || written === undefined ? undefined : { node, env: written.guide.env };
    env.set(parameter.symbol, { parameter, type: argument, guide });
  }
  return env;
}

/** The closest reference with type arguments among a member's guides. */
function writtenArguments(guides: Guides | undefined) {
  for (let each = guides; each !== undefined; each = each.outer) {
    const node = unwrap(each.guide.node);
    if (isNamedType(node)) return { guide: { node, env: each.guide.env } };
  }
  return undefined;
}
