/**
 * The algebra of evolution: an operation makes of points other points, and operations make operations. Its type says what it
 * takes, tried points ({@link Individual}) or any ({@link Genotype}), and what it gives, so that one that asks for rewards
 * never follows one that makes children.
 */
import { shownValue } from "../../geno/literal-text.js";
import type { GlobalState } from "./global-state.js";
import type { Genotype, Individual } from "./individual.js";
import type { Moment } from "./moment.js";
import { functionText, scheduleOf, type Scheduled } from "./scheduled.js";

/** Chooses among points that were tried. */
export type Selector = Operation<Individual, Individual>;
/** Makes of each point another one. */
export type Mutator = Operation<Genotype, Genotype>;
/** Makes of families of parents a child each. */
export type Recombinator = Operation<Genotype, Genotype>;

/** How often {@link Operation.untilChange} tries. */
const MOST_TRIES = 100;

/**
 * Makes points of points.
 *
 * @example
 * ```ts
 * const reproduction = selection
 *   .tournament(2, { size: 5 })
 *   .pipe(recombination.uniform().withProbability(0.9))
 *   .pipe(mutation.uniform());
 * ```
 */
export class Operation<in In extends Genotype, out Out extends Genotype> {
  /**
   * @param text what people, and a study that is continued, read of it: another text is another search.
   * @param apply makes the points; takes all chance from the moment's `random`.
   */
  constructor(
    readonly text: string,
    readonly apply: (input: readonly In[], moment: Moment) => readonly Out[],
  ) {}

  /** This operation, and then another on what it gives. */
  pipe<Next extends Genotype>(next: Operation<Out, Next>): Operation<In, Next> {
    requireOperation("pipe: the next one", next);
    return new Operation(`${this.text} | ${next.text}`, (input, moment) =>
      next.apply(this.apply(input, moment), moment),
    );
  }

  /** What both give of the same input, this one's first. */
  concat<I extends Genotype, O extends Genotype, I2 extends Genotype, O2 extends Genotype>(
    this: Operation<I, O>,
    other: Operation<I2, O2>,
  ): Operation<I & I2, O | O2> {
    requireOperation("concat: the other one", other);
    return new Operation<I & I2, O | O2>(`concat(${this.text}, ${other.text})`, (input, moment) => [
      ...this.apply(input, moment),
      ...other.apply(input, moment),
    ]);
  }

  /** What either gives of the same input; of equal points the first. */
  union<I extends Genotype, O extends Genotype, I2 extends Genotype, O2 extends Genotype>(
    this: Operation<I, O>,
    other: Operation<I2, O2>,
  ): Operation<I & I2, O | O2> {
    requireOperation("union: the other one", other);
    return new Operation<I & I2, O | O2>(`union(${this.text}, ${other.text})`, (input, moment) => {
      const all = this.concat(other).apply(input, moment);
      return all.filter((one, place) => indexOfPoint(all, one) === place);
    });
  }

  /** What this one gives that the other one gives too, of the same input. */
  intersection<I extends Genotype, O extends Genotype, I2 extends Genotype>(
    this: Operation<I, O>,
    other: Operation<I2, Genotype>,
  ): Operation<I & I2, O> {
    requireOperation("intersection: the other one", other);
    return new Operation<I & I2, O>(`intersection(${this.text}, ${other.text})`, (input, moment) => {
      const own = this.apply(input, moment);
      const others = other.apply(input, moment);
      return own.filter((one) => indexOfPoint(others, one) >= 0);
    });
  }

  /** What this one gives that the other one does not give, of the same input. */
  difference<I extends Genotype, O extends Genotype, I2 extends Genotype>(
    this: Operation<I, O>,
    other: Operation<I2, Genotype>,
  ): Operation<I & I2, O> {
    requireOperation("difference: the other one", other);
    return new Operation<I & I2, O>(`difference(${this.text}, ${other.text})`, (input, moment) => {
      const own = this.apply(input, moment);
      const others = other.apply(input, moment);
      return own.filter((one) => indexOfPoint(others, one) < 0);
    });
  }

  /** What it gives of the same input when it is applied `times` times; 0 times give nothing. */
  repeat(times: Scheduled): Operation<In, Out> {
    if (typeof times === "number") wholeAt("repeat", times);
    const schedule = scheduleOf(times, "repeat: times");
    return new Operation(`${this.text}.repeat(${schedule.text})`, (input, moment) => {
      const given: Out[] = [];
      for (let left = wholeAt("repeat", schedule.at(moment)); left > 0; left--)
        given.push(...this.apply(input, moment));
      return given;
    });
  }

