// What of a space DARTS cannot mix, found before a program is made of it.
import { Constrained } from "../hyper/constrain.js";
import { Dependent } from "../hyper/dependent.js";
import { ManyOf } from "../hyper/many.js";
import { OneOf } from "../hyper/oneof.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { partsOf } from "../symbolic/node.js";
import { isRef } from "../symbolic/ref.js";
import { dependentError } from "./build.js";
import {
  combinations,
  firstEndless,
  firstMany,
  keysOfMany,
  MOST_COMBINATIONS,
  ownChoices,
} from "./combinations.js";
import { below, candidateOf, hasMethod, nameOf, type Place } from "./places.js";

/**
 * @throws RangeError naming a layer with choices of its own that cannot be mixed: items of a `manyof`, which are not decided one by one, a
 *   number of a range, or more combinations than can be computed in each step.
 */
export function requireMixableLayers(space: unknown, method: string): void {
  const walk = (value: unknown, place: Place): void => {
    if (value instanceof Constrained) {
      walk(value.space, place);
    } else if (value instanceof OneOf) {
      const { candidates } = value;
      candidates.forEach((each, index) => {
        walk(each, candidateOf(place, index, candidates.length));
      });
    } else if (value instanceof ManyOf) {
      const { candidates } = value;
      for (const { place: own } of keysOfMany(value, place))
        candidates.forEach((each, index) => {
          walk(each, candidateOf(own, index, candidates.length));
        });
    } else if (!(value instanceof HyperValue) && !isRef(value)) {
      if (hasMethod(value, method)) requireMixable(value, place, method);
      for (const [key, part] of partsOf(value) ?? []) walk(part, below(place, key));
    }
  };
  walk(space, { id: "" });
}

function requireMixable(layer: object, place: Place, method: string): void {
  const choices = ownChoices(layer, place, method);
  const name = nameOf(layer, place);
  const many = firstMany(choices);
  if (many !== undefined)
    throw new RangeError(
      `darts mixes candidates that are decided one by one, and those of "${many.keys.join('", "')}" in ${name} are items of a manyof, which belong together: make each a oneof([...]), or search by tunas or enas.`,
    );
  const endless = firstEndless(choices);
  if (endless?.hyper instanceof Dependent) throw dependentError({ id: endless.keys[0] ?? "" }, method);
  if (endless !== undefined)
    throw new RangeError(
      `darts mixes the candidates of choices, and "${endless.keys.join('", "')}" in ${name} is a number of a range: give it candidates, oneof([...]), fix it, or search by tunas or enas.`,
    );
  if (combinations(choices, MOST_COMBINATIONS) === undefined)
    throw new RangeError(
      `darts computes all combinations of a layer's sizes in each step, and ${name} has more than ${MOST_COMBINATIONS}: give it fewer, or search by tunas or enas.`,
    );
}
