/** Composing a space out of types: what the walk through them has found out, where it is, and what may stand there. */
import type { DomainModel, SymbolizedParamModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import type { StaticValue } from "./static-value.js";

/** Why a type has no search space, or not all of it. */
export interface SpaceProblem {
  readonly kind: "hole" | "endless" | "shallow" | "large" | "range";
  /** Where: `Trainer.op = Conv.filters`, as the runtime's errors call it. */
  readonly path: string;
  /** The whole message, as the runtime would say it. */
  readonly message: string;
  /** The parameter whose type is to blame, where it is one's. */
  readonly param?: SymbolizedParamModel;
}

/** A parameter that is not searched: its default is used. */
export interface UnsearchedParam {
  readonly path: string;
  readonly param: SymbolizedParamModel;
}

/** Deeper than any space that a machine would go through. */
const DEEPEST = 300;

/** What a run of `searchSpace` has found out. */
export interface Walk {
  readonly model: ProgramModel;
  readonly root: string;
  /** The call that asks for it, with other options. */
  readonly callWith: (options: string) => string;
  readonly maxDepth: number | undefined;
  readonly problems: SpaceProblem[];
  readonly unsearched: UnsearchedParam[];
  readonly made: Map<unknown, Map<number, Made>>;
  /** Whether what was made before may be taken: see kept-values.ts. */
  readonly takesKept: boolean;
  /** Something was taken, and what is not searched in it was passed over. */
  hasPassedOver: boolean;
}

/** Where a part of a space stands. */
export interface Site {
  readonly path: string;
  /** The classes and recursive types around it, by name. */
  readonly outer: readonly { readonly key: unknown; readonly name: string }[];
  /** How many of those are recursive. */
  readonly depth: number;
  readonly binders: ReadonlyMap<string, Extract<DomainModel, { readonly kind: "recursive" }>>;
}

/** A part that was made, undefined where the depth leaves none; and how many objects that took. */
export interface Made {
  readonly value: StaticValue | undefined;
  readonly objects: number;
}

export const NONE: Made = { value: undefined, objects: 0 };

/** Makes what depends on nothing but its key and the depth, once. */
export function once(key: unknown, depth: number, walk: Walk, make: () => Made): Made {
  const known = walk.made.get(key) ?? new Map<number, Made>();
  walk.made.set(key, known);
  let made = known.get(depth);
  if (made === undefined) known.set(depth, (made = make()));
  return made;
}

/** The path of a part, as messages call it. */
export function below(path: string, key: string): string {
  return /[.[\]]|^-\d/.test(key) ? `${path}[${key}]` : `${path}.${key}`;
}

/** Whether something may not stand here once more: it would have no end, or is as deep as may be. */
export function isRefused(key: unknown, name: string, recursive: boolean, site: Site, walk: Walk): boolean {
  if (walk.maxDepth !== undefined) {
    if (recursive && site.depth >= walk.maxDepth) return true;
    if (site.outer.length < DEEPEST) return false;
    walk.problems.push({
      kind: "large",
      path: walk.root,
      message: `searchSpace: a depth of ${walk.maxDepth} nests more than ${DEEPEST} objects in one another; give a smaller maxDepth.`,
    });
    return true;
  }
  if (!site.outer.some((each) => each.key === key)) return false;
  const way = [...site.outer.map((each) => each.name), name].join(" → ");
  walk.problems.push({
    kind: "endless",
    path: site.path,
    message: `${site.path}: ${name} contains itself (${way}), which has no end; say how deep: ${walk.callWith("{ maxDepth: 3 }")}.`,
  });
  return true;
}
