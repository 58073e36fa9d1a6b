/** The parameters that a search leaves as they are. */
import type { AskedSpace } from "../asked-spaces.js";
import type { ProgramModel } from "../program-model.js";
import { classValue, symbolizedValue, typeValue } from "./domain-value.js";
import type { UnsearchedParam } from "./domain-walk.js";

/** Of each space that is asked for: two rules look at them. */
const known = new WeakMap<AskedSpace, readonly UnsearchedParam[]>();

export function unsearchedIn(asked: AskedSpace, model: ProgramModel): readonly UnsearchedParam[] {
  let found = known.get(asked);
  if (found === undefined) known.set(asked, (found = find(asked, model)));
  return found;
}

function find({ name, of }: AskedSpace, model: ProgramModel): readonly UnsearchedParam[] {
  switch (of.kind) {
    case "class": {
      const domains = of.instantiated ? of.root.params.map(({ domain }) => domain) : undefined;
      return classValue(of.root, model, undefined, domains).unsearched;
    }
    case "symbolized":
      return symbolizedValue(of.target, model).unsearched;
    case "type":
      return typeValue(name, of.domain, model).unsearched;
  }
}
