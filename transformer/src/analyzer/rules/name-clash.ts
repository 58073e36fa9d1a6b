/** TSG1033: one name is one decision. */
import ts from "#typescript";
import { askedSpaces, type AskedSpace } from "../asked-spaces.js";
import { callsOf } from "../calls.js";
import { constantOf, writtenProperty } from "../constants.js";
import type { Finding, Rule } from "../diagnostic.js";
import { partsOf } from "../domains/domain-parts.js";
import { candidateList } from "../hyper-calls.js";
import { namedClass } from "../instance-class.js";
import type { DomainModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import { factsOf } from "../space/facts.js";
import { keysTo, placeText } from "../space/place-of.js";
import { shapeOf } from "../space/shape.js";
import { staticText } from "../space/static-text.js";
import { staticValueOf } from "../values/analyze-value.js";

/** By function: which argument holds the options. */
const MAKERS: Readonly<Record<string, number>> = { oneof: 1, manyof: 2, permutate: 1, floatv: 3, intv: 3 };

export const nameClash: Rule = {
  code: 1033,
  name: "name-clash",
  severity: "error",
  docs: {
    title: "One name is one decision",
    why: 'Hyper values of one name and one domain are tied: decided once, the same at all their places. With another domain a name would mean two things, and the space is refused. `Named<1 | 2, "n">`, the type, is no different.',
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly first: number,
    readonly second: number,
  ) {}
}
export const net = new Net(oneof([8, 16], { name: "width" }), oneof([8, 16, 32], { name: "width" }));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly first: number,
    readonly second: number,
  ) {}
}
export const net = new Net(oneof([8, 16], { name: "width" }), oneof([8, 16], { name: "width" }));
`,
  },
  *check(file, model) {
    yield* clashesOfTypes(file, model);
    const uses = new Map<string, Use>();
    for (const { call, name, domain, root } of namedCalls(file, model)) {
      const key = `${root.pos} ${name}`;
      const before = uses.get(key);
      if (before === undefined) uses.set(key, { call, domain });
      else if (before.domain !== domain)
        yield {
          node: call,
          message: `"${name}" is the name of \`${before.call.getText()}\` in this composition, and this is another domain. Give one of them another name, or both the same domain.`,
        };
    }
  },
};

/** Spaces that types say, in which a name stands for two decisions: shown at the second one's type, where that is in the file. */
function* clashesOfTypes(file: ts.SourceFile, model: ProgramModel): Generator<Finding> {
  const shown = new Set<ts.Node>();
  for (const { call, node, name, of } of askedSpaces(file, model)) {
    if (!hasNames(of, model)) continue;
    const value = staticValueOf(call, model);
    if (!factsOf(value).named) continue;
    const { clash } = shapeOf(value);
    if (clash === undefined) continue;
    const [first, second] = [clash.first, clash.second].map((each) => keysTo(each, value) ?? []);
    if (first === undefined || second === undefined) continue;
    const params = of.kind === "class" ? of.root.params : [];
    const type = params.find((param) => param.name === second[0])?.node.type;
    const at = type?.getSourceFile() === file ? type : node;
    if (shown.has(at)) continue;
    shown.add(at);
    const [here, elsewhere] = [clash.second, clash.first].map((each) => staticText(each) ?? "another one");
    yield {
      node: at,
      message: `"${placeText(name, second)}": the name "${clash.name}" stands for \`${here}\` here and for \`${elsewhere}\` at "${placeText(name, first)}"; one name is one decision: give one of them another name, or both the same domain.`,
    };
  }
}

/** Whether anything in a space has a name: hardly any has, and then it need not be composed. */
function hasNames(of: AskedSpace["of"], model: ProgramModel): boolean {
  const seen = new Set<unknown>();
  const isNamed = (domain: DomainModel | undefined): boolean => {
    if (domain === undefined) return false;
    if (domain.kind === "labelled" && domain.name !== undefined) return true;
    if (domain.kind === "class" && domain.params === undefined) {
      if (seen.has(domain.symbol)) return false;
      seen.add(domain.symbol);
      return model.searchableOf(domain.symbol)?.params.some((param) => isNamed(param.domain)) === true;
    }
    return partsOf(domain).some(isNamed);
  };
  if (of.kind === "type") return isNamed(of.domain);
  return (of.kind === "class" ? of.root : of.target).params.some((param) => isNamed(param.domain));
}

interface Use {
  readonly call: ts.CallExpression;
  /** Its domain, as far as that is written. */
  readonly domain: string;
}

/** Calls with a written name whose domain is all written, in one composition each. */
function* namedCalls(
  file: ts.SourceFile,
  model: ProgramModel,
): Generator<Use & { readonly name: string; readonly root: ts.Node }> {
  for (const [maker, at] of Object.entries(MAKERS))
    for (const call of callsOf(maker, file, model)) {
      const given = writtenProperty(call.arguments[at], "name");
      const name = given === undefined ? undefined : constantOf(given, model.checker)?.value;
      const root = compositionOf(call, model);
      const domain = domainOf(call, maker, model);
      if (typeof name === "string" && root !== undefined && domain !== undefined)
        yield { call, name, domain, root };
    }
}

/** The outermost `new` of a searchable class that a call is written into. */
function compositionOf(call: ts.Node, model: ProgramModel): ts.Node | undefined {
  let root: ts.Node | undefined;
  for (let outer = call.parent; !ts.isSourceFile(outer) && !ts.isFunctionLike(outer); outer = outer.parent) {
    // Of two branches one is taken.
    if (ts.isConditionalExpression(outer)) return undefined;
    if (!ts.isNewExpression(outer)) continue;
    const symbol = namedClass(outer.expression, model);
    if (symbol !== undefined && model.searchableOf(symbol) !== undefined) root = outer;
  }
  return root;
}

function domainOf(call: ts.CallExpression, maker: string, { checker }: ProgramModel): string | undefined {
  const list = candidateList(call, maker);
  const bounds = maker === "floatv" || maker === "intv" ? call.arguments.slice(0, 2) : [];
  const count = maker === "manyof" ? call.arguments.slice(0, 1) : [];
  if (list === undefined && bounds.length < 2) return undefined;
  const values = [...count, ...bounds, ...(list?.elements ?? [])].map((each) => constantOf(each, checker));
  return values.includes(undefined)
    ? undefined
    : `${maker} ${values.map((each) => `${typeof each?.value} ${String(each?.value)}`).join(", ")}`;
}
