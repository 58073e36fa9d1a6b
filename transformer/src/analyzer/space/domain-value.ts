/**
 * The space that the types say, as the runtime's `searchSpace` composes it: the abstract object that one would have written by
 * hand. What is the same at several places (a class so deep in a grammar) is made once and shared.
 */
import type { ClassModel, DomainModel, SymbolizedParamModel, SymbolizeModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { isFloatRange, isIntRange, isScale } from "../ranges.js";
import { domainText } from "./domain-text.js";
import {
  below,
  isRefused,
  NONE,
  once,
  type Made,
  type Site,
  type SpaceProblem,
  type UnsearchedParam,
  type Walk,
} from "./domain-walk.js";
import { hasHole } from "./holes.js";
import { keptOrMade } from "./kept-values.js";
import { recordOrigin } from "./origins.js";
import { inOrder } from "./property-order.js";
import { isRecursive, staticTypeOf, symbolizedType } from "./static-type.js";
import {
  ABSENT,
  literalOf,
  UNDEFINED,
  type StaticOptions,
  type StaticType,
  type StaticValue,
} from "./static-value.js";

/** What a type says: the value that `searchSpace` would make, and what is in the way of that. */
export interface DomainValue {
  /** Undefined where there are problems. */
  readonly value: StaticValue | undefined;
  readonly problems: readonly SpaceProblem[];
  readonly unsearched: readonly UnsearchedParam[];
}

/** A space with more parts than this is refused by the runtime. */
const MOST_OBJECTS = 200_000;
const MOST_ITEMS = 100_000;

/** The value that `searchSpace(Class, { maxDepth })` makes; of a generic class with the domains of its parameters. */
export function classValue(
  root: ClassModel,
  model: ProgramModel,
  maxDepth?: number,
  params?: readonly (DomainModel | undefined)[],
): DomainValue {
  const callWith = (options: string): string => `searchSpace(${root.name}, ${options})`;
  return run({ root: root.name, callWith, model, maxDepth }, (walk, site) =>
    madeClass(classRoot(root), params, site, walk),
  );
}

/** The value that `searchSpace(symbolize(target), { maxDepth })` makes. */
export function symbolizedValue(target: SymbolizeModel, model: ProgramModel, maxDepth?: number): DomainValue {
  const type = symbolizedType(target);
  const callWith = (options: string): string => `searchSpace(${type.name}, ${options})`;
  return run({ root: type.name, callWith, model, maxDepth }, (walk, site) =>
    madeClass({ type, params: target.params }, undefined, site, walk),
  );
}

/** What is constructed: a class, or what `symbolize` made. */
interface Root {
  readonly type: StaticType;
  readonly params: readonly SymbolizedParamModel[];
  readonly owner?: ClassModel;
}

const classRoots = new WeakMap<ClassModel, Root>();

function classRoot(model: ClassModel): Root {
  let root = classRoots.get(model);
  if (root === undefined)
    classRoots.set(model, (root = { type: staticTypeOf(model), params: model.params, owner: model }));
  return root;
}

/** The value that `searchSpace<T>({ maxDepth })` makes. @param name what `T` is called. */
export function typeValue(
  name: string,
  domain: DomainModel,
  model: ProgramModel,
  maxDepth?: number,
): DomainValue {
  const callWith = (options: string): string => `searchSpace<${name}>(${options})`;
  return run({ root: name, callWith, model, maxDepth }, (walk, site) =>
    madeDomain(domain, { ...site, path: name }, walk),
  );
}

function run(
  asked: Pick<Walk, "root" | "callWith" | "model" | "maxDepth">,
  make: (walk: Walk, site: Site) => Made,
  takesKept = true,
): DomainValue {
  const found = { problems: [], unsearched: [], made: new Map(), hasPassedOver: false };
  const walk: Walk = { ...asked, ...found, takesKept };
  const { root, maxDepth } = asked;
  const { value, objects } = make(walk, { path: "", outer: [], depth: 0, binders: new Map() });
  if (objects > MOST_OBJECTS)
    walk.problems.push({
      kind: "large",
      path: root,
      message: `searchSpace: ${maxDepth === undefined ? root : `a depth of ${maxDepth}`} makes more than ${MOST_OBJECTS} objects, each a part of the space; give a smaller ${maxDepth === undefined ? "type" : "maxDepth"}.`,
    });
  else if (value === undefined && walk.problems.length === 0)
    walk.problems.push({
      kind: "shallow",
      path: root,
      message:
        maxDepth === undefined
          ? `searchSpace: there is no ${root}: a part of it is a choice without candidates.`
          : `searchSpace: no ${root} is as shallow as a depth of ${maxDepth}; give a larger maxDepth, or its choices a candidate that ends.`,
    });
  return {
    value: walk.problems.length === 0 ? value : undefined,
    problems: walk.problems,
    get unsearched() {
      return walk.hasPassedOver ? run(asked, make, false).unsearched : walk.unsearched;
    },
  };
}

function madeClass(
  root: Root,
  params: readonly (DomainModel | undefined)[] | undefined,
  site: Site,
  walk: Walk,
): Made {
  const { name, symbol } = root.type;
  const recursive = symbol !== undefined && isRecursive(symbol, walk.model);
  const key = params ?? symbol ?? root.type;
  if (isRefused(key, name, recursive, site, walk)) return NONE;
  const make = (): Made => {
    const args: StaticValue[] = [];
    let objects = 1;
    const outer = [...site.outer, { key, name }];
    for (const [index, param] of root.params.entries()) {
      const path = below(site.path === "" ? name : site.path, param.name);
      const inner: Site = { ...site, path, outer, depth: site.depth + (recursive ? 1 : 0) };
      const made = madeParam(param, params === undefined ? param.domain : params[index], inner, walk);
      objects += made.objects;
      if (made.value !== undefined) args.push(made.value);
      // The runtime gives up here; whether parts behind a problem have others of their own is still of interest.
      else if (walk.problems.length === 0) break;
    }
    return {
      value: args.length === root.params.length ? { kind: "object", type: root.type, args } : undefined,
      objects,
    };
  };
  const { owner } = root;
  // At a depth, or of other domains than its own, it is another one at each place.
  const isKept = owner !== undefined && params === undefined && !recursive && walk.maxDepth === undefined;
  return once(key, site.depth, walk, () => (isKept ? keptOrMade(owner, walk, make) : make()));
}

function madeParam(
  param: SymbolizedParamModel,
  domain: DomainModel | undefined,
  site: Site,
  walk: Walk,
): Made {
  const isFree = param.optional || param.rest;
  if (domain !== undefined && !(isFree && hasHole(domain))) {
    const made = madeDomain(domain, site, walk, param);
    if (made.value !== undefined) recordOrigin(made.value, param);
    return made.value === undefined && param.optional ? { ...made, value: UNDEFINED } : made;
  }
  if (isFree) {
    walk.unsearched.push({ path: site.path, param });
    return { value: param.rest ? { kind: "list", items: [] } : UNDEFINED, objects: 0 };
  }
  walk.problems.push({
    kind: "hole",
    path: site.path,
    message: `${site.path} has a type without a domain and no default: give it a union of literals, a Float or Int range, a @searchable class, or a default.`,
    param,
  });
  return NONE;
}

function madeDomain(
  domain: DomainModel,
  site: Site,
  walk: Walk,
  param?: SymbolizedParamModel,
  label: StaticOptions = {},
): Made {
  switch (domain.kind) {
    case "literal":
      return { value: literalOf(domain.value), objects: 0 };
    case "bigint":
      return { value: literalOf(BigInt(domain.text.slice(0, -1))), objects: 0 };
    case "absent":
      return { value: ABSENT, objects: 0 };
    case "float": {
      const { min, max, scale } = domain;
      if (!isScale(scale) || !isFloatRange(min, max, scale)) return noRange(domain, site, walk);
      return { value: { kind: "float", min, max, scale, options: label }, objects: 0 };
    }
    case "int": {
      const { min, max, step } = domain;
      if (!isIntRange(min, max, step)) return noRange(domain, site, walk);
      return { value: { kind: "int", min, max, step, options: label }, objects: 0 };
    }
    case "class": {
      const model = walk.model.searchableOf(domain.symbol);
      return model === undefined ? NONE : madeClass(classRoot(model), domain.params, site, walk);
    }
    case "choice":
      return madeChoice(domain.candidates, site, walk, param, label);
    case "object":
      return madeObject(domain, site, walk, param);
    case "list":
      return madeList(domain.items, site, walk, param);
    case "repeat":
      return madeRepeat(domain, site, walk, param);
    case "many":
      return madeMany(domain, site, walk, param, label);
    case "labelled": {
      const { name, hint } = domain;
      const own = { ...(name === undefined ? {} : { name }), ...(hint === undefined ? {} : { hints: hint }) };
      // Where there is no decision, nothing is called so.
      return madeDomain(domain.domain, site, walk, param, { ...own, ...label });
    }
    case "recursive":
      return madeRecursive(domain, site, walk, param, label);
    case "again": {
      const binder = site.binders.get(domain.name);
      return binder === undefined ? NONE : madeRecursive(binder, site, walk, param, label);
    }
    case "hole":
      walk.problems.push({
        kind: "hole",
        path: site.path,
        message: `${site.path} has type ${domain.type}, which has nothing to search: give it a union of literals, a Float or Int range, or a @searchable class.`,
        ...(param === undefined ? {} : { param }),
      });
      return NONE;
  }
}

function noRange(domain: DomainModel, site: Site, walk: Walk): Made {
  walk.problems.push({
    kind: "range",
    path: site.path,
    message: `${site.path}: ${domainText(domain)} is no range.`,
  });
  return NONE;
}

function madeChoice(
  candidates: readonly DomainModel[],
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
  label: StaticOptions,
): Made {
  const { values, objects } = madeCandidates(candidates, site, walk, param);
  const [first] = values;
  if (first === undefined) return { value: undefined, objects };
  // Of several candidates the depth may leave one: then there is nothing to choose.
  if (values.length === 1 && candidates.length > 1) return { value: first, objects };
  return { value: { kind: "oneof", candidates: values, options: label }, objects };
}

const literals = new WeakMap<readonly DomainModel[], readonly StaticValue[]>();

/** Candidates that are nothing but literals; the same list for all that have the same domain. */
function literalCandidates(candidates: readonly DomainModel[]): readonly StaticValue[] | undefined {
  let values = literals.get(candidates);
  if (values !== undefined) return values;
  if (!candidates.every((each) => each.kind === "literal")) return undefined;
  values = candidates.map(({ value }) => literalOf(value));
  literals.set(candidates, values);
  return values;
}

function madeCandidates(
  candidates: readonly DomainModel[],
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
): { readonly values: readonly StaticValue[]; readonly objects: number } {
  const plain = literalCandidates(candidates);
  if (plain !== undefined) return { values: plain, objects: 0 };
  const values: StaticValue[] = [];
  let objects = 0;
  for (const candidate of candidates) {
    const path = `${site.path} = ${domainText(candidate)}`;
    const made = madeDomain(candidate, { ...site, path }, walk, param);
    objects += made.objects;
    if (made.value !== undefined) values.push(made.value);
  }
  return { values, objects };
}

function madeObject(
  { fields }: Extract<DomainModel, { readonly kind: "object" }>,
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
): Made {
  const entries: (readonly [string, StaticValue])[] = [];
  let objects = 1;
  let complete = true;
  for (const { name, domain, optional } of fields) {
    if (optional && hasHole(domain)) continue;
    const made = madeDomain(domain, { ...site, path: below(site.path, name) }, walk, param);
    objects += made.objects;
    if (made.value === undefined) complete = false;
    else if (made.value !== ABSENT) entries.push([name, made.value]);
  }
  return { value: complete ? { kind: "record", entries: inOrder(entries) } : undefined, objects };
}

function madeList(
  items: readonly DomainModel[],
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
): Made {
  const values: StaticValue[] = [];
  let objects = 1;
  for (const [index, item] of items.entries()) {
    const made = madeDomain(item, { ...site, path: `${site.path}[${index}]` }, walk, param);
    objects += made.objects;
    if (made.value !== undefined) values.push(made.value);
  }
  return {
    value: values.length === items.length ? { kind: "list", items: values } : undefined,
    objects,
  };
}

function madeRepeat(
  { item, count }: Extract<DomainModel, { readonly kind: "repeat" }>,
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
): Made {
  if (count > MOST_ITEMS) {
    walk.problems.push({
      kind: "large",
      path: site.path,
      message: `${site.path}: a list of ${count} is too long to search; each item is a part of the space.`,
    });
    return NONE;
  }
  if (count === 0) return { value: { kind: "list", items: [] }, objects: 1 };
  const made = madeDomain(item, { ...site, path: `${site.path}[0]` }, walk, param);
  const { value } = made;
  return {
    value: value === undefined ? undefined : { kind: "list", items: Array<StaticValue>(count).fill(value) },
    objects: 1 + made.objects * count,
  };
}

function madeMany(
  { candidates, count, distinct, sorted }: Extract<DomainModel, { readonly kind: "many" }>,
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
  label: StaticOptions,
): Made {
  if (count === 0) return { value: { kind: "list", items: [] }, objects: 1 };
  const { values, objects } = madeCandidates(candidates, site, walk, param);
  if (values.length === 0 || (distinct && values.length < count)) return { value: undefined, objects };
  return { value: { kind: "many", count, distinct, sorted, candidates: values, options: label }, objects };
}

function madeRecursive(
  domain: Extract<DomainModel, { readonly kind: "recursive" }>,
  site: Site,
  walk: Walk,
  param: SymbolizedParamModel | undefined,
  label: StaticOptions,
): Made {
  if (isRefused(domain, domain.name, true, site, walk)) return NONE;
  const make = (): Made =>
    madeDomain(
      domain.domain,
      {
        ...site,
        outer: [...site.outer, { key: domain, name: domain.name }],
        depth: site.depth + 1,
        binders: new Map(site.binders).set(domain.name, domain),
      },
      walk,
      param,
      label,
    );
  // What is called otherwise at each place is another thing at each.
  return Object.keys(label).length > 0 ? make() : once(domain, site.depth, walk, make);
}