  /** It, `times` times, each time on what it gave before; 0 times leave the input as it is. */
  chain<T extends Genotype>(this: Operation<T, T>, times: Scheduled): Operation<T, T> {
    if (typeof times === "number") wholeAt("chain", times);
    const schedule = scheduleOf(times, "chain: times");
    return new Operation<T, T>(`${this.text}.chain(${schedule.text})`, (input, moment) => {
      let given = input;
      for (let left = wholeAt("chain", schedule.at(moment)); left > 0; left--)
        given = this.apply(given, moment);
      return given;
    });
  }

  /**
   * It with this chance, from 0 to 1; the input as it is otherwise. For a chance of each point's own, see {@link
   * Operation.forEach}.
   */
  withProbability<I extends Genotype, O extends Genotype>(
    this: Operation<I, O>,
    chance: Scheduled,
  ): Operation<I, I | O> {
    if (typeof chance === "number") requireChance(chance);
    const schedule = scheduleOf(chance, "withProbability: the chance");
    return new Operation<I, I | O>(`${this.text}.withProbability(${schedule.text})`, (input, moment) =>
      moment.random.next() < requireChance(schedule.at(moment)) ? this.apply(input, moment) : input,
    );
  }

  /** It where a condition holds, the input as it is elsewhere. */
  ifTrue<I extends Genotype, O extends Genotype>(
    this: Operation<I, O>,
    condition: (input: readonly I[], moment: Moment) => boolean,
  ): Operation<I, I | O> {
    return new Operation<I, I | O>(`${this.text}.ifTrue(${functionText(condition)})`, (input, moment) =>
      condition(input, moment) ? this.apply(input, moment) : input,
    );
  }

  /** What it gives of each of the input alone. */
  forEach(): Operation<In, Out> {
    return new Operation(`${this.text}.forEach()`, (input, moment) =>
      input.flatMap((one) => this.apply([one], moment)),
    );
  }

  /**
   * It, again on the same input, until it gives other points than that, or `tries` times.
   *
   * @throws RangeError where tries is no whole number from 1.
   */
  untilChange(tries = MOST_TRIES): Operation<In, Out> {
    if (!(Number.isSafeInteger(tries) && tries >= 1))
      throw new RangeError(`untilChange: tries is ${tries}; give a whole number from 1.`);
    return new Operation(`${this.text}.untilChange(${tries})`, (input, moment) => {
      let given = this.apply(input, moment);
      for (let left = tries - 1; left > 0 && areSame(input, given); left--) given = this.apply(input, moment);
      return given;
    });
  }

  /** What it gives from place `start` up to but not including `end`; negative places count from the end, as of arrays. */
  slice(start: number, end?: number): Operation<In, Out> {
    return new Operation(`${this.text}.slice(${start}, ${end ?? ""})`, (input, moment) =>
      this.apply(input, moment).slice(start, end),
    );
  }

  /** It, after which a value that all operations share becomes another. */
  noting<T>(
    state: GlobalState<T>,
    update: (value: T, given: readonly Out[], moment: Moment) => T,
  ): Operation<In, Out> {
    return new Operation(`${this.text}.noting(${state.name}, ${functionText(update)})`, (input, moment) => {
      const given = this.apply(input, moment);
      state.set(moment, update(state.get(moment), given, moment));
      return given;
    });
  }
}

/** The first place of an equal point, -1 where there is none. */
function indexOfPoint(among: readonly Genotype[], { dna }: Genotype): number {
  return among.findIndex((other) => other.dna === dna || other.dna.equals(dna));
}

function areSame(one: readonly Genotype[], other: readonly Genotype[]): boolean {
  return one.length === other.length && one.every(({ dna }, place) => other[place]?.dna.equals(dna) === true);
}

/** For callers that no compiler checks. @throws TypeError where something is no operation. */
export function requireOperation(what: string, operation: unknown): void {
  if (operation instanceof Operation) return;
  throw new TypeError(
    `${what} is ${shownValue(operation)}; give an operation: selection.tournament(2), mutation.uniform(), or new Operation(text, apply).`,
  );
}

function requireChance(chance: number): number {
  if (chance >= 0 && chance <= 1) return chance;
  throw new RangeError(`withProbability: the chance is ${chance}; give a number from 0 to 1.`);
}

function wholeAt(name: string, times: number): number {
  if (times >= 0 && times < Infinity) return Math.round(times);
  throw new RangeError(`${name}: times is ${times}; give a whole number from 0.`);
}
