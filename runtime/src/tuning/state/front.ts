/** The front of a study, kept up answer by answer: found anew for each it would take longer and longer. */
import { dominates } from "../../algorithms/dominates.js";
import { compareStandings, type Result } from "../../algorithms/standing.js";
import type { Objectives } from "../trial/objectives.js";
import type { Trial } from "../trial/trial.js";

interface Member {
  readonly trial: Trial;
  readonly result: Result;
}

/** The trials of the best standing that no other dominates. */
export class Front {
  readonly #objectives: Objectives;
  readonly #answers: readonly Trial[];
  /** How many of the answers were looked at. */
  #seen = 0;
  #members: Member[] = [];
  #trials: readonly Trial[] = [];

  /** @param answers of the study, as they come. */
  constructor(objectives: Objectives, answers: readonly Trial[]) {
    this.#objectives = objectives;
    this.#answers = answers;
  }

  /** Those of now, in the order of their ids; a new list where they are others than before. */
  get trials(): readonly Trial[] {
    let isChanged = false;
    for (; this.#seen < this.#answers.length; this.#seen++) {
      const trial = this.#answers[this.#seen];
      if (trial !== undefined && trial.status !== "infeasible" && this.#add(trial)) isChanged = true;
    }
    if (isChanged) this.#trials = this.#members.map(({ trial }) => trial);
    return this.#trials;
  }

  #add(trial: Trial): boolean {
    const { status, violation = 0 } = trial;
    const gains = this.#objectives.gains(trial);
    const result = { gains, violation, stopped: status === "stopped" };
    const [first] = this.#members;
    const standing = first === undefined ? -1 : compareStandings(result, first.result);
    if (standing > 0) return false;
    if (standing < 0) this.#members = [];
    // With one objective the members are equals, of which the first speaks for all.
    const rivals = gains.length > 1 ? this.#members : this.#members.slice(0, 1);
    if (rivals.some((rival) => dominates(rival.result.gains, gains))) return false;
    if (rivals.some((rival) => dominates(gains, rival.result.gains)))
      this.#members = this.#members.filter((member) => !dominates(gains, member.result.gains));
    const place = this.#members.findLastIndex((member) => member.trial.id < trial.id) + 1;
    this.#members.splice(place, 0, { trial, result });
    return true;
  }
}
