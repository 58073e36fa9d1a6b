/**
 * One loop on a study: hands out its turns, takes their answers, and ends cleanly. The forms of loops (`for`, `for await`,
 * `run`) differ in when they ask for the next turn, and in nothing else.
 */
import { shownValue } from "../../geno/literal-text.js";
import { Answers, type AnsweredLoop } from "./answers.js";
import { makeFeedback } from "./feedback.js";
import type { EarlyStoppingPolicy } from "../early-stopping/policy.js";
import type { LoopParts, Turn } from "./loop-parts.js";
import { messageOf } from "../message-of.js";
import type { OpenTrial } from "../state/open-trial.js";
import { OpenTrials } from "../state/open-trials.js";
import { openStudy, requireKept, type OpenStudy } from "../state/open-study.js";
import type { EndValues, StudyState } from "../state/study-state.js";
import type { Metrics, TrialStatus } from "../trial/trial.js";

/** Hands out turns and takes their answers, until something ends it. */
export class Loop<T, R extends number | Metrics> implements AnsweredLoop {
  /** Takes what the bodies say. */
  readonly answers = new Answers<R>(this);
  /** Trials of this loop that have not ended. */
  readonly open = new OpenTrials();
  /** How many of the last trials were skipped in a row. */
  skips = 0;
  readonly #parts: LoopParts<T>;
  #study: OpenStudy | undefined;
  #loaded: StudyState | undefined;
  #begun: number | undefined;
  #endedAt: number | undefined;
  #lastTurn = false;
  #failure: { readonly error: unknown } | undefined;
  #wakers: (() => void)[] = [];

  constructor(parts: LoopParts<T>) {
    this.#parts = parts;
  }

