/**
 * What was made of classes, kept from one program to the next: an editor makes a program after each key, and in most of them
 * all classes but one are what they were (see earlier-classes.ts). A value depends on the models of a class and of all classes
 * below it; it is taken again where each of them is the same one.
 */
import type ts from "typescript";
import type { ClassModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";
import type { Made, Walk } from "./domain-walk.js";
import { heldBy } from "./static-type.js";

interface Kept {
  readonly made: Made;
  readonly parts: readonly Part[];
  /** Whether a parameter of it, or of a class below, is not searched. */
  readonly hasUnsearched: boolean;
}

/** A class that a parameter names, and what was made of it. */
interface Part {
  readonly symbol: ts.Symbol;
  readonly owner: ClassModel;
  readonly kept: Kept;
}

const values = new WeakMap<ClassModel, Kept>();

/** The value of a class that is not recursive, with all that its parameters say: kept from before, or made and kept. */
export function keptOrMade(owner: ClassModel, walk: Walk, make: () => Made): Made {
  const known = walk.takesKept ? values.get(owner) : undefined;
  if (known !== undefined && isValid(known, walk.model)) {
    walk.hasPassedOver ||= known.hasUnsearched;
    return known.made;
  }
  const [problems, unsearched] = [walk.problems.length, walk.unsearched.length];
  const made = make();
  // What is in the way is said of each place where it is.
  if (!walk.takesKept || made.value === undefined || walk.problems.length > problems) return made;
  const parts = partsOf(owner, walk.model);
  if (parts === undefined) return made;
  const hasUnsearched = walk.unsearched.length > unsearched || parts.some(({ kept }) => kept.hasUnsearched);
  const kept: Kept = { made, parts, hasUnsearched };
  values.set(owner, kept);
  validities(walk.model).set(kept, true);
  return made;
}

/** Undefined where a part is not kept: made for one place, or not at all. */
function partsOf(owner: ClassModel, model: ProgramModel): readonly Part[] | undefined {
  // Of two classes of one name only one is meant.
  if (model.searchableOf(owner.symbol) !== owner) return undefined;
  const parts: Part[] = [];
  for (const symbol of heldBy(owner.symbol, model)) {
    const part = model.searchableOf(symbol);
    const kept = part === undefined ? undefined : values.get(part);
    if (part === undefined || kept === undefined || !isValid(kept, model)) return undefined;
    parts.push({ symbol, owner: part, kept });
  }
  return parts;
}

const valid = new WeakMap<ProgramModel, WeakMap<Kept, boolean>>();

function validities(model: ProgramModel): WeakMap<Kept, boolean> {
  let known = valid.get(model);
  if (known === undefined) valid.set(model, (known = new WeakMap<Kept, boolean>()));
  return known;
}

/** Whether a program has the same classes below; each value is asked once a program. */
function isValid(kept: Kept, model: ProgramModel): boolean {
  const known = validities(model);
  let answer = known.get(kept);
  if (answer === undefined) {
    answer = kept.parts.every(
      ({ symbol, owner, kept: inner }) =>
        model.searchableOf(symbol) === owner && values.get(owner) === inner && isValid(inner, model),
    );
    known.set(kept, answer);
  }
  return answer;
}
