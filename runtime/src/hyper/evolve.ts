/**
 * `evolve`: a program that is searched by rewriting it. Nobody lists its candidates: a genome is the JSON text of a whole
 * program, and a mutation puts something else in the place of one of its parts.
 */
import type { RandomStream } from "../geno/random.js";
import { describe, valueProblem } from "../symbolic/check.js";
import { copy } from "../symbolic/change/copy.js";
import type { Domain } from "../symbolic/domain.js";
import type { Json } from "../symbolic/json/json-form.js";
import { toJSON } from "../symbolic/json/json-write.js";
import { isOpen } from "../symbolic/marks.js";
import { missing } from "../symbolic/reading/missing.js";
import { readParts, type Key } from "../symbolic/node.js";
import { planRewrite, type Rewrite } from "../symbolic/change/plan.js";
import { shortText } from "../symbolic/reading/short-text.js";
import { traverse } from "../symbolic/reading/traverse.js";
import { Custom, type CustomRules } from "./custom.js";
import { fromJSON } from "./json.js";
import { optionsSource, type HyperOptions } from "./options.js";
import { decisionOf } from "./stand-in.js";

/**
 * Says what is to stand in place of `value`, which is `key` of `parent`: a new value; `insert(...)`, for items before it;
 * `remove`, to take it out; or the value itself, where there is nothing to change here. It changes nothing in place, and all
 * its chance comes from `random`.
 */
export type EvolveTransform = (...args: [...place: Parameters<Rewrite>, random: RandomStream]) => unknown;

/** Settings of {@link evolve}. */
export interface EvolveOptions extends Pick<HyperOptions, "name" | "hints"> {
  /**
   * How often a part is changed, beside the others: 0 or more, 1 by default. A part of weight 0 is never given to the
   * transform; parts inside of it have weights of their own.
   */
  readonly weights?: (...place: Parameters<Rewrite>) => number;
  /**
   * A random program is the initial one after 1 to so many changes, each number of them equally likely; 3 by default.
   */
  readonly draws?: number;
}

/**
 * A program that evolves by your rules. The search begins at `initial`; a mutation draws one part of a program, at any depth, and
 * gives it to the transform. The root itself is not given, a list inside it is. Parts that the transform returns
 * as they are do not count, and another one is drawn; so does what is refused, by a domain or by a constructor, and nothing
 * is half-changed.
 *
 * @param initial a concrete `@searchable` object, list or plain object, all of which has a form in JSON.
 * @param transform changes one part: see {@link EvolveTransform}. It is given parts of a copy, never of initial itself.
 * @throws TypeError where initial has no such form, no parts, or parts that are undecided or shared; RangeError where
 *   `draws` is no whole number from 1 on. A search throws RangeError where 20 changes of one program were refused, or a
 *   weight is none.
 * @example
 * ```ts
 * const space = evolve(new Net([new Dense(8)]), (key, value, parent, random) =>
 *   value instanceof Dense ? [insert(new Dense(8)), remove, new Dense(value.units * 2)][random.int(3)] : value,
 * );
 * for (const [net, feedback] of sample(space, new RegularizedEvolution(), { trials: 300 })) feedback(net.train());
 * ```
 */
export function evolve<T extends object>(
  initial: T,
  transform: EvolveTransform,
  options: EvolveOptions = {},
): T {
  const { weights, draws = 3 } = options;
  if (!Number.isSafeInteger(draws) || draws < 1)
    throw new RangeError(
      `evolve: draws is ${String(draws)}; give a whole number from 1 on, or leave it out.`,
    );
  return decisionOf(new Evolved(new Breeding(initial, transform, weights, draws), options));
}

/** The hyper value of a program that evolves. */
class Evolved extends Custom {
  constructor(
    // No #private field: partitions copy hyper values by their properties.
    readonly breeding: Breeding,
    options: HyperOptions,
  ) {
    super(breeding, options);
  }

  /** Parts change, and the root stays of its class. */
  override misfit(domain: Domain): string | undefined {
    return valueProblem(domain, this.breeding.decode(this.breeding.first()));
  }

  override source(): string {
    return `evolve(${this.breeding.text}, ...${optionsSource(this.options)})`;
  }
}

/** After so many changes of one program that were refused, a transform is taken to be wrong. */
const MOST_REFUSED = 20;

/** A part that may change, by its number in a walk over all parts, parents first. */
interface Place {
  readonly at: number;
  readonly key: Key;
  readonly value: unknown;
  readonly parent: object;
  readonly path: string;
  readonly weight: number;
}

/** How genomes are made, changed and read. */
class Breeding implements CustomRules<object> {
  /** The initial program, for people. */
  readonly text: string;
  readonly #initial: string;
  /** What its programs are, in words: the class of the root. */
  readonly #kind: string;
  readonly #prototype: unknown;
  readonly #transform: EvolveTransform;
  readonly #weights: EvolveOptions["weights"];
  readonly #draws: number;
  /** What was made here just now, and so need not be checked. */
  #made = "";

