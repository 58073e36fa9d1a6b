/** The parameters that a search leaves as they are. */
import type { AskedSpace } from "../asked-spaces.js";
import type { ProgramModel } from "../program-model.js";
import { classValue, symbolizedValue, typeValue } from "./domain-value.js";
import type { UnsearchedParam } from "./domain-walk.js";

export function unsearchedIn(
  { name, of }: Pick<AskedSpace, "name" | "of">,
  model: ProgramModel,
): readonly UnsearchedParam[] {
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
