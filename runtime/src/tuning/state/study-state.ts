/**
 * What a study knows, as the sum of its events: the same method takes in an event that happens now and one out of a log,
 * so that a study which was read back is the study that wrote it.
 */
import type { Algorithm, Outcome, Search, StepReward } from "../../algorithms/algorithm.js";
import { mutate } from "../../algorithms/evolution/mutate.js";
import { compareResults, resultOf, type Result } from "../../algorithms/standing.js";
import type { DNA } from "../../geno/dna.js";
import { NoFeasiblePoint, tryRandomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import type { StudyLog } from "../log/backend.js";
import type { Ended, Known, Proposed, StudyEvent } from "../log/events.js";
import { Front } from "./front.js";
import { GainsByStep } from "./gains-by-step.js";
import type { PastResult } from "./past.js";
import { messageOf } from "../message-of.js";
import type { Objectives } from "../trial/objectives.js";
import { endedTrial } from "./ended-trial.js";
import { OpenTrial } from "./open-trial.js";
import { OpenTrials } from "./open-trials.js";
import { TriedFirst } from "./tried-first.js";
import type { JsonValue, Measurement, Trial } from "../trial/trial.js";

/** Of what a study consists. */
export interface StudyParts {
  readonly spec: DNASpec;
  readonly algorithm: Algorithm;
  readonly objectives: Objectives;
  readonly log: StudyLog;
  /** What the algorithm is told of first, where the study is a new one. */
  readonly past?: readonly PastResult[];
}

/** What a trial ends with. */
export type EndValues = Omit<Partial<Ended>, "type" | "id" | "status" | "at">;

/** After so many proposals that a constraint rules out, the space is taken for empty. */
const mostProposals = 10_000;

/** A study: shared by the loops that work on it. */
export class StudyState {
  readonly trials: Trial[] = [];
  /** Those that were answered, but for skipped ones, in the order of their answers. */
  readonly answers: Trial[] = [];
  readonly open = new OpenTrials();
  /** The open trial of each group of workers. */
  readonly groups = new Map<string, { members: number; trial: OpenTrial | undefined }>();
  /** For early stopping. */
  readonly gains: GainsByStep;
  /** Of the log that the study is continued from. */
  readonly triedFirst: TriedFirst;
  readonly objectives: Objectives;
  readonly spec: DNASpec;
  readonly log: StudyLog;
  /** The folder for checkpoints where the log has none. */
  temporary: string | undefined;
  /** What the appends so far have come to; undefined where all were synchronous. */
  written: Promise<void> | undefined;
  readonly #search: Search;
  readonly #random: RandomStream;
  /** Open trials of a process that has died, to be handed out again. */
  #orphans: OpenTrial[] = [];
  /** Points of earlier studies that keep the space's constraints, where it has any. */
  readonly #past: DNA[] = [];
  #reports = 0;
  #uncounted = 0;
  #best: { readonly trial: Trial; readonly result: Result } | undefined;
  readonly #front: Front;
  #ended = 0;
  #clockZero: number;

  /** @throws Error where the log's events are not what the algorithm does. */
  constructor({ spec, algorithm, objectives, log, past = [] }: StudyParts) {
    this.spec = spec;
    this.objectives = objectives;
    this.gains = new GainsByStep(objectives, this.trials);
    this.#front = new Front(objectives, this.answers);
    this.log = log;
    const { seed, trials } = log.header;
    this.#random = RandomStream.of(seed);
    this.#search = algorithm.start({
      spec,
      trials: trials ?? undefined,
      objectives: objectives.list.length,
    });
    for (const [index, event] of log.events.entries()) this.#replay(event, index);
    this.#orphans = [...this.open];
    this.triedFirst = new TriedFirst(log.events, this.trials);
    this.#clockZero = performance.now() - (log.events.at(-1)?.at ?? 0);
    if (log.events.length === 0)
      for (const result of past) this.#happen({ type: "known", id: 0, ...result, at: 0 });
  }

  /** Milliseconds since the study began, pauses between its loops left out. */
  get clock(): number {
    return performance.now() - this.#clockZero;
  }

  /** Trials that count towards a total: all but skipped and aborted ones, and but those that nobody works on yet. */
  get counted(): number {
    return this.trials.length - this.#uncounted - this.#orphans.length;
  }

  /** Trials that ended in some way other than by an abort. */
  get answered(): number {
    return this.#ended;
  }

  /** See `Study.best`. */
  get best(): Trial | undefined {
    return this.#best?.trial;
  }

  /** See `Study.front`. */
  get front(): readonly Trial[] {
    return this.#front.trials;
  }

  /** A stream of a trial's own. */
  randomOf(id: number): RandomStream {
    return this.#random.split(id);
  }

  /**
   * Hands out the next trial; undefined where the algorithm has no point, or none before another result.
   *
   * @param start points of the first trials.
   * @param queue points of the next ones behind those; what is handed out leaves it.
   */
  next(start: readonly DNA[], queue: DNA[] = []): OpenTrial | undefined {
    const orphan = this.#orphans[0];
    if (orphan !== undefined) {
      this.#happen({ type: "restarted", id: orphan.id, at: this.clock });
      return this.open.find(orphan.id);
    }
    const id = this.trials.length + 1;
    const known = (start[id - 1] ?? queue.shift())?.movedTo(this.spec);
    const dna = known ?? this.#propose(id);
    if (dna === undefined) return undefined;
    const event = { type: "proposed", id, dna, seen: this.#reports, at: this.clock } as const;
    this.#happen(known === undefined ? event : { ...event, start: true });
    return this.open.find(id);
  }

  #propose(id: number): DNA | undefined {
    const stream = this.randomOf(id).split("proposal");
    for (let attempt = 0; attempt < mostProposals; attempt++) {
      const random = attempt === 0 ? stream : stream.split(attempt);
      const dna = this.#asked(id, random);
      if (dna === undefined || this.spec.isFeasible(dna)) return dna;
      // It was never tried, so it is no trial; but an algorithm that is not told might propose nothing else.
      this.#search.report({ id, dna, reward: undefined });
    }
    const other = this.#nearKnown(stream) ?? tryRandomDna(this.spec, stream.split("drawn"));
    if (other !== undefined) return other;
    throw new Error(
      `The space's constraint ruled out ${mostProposals.toLocaleString("en")} proposals in a row for trial ${id}; loosen it, or start from known points: sample(..., { start: [dna] }).`,
    );
  }

  /** What the algorithm proposes; where it draws and finds nothing feasible, a neighbour of what was feasible before. */
  #asked(id: number, random: RandomStream): DNA | undefined {
    try {
      return this.#search.propose({ id, random, seen: this.#reports, pending: this.#pending() });
    } catch (error) {
      const other = error instanceof NoFeasiblePoint ? this.#nearKnown(random) : undefined;
      if (other === undefined) throw error;
      return other;
    }
  }

  /** A mutant of a point that is known to keep the constraints, or such a point itself; undefined where none is known. */
  #nearKnown(stream: RandomStream): DNA | undefined {
    const random = stream.split("near");
    const known = [...this.#past, ...this.trials.map(({ dna }) => dna)];
    const dna = known[random.int(Math.max(1, known.length))];
    return dna === undefined ? undefined : mutate(dna, random);
  }

  #pending(): readonly OpenTrial[] {
    return this.open.size === 0 ? nobody : [...this.open];
  }

  /** Takes a measurement of a running trial. */
  measure(trial: OpenTrial, measurement: Measurement): void {
    this.#happen({ type: "measured", id: trial.id, measurement, at: this.clock });
  }

  /** Notes something on a running trial. */
  note(trial: OpenTrial, key: string, value: JsonValue): void {
    this.#happen({ type: "noted", id: trial.id, key, value, at: this.clock });
  }

  /** Ends a running trial. */
  end(trial: OpenTrial, status: Ended["status"], values: EndValues = {}): Trial {
    const { reward } = values;
    const { id } = trial;
    const at = this.clock;
    // Of most trials: written out, as spreading costs more than the rest of the loop.
    if (reward !== undefined && values.metrics === undefined && values.reason === undefined)
      this.#happen({ type: "ended", id, status, reward, at });
    else this.#happen({ type: "ended", id, status, ...values, at });
    return this.trials[trial.id - 1] ?? missing(trial.id);
  }

  /** Written first, so that what could not be written has not happened. */
  #happen(event: StudyEvent): void {
    const writing = this.log.append(event);
    if (writing !== undefined) this.#follow(writing);
    this.#apply(event);
  }

  #follow(writing: Promise<void>): void {
    const before = this.written ?? Promise.resolve();
    this.written = Promise.all([before, writing]).then(() => undefined);
    // The loop hears of it when it waits for `written`; until then it is no unhandled rejection.
    this.written.catch(() => undefined);
  }

  #apply(event: StudyEvent): void {
    switch (event.type) {
      case "known":
        this.#takeKnown(event);
        return;
      case "proposed":
        this.#takeProposed(event);
        return;
      case "ended":
        this.#takeEnded(event);
        return;
      case "restarted": {
        const trial = this.#requireOpen(event.id);
        this.open.delete(trial);
        this.open.add(new OpenTrial(trial.id, trial.dna, event.at));
        this.trials[event.id - 1] = { id: event.id, dna: trial.dna, status: "running", startedAt: event.at };
        this.#orphans = this.#orphans.filter(({ id }) => id !== event.id);
        this.gains.forget(event.id);
        return;
      }
      case "measured": {
        const trial = this.#requireOpen(event.id);
        const first = trial.measurements === undefined;
        const before = trial.measure(event.measurement);
        this.gains.take(event.id, event.measurement, before);
        if (first) this.#show(trial);
        return;
      }
      case "noted": {
        const trial = this.#requireOpen(event.id);
        // An own property, whatever its name is.
        trial.metadata = Object.fromEntries([
          ...Object.entries(trial.metadata ?? {}).filter(([key]) => key !== event.key),
          [event.key, event.value],
        ]);
        this.#show(trial);
      }
    }
  }

  /** Puts what a running trial has gathered into the list of trials. */
  #show({ id, measurements, metadata }: OpenTrial): void {
    const trial = this.trials[id - 1] ?? missing(id);
    this.trials[id - 1] = {
      ...trial,
      ...(measurements === undefined ? {} : { measurements }),
      ...(metadata === undefined ? {} : { metadata }),
    };
  }

  #takeKnown({ dna, status, reward, metrics }: Known): void {
    const values = {
      ...(reward === undefined ? {} : { reward }),
      ...(metrics === undefined ? {} : { metrics }),
    };
    const violation = status === "infeasible" ? undefined : this.objectives.violation(values);
    if (this.spec.constraints.length > 0 && this.spec.isFeasible(dna)) this.#past.push(dna);
    this.#reports++;
    this.#search.report({
      id: 0,
      dna,
      reward: reward === undefined ? undefined : this.objectives.gain(reward),
      ...(this.objectives.several && status !== "infeasible"
        ? { rewards: this.objectives.gains(values) }
        : none),
      ...(violation === undefined ? none : { violation }),
      ...(status === "stopped" ? stopped : none),
    });
  }

  #takeProposed({ id, dna, at }: Proposed): void {
    this.open.add(new OpenTrial(id, dna, at));
    this.trials.push({ id, dna, status: "running", startedAt: at });
  }

  #takeEnded(event: Ended): void {
    const open = this.#requireOpen(event.id);
    const trial = endedTrial(open, event, this.objectives);
    this.open.delete(open);
    if (this.#orphans.length > 0) this.#orphans = this.#orphans.filter((orphan) => orphan !== open);
    this.trials[event.id - 1] = trial;
    const { status } = event;
    if (status === "skipped" || status === "aborted") this.#uncounted++;
    else {
      this.answers.push(trial);
      this.#report(trial, open);
    }
    if (status !== "aborted") this.#ended++;
    open.end();
  }

  #report(trial: Trial, open: OpenTrial): void {
    const outcome = this.#outcomeOf(trial, open);
    const result = resultOf(outcome);
    if (
      trial.reward !== undefined &&
      (this.#best === undefined || compareResults(result, this.#best.result) < 0)
    )
      this.#best = { trial, result };
    this.#reports++;
    this.#search.report(outcome);
  }

  #outcomeOf(trial: Trial, { id, dna, measurements }: OpenTrial): Outcome {
    const { reward, status, violation } = trial;
    const gain = reward === undefined ? undefined : this.objectives.gain(reward);
    if (measurements === undefined && !this.objectives.several && violation === undefined)
      return { id, dna, reward: gain };
    return {
      id,
      dna,
      reward: gain,
      ...(this.objectives.several && status !== "infeasible"
        ? { rewards: this.objectives.gains(trial) }
        : none),
      ...(violation === undefined ? none : { violation }),
      ...(status === "stopped" ? stopped : none),
      ...(measurements === undefined ? none : { steps: this.#steps(measurements) }),
    };
  }

  #steps(measurements: readonly Measurement[]): readonly StepReward[] {
    return measurements.map(({ step, reward }) => ({
      step,
      reward: reward === undefined ? undefined : this.objectives.gain(reward),
    }));
  }

  #requireOpen(id: number): OpenTrial {
    const trial = this.open.find(id);
    if (trial !== undefined) return trial;
    throw new Error(
      `Trial ${id} is ${this.trials[id - 1]?.status ?? "unknown"} already; give one answer a trial.`,
    );
  }

  #replay(event: StudyEvent, index: number): void {
    try {
      // A log in memory has points of the loop that wrote them, whose space was compiled for itself.
      const own = "dna" in event ? { ...event, dna: event.dna.movedTo(this.spec) } : event;
      if (own.type === "proposed") this.#verify(own);
      this.#apply(own);
    } catch (error) {
      throw new Error(
        `The study "${this.log.header.name}" cannot be continued, as event ${index + 1} of its log (${event.type}, trial ${event.id}) does not follow from those before it: ${messageOf(error)}`,
        { cause: error },
      );
    }
  }

  #verify({ id, dna, seen, start }: Proposed): void {
    if (id !== this.trials.length + 1) throw new Error(`trial ${this.trials.length + 1} comes next.`);
    if (start === true) return;
    if (seen !== this.#reports)
      throw new Error(`its proposal had seen ${seen} results, and ${this.#reports} are there.`);
    const again = this.#propose(id);
    // By value: JSON has no −0.
    if (again?.numbers.every((n, i) => n === dna.numbers[i]) !== true)
      throw new Error(
        `the algorithm proposes ${again?.toString() ?? "nothing"} where the log has ${dna.toString()}; continue it with the algorithm, settings, seed, space and version of tsglove that it was begun with, or give the new study another name.`,
      );
  }
}

const nobody: readonly OpenTrial[] = [];
const none = {};
const stopped = { stopped: true } as const;

function missing(id: number): never {
  throw new Error(`There is no trial ${id}.`);
}