  constructor(initial: object, transform: EvolveTransform, weights: EvolveOptions["weights"], draws: number) {
    if (typeof initial !== "object" || readParts(initial) === undefined)
      throw new TypeError(
        `evolve: ${describe(initial)} has no parts to change; give a @searchable object, a list or a plain object.`,
      );
    try {
      this.#initial = genomeOf(initial);
    } catch (error) {
      throw new TypeError(`evolve: ${messageOf(error)}`, { cause: error });
    }
    this.text = shortText(initial);
    this.#kind = describe(initial);
    this.#prototype = Object.getPrototypeOf(initial);
    this.#transform = transform;
    this.#weights = weights;
    this.#draws = draws;
  }

  // Rules are called as functions of their own, so methods would lose `this`.
  readonly first = (): string => this.#initial;

  readonly random = (random: RandomStream): string => {
    let genome = this.#initial;
    for (let left = 1 + random.int(this.#draws); left > 0; left--) genome = this.mutate(genome, random);
    return genome;
  };

  readonly mutate = (genome: string, random: RandomStream): string => {
    const program = this.decode(genome);
    const places = this.#placesOf(program);
    let refused = 0;
    while (places.length > 0) {
      const place = drawn(places, random);
      const next = this.#transform(place.key, place.value, place.parent, random);
      try {
        const changed = Object.is(next, place.value) ? genome : genomeOf(withPart(program, place, next));
        if (changed !== genome) return (this.#made = changed);
      } catch (error) {
        if (++refused < MOST_REFUSED) continue;
        throw new RangeError(
          `evolve: ${MOST_REFUSED} changes of a program were refused; let the transform return what may stand there. The last was of "${place.path}" in ${shortText(program)}: ${messageOf(error)}`,
          { cause: error },
        );
      }
      places.splice(places.indexOf(place), 1);
    }
    return genome;
  };

  readonly decode = (genome: string): object => {
    const program = fromJSON(JSON.parse(genome));
    requireDecided(program);
    if (typeof program === "object" && program !== null && Object.getPrototypeOf(program) === this.#prototype)
      return program;
    throw new TypeError(`it is ${describe(program)}, and not ${this.#kind}`);
  };

  readonly encode = (program: unknown): string | undefined => {
    try {
      const genome = genomeOf(program);
      return this.problem(genome) === undefined ? genome : undefined;
    } catch {
      return undefined;
    }
  };

  readonly problem = (genome: string): string | undefined => {
    if (genome === this.#made) return undefined;
    try {
      const own = genomeOf(this.decode(genome));
      return own === genome ? undefined : `the text of this program is ${own}`;
    } catch (error) {
      return messageOf(error);
    }
  };

  #placesOf(program: object): Place[] {
    const places: Place[] = [];
    let at = 0;
    traverse(program, {
      pre: (value, key, parent, path) => {
        if (key === undefined || parent === undefined) return "enter";
        const weight = this.#weights?.(key, value, parent) ?? 1;
        if (!(weight >= 0 && weight < Infinity))
          throw new RangeError(
            `evolve: the weight of "${path}" is ${weight}; give a number of at least 0, where 0 leaves the part alone.`,
          );
        if (weight > 0) places.push({ at, key, value, parent, path, weight });
        at++;
        return "enter";
      },
    });
    return places;
  }
}

/** A place, each as likely as its weight. */
function drawn(places: readonly Place[], random: RandomStream): Place {
  let left = random.next() * places.reduce((sum, { weight }) => sum + weight, 0);
  const found = places.find(({ weight }) => (left -= weight) < 0) ?? places.at(-1);
  if (found === undefined) throw new Error("A part was drawn from none.");
  return found;
}

/** A copy of a program with another part at one place: what rebind would make, also where the root cannot change in place. */
function withPart(program: object, place: Place, next: unknown): unknown {
  let at = 0;
  const plan = planRewrite(program, (_key, value: unknown) => (at++ === place.at ? next : value));
  return copy(program, plan);
}

/**
 * The genome of a program. Equal programs have equal ones: properties stand in the order of their names, and an item that is
 * not there is undefined, as `eq` has it.
 *
 * @throws TypeError or RangeError where it has none.
 */
function genomeOf(program: unknown): string {
  requireDecided(program);
  const json = toJSON(program);
  if (typeof json === "object" && json !== null && "$shared" in json)
    throw new TypeError(
      "a part is shared (ref), and a genome is a text, of which each program is made anew: let the class that uses the shared part get it elsewhere.",
    );
  return JSON.stringify(json, (_key, value: Json) => inOrder(value));
}

function requireDecided(program: unknown): void {
  if (!isOpen(program)) return;
  const paths = missing(program).map((path) => (path === "" ? "the program" : `"${path}"`));
  throw new TypeError(`${paths.join(", ")} is not decided: a program that evolves is concrete.`);
}

function inOrder(json: Json): Json {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 1 && entries[0]?.[0] === "$hole") return { $undefined: true };
  return Object.fromEntries(entries);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