  /** Says that something has happened: see {@link change}. */
  readonly wake = (): void => {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const wake of wakers) wake();
  };

  /** The study's state, once a loop has opened it. */
  get state(): StudyState | undefined {
    return this.#study?.state ?? this.#loaded;
  }

  /** Reads what the study has so far; where the loop has not begun. */
  async load(): Promise<void> {
    if (this.#begun !== undefined) return;
    await requireKept(this.#parts.request);
    const study = await openStudy(this.#parts.request);
    this.#loaded = study.state;
    await study.release();
  }

  /** What a body's `shouldStopEarly` asks. */
  get earlyStopping(): EarlyStoppingPolicy | undefined {
    return this.#parts.options.earlyStopping;
  }

  /** The study's seed. */
  get seed(): number {
    return this.current.log.header.seed;
  }

  /** Whether the loop has ended: answers that come now are late. */
  get hasEnded(): boolean {
    return this.#endedAt !== undefined;
  }

  /** See `StudyView.elapsed`. */
  get elapsed(): number {
    return this.#begun === undefined ? 0 : (this.#endedAt ?? performance.now()) - this.#begun;
  }

  /** @throws Error where the loop has run, the options are not for a synchronous loop, or the study is another one. */
  beginSync(): void {
    this.#requireFirst();
    const { parallelism = 1 } = this.#parts.options;
    if (parallelism > 1)
      throw new Error(
        `A "for" loop runs one body at a time, and parallelism is ${parallelism}: write "for await" and give feedback a promise, or call .run(body), or leave parallelism out.`,
      );
    const study = openStudy(this.#parts.request);
    if (study instanceof Promise) {
      void study.then((opened) => opened.release()).catch(() => undefined);
      throw asynchronous();
    }
    this.#begin(study);
  }

  /** See {@link beginSync}; for loops that can wait. */
  async begin(): Promise<void> {
    this.#requireFirst();
    this.#begun = performance.now();
    this.#begin(await openStudy(this.#parts.request));
    this.#parts.options.signal?.addEventListener("abort", this.wake);
  }

  #requireFirst(): void {
    if (this.#begun !== undefined)
      throw new Error("This study's loop has run already; call sample(...) again for a new one.");
  }

  #begin(study: OpenStudy): void {
    this.#begun = performance.now();
    this.#study = study;
    const { start, queue } = this.#parts;
    study.state.triedFirst.passOver(queue, start.length);
    const { group, progress } = this.#parts.options;
    if (group !== undefined) {
      const { groups } = study.state;
      const members = groups.get(group) ?? { members: 0, trial: undefined };
      members.members++;
      groups.set(group, members);
    }
    progress?.begin?.(this.#parts.view);
    // A study that is continued may have been ended by its policy.
    if (study.state.answered > 0) this.#askPolicies();
  }

  #askPolicies(): void {
    const { policies, view } = this.#parts;
    this.#lastTurn ||= policies.some((policy) => policy.shouldEnd(view));
  }

  /** Whether no turn comes any more, whatever becomes of open trials. */
  get isOver(): boolean {
    const { signal } = this.#parts.options;
    const { plannedSeconds } = this.#parts.view;
    if (this.#lastTurn || this.#failure !== undefined || signal?.aborted === true) return true;
    return plannedSeconds !== undefined && this.elapsed >= plannedSeconds * 1000;
  }

  /** Whether the signal was given. */
  get isAborted(): boolean {
    return this.#parts.options.signal?.aborted === true;
  }

  /** Throws what has ended the loop, if anything has. */
  throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** The next trial; undefined where there is none, or none before an open one ends. */
  next(): OpenTrial | undefined {
    if (this.isOver) return undefined;
    const { group } = this.#parts.options;
    const trial = group === undefined ? this.#propose() : this.#nextOfGroup(group);
    if (trial === undefined) return undefined;
    this.open.add(trial);
    trial.holders++;
    return trial;
  }

  /** What the body of a trial is given. @throws Error naming the trial, where its example cannot be made. */
  turn(trial: OpenTrial): Turn<T, R> {
    return [this.#exampleOf(trial), makeFeedback(trial, this.answers)];
  }

  #exampleOf(trial: OpenTrial): T {
    try {
      const { decode, options, examples } = this.#parts;
      const example = decode(trial.dna);
      if (options.where !== undefined)
        examples.adopt(example, {
          id: trial.id,
          study: examples,
          random: this.current.randomOf(trial.id),
        });
      return example;
    } catch (error) {
      // A constructor has thrown, say.
      throw new Error(
        `Trial ${trial.id}: the example of ${shownValue(trial.dna.numbers)} cannot be made: ${messageOf(error)} (Where that is no mistake, rule such points out with constrain, or call .run(body, { onError: "infeasible" }).)`,
        { cause: error },
      );
    }
  }

  #propose(): OpenTrial | undefined {
    const { view, start, queue } = this.#parts;
    const state = this.current;
    // The one point of a space without decisions comes once, even where it is skipped.
    const counted =
      view.spec.space.length > 0 ? state.counted : Math.max(state.counted, state.answered + this.open.size);
    if (view.plannedTrials !== undefined && counted >= view.plannedTrials) return undefined;
    return state.next(start, queue);
  }

  #nextOfGroup(name: string): OpenTrial | undefined {
    const group = this.current.groups.get(name);
    const current = group?.trial;
    if (group === undefined) return undefined;
    if (current !== undefined && !current.ended) {
      return this.open.has(current) ? undefined : this.#join(current);
    }
    group.trial = this.#propose();
    return group.trial === undefined ? undefined : this.#join(group.trial);
  }

  #join(trial: OpenTrial): OpenTrial {
    // Another worker's answer ends it here too.
    trial.whenEnded(() => {
      this.open.delete(trial);
      this.wake();
    });
    return trial;
  }

  /** What a turn without an answer means; @throws Error where it means that a line is missing. */
  requireAnswer(trial: OpenTrial): void {
    this.throwFailure();
    if (trial.ended || trial.promised) return;
    if (trial.endedLoop || this.isAborted) {
      this.endTrial(trial, "aborted", {});
      return;
    }
    if (trial.toldToStop) {
      this.answers.done(trial);
      return;
    }
    const { group } = this.#parts.options;
    const members = group === undefined ? 1 : (this.current.groups.get(group)?.members ?? 1);
    trial.waiting ??= new Set();
    if (trial.waiting.add(this).size < members) return;
    const who = members > 1 ? `in the turns of all ${members} loops of its group` : "in its turn of the loop";
    throw new Error(
      `Trial ${trial.id} got no feedback ${who}. Add "feedback(reward);" to the body, with the reward that it computed, or "feedback.skip();".`,
    );
  }

  /** @throws Error where the log's writes have to be waited for, which a synchronous loop cannot. */
  requireSyncLog(): void {
    if (this.current.written !== undefined) throw asynchronous();
  }

  /** Resolves when something has happened: a trial of the loop has ended, the loop has failed, its signal is given. */
  change(): Promise<void> {
    return new Promise<void>((resolve) => {
      this.#wakers.push(resolve);
    });
  }

  /** Resolves when a trial has ended, whoever answers it. */
  async ended(trial: OpenTrial): Promise<void> {
    if (trial.ended) return;
    await new Promise<void>((resolve) => {
      trial.whenEnded(resolve);
    });
  }

  /** Whether this form of loop waits for promised rewards. */
  canWait = false;

  /** Ends the loop because of an error in a trial, which is aborted unless it has ended. */
  fail(trial: OpenTrial, error: unknown): void {
    const reason = messageOf(error);
    const named = reason.startsWith(`Trial ${trial.id}`) ? reason : `Trial ${trial.id} failed: ${reason}`;
    this.#failure ??= { error: new Error(named, { cause: error }) };
    try {
      if (!trial.ended) this.endTrial(trial, "aborted", { reason });
    } catch {
      // The log takes no more events, which may be what failed; the loop ends by the first error.
    }
    this.wake();
  }

  /** Ends the loop because of an error that is no trial's. */
  failLoop(error: unknown): void {
    this.#failure ??= { error };
    this.wake();
  }

  endLoop(trial: OpenTrial): void {
    trial.endedLoop = true;
    this.#lastTurn = true;
    this.wake();
  }

  endTrial(trial: OpenTrial, status: Exclude<TrialStatus, "running">, values: EndValues): void {
    if (status !== "aborted") this.skips = status === "skipped" ? this.skips + 1 : 0;
    const record = this.current.end(trial, status, values);
    this.open.delete(trial);
    if (status !== "aborted") this.#parts.options.progress?.trial?.(this.#parts.view, record);
    if (status !== "aborted" && status !== "skipped") this.#askPolicies();
    if (this.#wakers.length > 0) this.wake();
  }

  /** Ends a synchronous loop. */
  endSync(): void {
    try {
      this.#close();
    } finally {
      void this.#study?.release();
    }
  }

  /** Ends the loop, and waits until its log is written. */
  async end(): Promise<void> {
    this.#parts.options.signal?.removeEventListener("abort", this.wake);
    try {
      this.#close();
      await this.state?.written;
    } finally {
      await this.#study?.release();
    }
  }

  #close(): void {
    if (this.#endedAt !== undefined || this.#study === undefined) return;
    this.#endedAt = performance.now();
    const { options, view } = this.#parts;
    const group = options.group === undefined ? undefined : this.current.groups.get(options.group);
    if (group !== undefined) group.members--;
    try {
      for (const trial of this.open) {
        trial.holders--;
        trial.waiting?.delete(this);
        // Nobody is left to answer it, unless another worker of the group has not had its turn.
        if (!trial.ended && (trial.waiting?.size ?? 0) >= trial.holders) this.current.end(trial, "aborted");
      }
    } finally {
      this.open.clear();
      options.progress?.end?.(view);
    }
  }

  /** The state of the study that the loop is on. @throws Error before it has begun. */
  get current(): StudyState {
    if (this.#study === undefined) throw new Error("The loop has not begun.");
    return this.#study.state;
  }
}

function asynchronous(): Error {
  return new Error('This study\'s backend is asynchronous: write "for await" in place of "for".');
}
