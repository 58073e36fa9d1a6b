/** What the body of a search loop is given to answer with. */
import type { DNA } from "../geno/dna.js";
import type { RandomStream } from "../geno/random.js";

/** Ends the trial of one example: call it with the reward, or one of its methods. Exactly one answer a trial. */
export interface Feedback {
  /**
   * Completes the trial.
   *
   * @param reward how good the example is, in the study's direction; finite.
   * @throws RangeError for NaN or an infinite reward; Error where the trial has been answered already.
   */
  (reward: number): void;
  /** Leaves the trial out: it was not evaluated, and says nothing about its point. */
  skip(reason?: string): void;
  /** Says that this point cannot be evaluated; the algorithm avoids it. */
  infeasible(reason?: string): void;
  /** Ends the loop after this turn. The trial still takes an answer; without one it is aborted. */
  endLoop(): void;
  /** The trial's number, from 1. */
  readonly id: number;
  readonly dna: DNA;
  /** A stream of the trial's own: it depends on the study's seed and the trial's id alone. */
  readonly random: RandomStream;
}

/** Where answers go: the study's side of a feedback. */
export interface Answers {
  complete(reward: number): void;
  skip(reason: string | undefined): void;
  infeasible(reason: string | undefined): void;
  endLoop(): void;
}

/** Makes the feedback of one trial. */
export function makeFeedback(id: number, dna: DNA, random: RandomStream, answers: Answers): Feedback {
  const feedback = (reward: number): void => {
    if (!Number.isFinite(reward))
      throw new RangeError(
        `Trial ${id}: the reward is ${reward}; give a finite number, or say feedback.infeasible("why").`,
      );
    answers.complete(reward);
  };
  return Object.assign(feedback, {
    skip: (reason?: string) => {
      answers.skip(reason);
    },
    infeasible: (reason?: string) => {
      answers.infeasible(reason);
    },
    endLoop: () => {
      answers.endLoop();
    },
    id,
    dna,
    random,
  });
}
