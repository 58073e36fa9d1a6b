/**
 * One loop on a study: hands out its turns, takes their answers, and ends cleanly. The forms of loops (`for`, `for await`,
 * `run`) differ in when they ask for the next turn, and in nothing else.
 */
import type { RandomStream } from "../geno/random.js";
import { makeDirectory, temporaryDirectory } from "./directories.js";
import { makeFeedback, type Answers } from "./feedback.js";
import { historyOf } from "./history.js";
import { copyOfJson } from "./json-copy.js";
import type { LoopParts, OpenTurn } from "./loop-parts.js";
import { messageOf } from "./message-of.js";
import type { OpenTrial } from "./open-trial.js";
import { OpenTrials } from "./open-trials.js";
import { openStudy, type OpenStudy } from "./registry.js";
import type { EndValues, StudyState } from "./study-state.js";
import type { JsonValue, Metrics, TrialStatus } from "./trial.js";

/** Hands out turns and takes their answers, until something ends it. */
export class Loop<T, R extends number | Metrics> implements Answers<R> {
  /** Trials of this loop that have not ended. */
  readonly open = new OpenTrials();
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
    const study = await openStudy(this.#parts.request);
    this.#loaded = study.state;
    await study.release();
  }

  /** The study's seed. */
  get seed(): number {
    return this.#state.log.header.seed;
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
      throw new Error('This study\'s backend is asynchronous: write "for await" in place of "for".');
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
    const { group, progress } = this.#parts.options;
    if (group !== undefined) {
      const { groups } = study.state;
      const members = groups.get(group) ?? { members: 0, trial: undefined };
      members.members++;
      groups.set(group, members);
    }
    progress?.begin?.(this.#parts.view);
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

  /** The next turn; undefined where there is none, or none before an open trial ends. */
  next(): OpenTurn<T, R> | undefined {
    if (this.isOver) return undefined;
    const { group } = this.#parts.options;
    const trial = group === undefined ? this.#propose() : this.#nextOfGroup(group);
    if (trial === undefined) return undefined;
    this.open.add(trial);
    trial.holders++;
    const example = this.#exampleOf(trial);
    return { trial, pair: [example, makeFeedback(trial, this)] };
  }

  #exampleOf(trial: OpenTrial): T {
    try {
      const example = this.#parts.decode(trial.dna);
      const { view, options } = this.#parts;
      if (options.where !== undefined)
        this.#parts.examples.adopt(example, {
          id: trial.id,
          name: view.name ?? "",
          random: this.#state.randomOf(trial.id),
        });
      return example;
    } catch (error) {
      // A constructor has thrown, say: the loop ends, and its end aborts the trial.
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  #propose(): OpenTrial | undefined {
    const { view, start } = this.#parts;
    const state = this.#state;
    // The one point of a space without decisions comes once, even where it is skipped.
    const counted =
      view.spec.space.length > 0 ? state.counted : Math.max(state.counted, state.answered + this.open.size);
    if (view.plannedTrials !== undefined && counted >= view.plannedTrials) return undefined;
    return state.next(start);
  }

  #nextOfGroup(name: string): OpenTrial | undefined {
    const group = this.#state.groups.get(name);
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
      this.#end(trial, "aborted", {});
      return;
    }
    if (trial.toldToStop) {
      this.done(trial);
      return;
    }
    const { group } = this.#parts.options;
    const members = group === undefined ? 1 : (this.#state.groups.get(group)?.members ?? 1);
    trial.waiting ??= new Set();
    if (trial.waiting.add(this).size < members) return;
    const who = members > 1 ? `in the turns of all ${members} loops of its group` : "in its turn of the loop";
    throw new Error(
      `Trial ${trial.id} got no feedback ${who}. Add "feedback(reward);" to the body, with the reward that it computed, or "feedback.skip();".`,
    );
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

  complete(trial: OpenTrial, reward: R | PromiseLike<R>): void {
    if (isPromise(reward)) {
      this.#promise(trial, reward);
      return;
    }
    this.#requireUnanswered(trial);
    const values = this.#state.objectives.read(trial.id, reward);
    this.#end(trial, trial.toldToStop ? "stopped" : "completed", values);
  }

  #promise(trial: OpenTrial, reward: PromiseLike<R>): void {
    this.#requireUnanswered(trial);
    if (!this.canWait)
      throw new Error(
        `Trial ${trial.id}: the reward is a promise, for which a "for" loop cannot wait: write "for await", or await it before feedback.`,
      );
    trial.promised = true;
    reward.then(
      (value) => {
        if (trial.ended) return;
        try {
          trial.promised = false;
          this.complete(trial, value);
        } catch (error) {
          this.fail(trial, error);
        }
      },
      (error: unknown) => {
        if (!trial.ended) this.fail(trial, error);
      },
    );
  }

  /** Whether this form of loop waits for promised rewards. */
  canWait = false;

  /** Ends the loop because of an error in a trial, which is aborted unless it has ended. */
  fail(trial: OpenTrial, error: unknown): void {
    const reason = messageOf(error);
    const named = reason.startsWith(`Trial ${trial.id}`) ? reason : `Trial ${trial.id} failed: ${reason}`;
    this.#failure ??= { error: new Error(named, { cause: error }) };
    if (!trial.ended) this.#end(trial, "aborted", { reason });
    this.wake();
  }

  /** Ends the loop because of an error that is no trial's. */
  failLoop(error: unknown): void {
    this.#failure ??= { error };
    this.wake();
  }

  measure(trial: OpenTrial, reward: R, step: number | undefined, metrics: Metrics | undefined): void {
    this.#requireRunning(trial);
    const at = step ?? (trial.last?.step ?? 0) + 1;
    if (!Number.isSafeInteger(at) || at < 0)
      throw new RangeError(`Trial ${trial.id}: the step is ${at}; give a whole number from 0.`);
    const values = this.#state.objectives.read(trial.id, reward, metrics);
    this.#state.measure(trial, { step: at, ...values });
  }

  done(trial: OpenTrial): void {
    this.#requireUnanswered(trial);
    const { last, id } = trial;
    if (last === undefined)
      throw new Error(
        `Trial ${id} has no measurement to complete with: call feedback.addMeasurement(reward, { step }) before done, or feedback(reward) in its place.`,
      );
    const { reward, metrics } = last;
    this.#end(trial, trial.toldToStop ? "stopped" : "completed", {
      ...(reward === undefined ? {} : { reward }),
      ...(metrics === undefined ? {} : { metrics }),
    });
  }

  dismiss(trial: OpenTrial, status: "skipped" | "infeasible", reason: string | undefined): void {
    this.#requireUnanswered(trial);
    this.#end(trial, status, reason === undefined ? {} : { reason });
  }

  shouldStop(trial: OpenTrial): boolean {
    if (trial.ended) return true;
    const { earlyStopping } = this.#parts.options;
    const { id, measurements } = trial;
    if (earlyStopping === undefined || measurements === undefined) return false;
    trial.toldToStop = earlyStopping.shouldStop({ id, measurements }, historyOf(this.#state, id));
    return trial.toldToStop;
  }

  note(trial: OpenTrial, key: string, value: JsonValue): void {
    this.#requireRunning(trial);
    this.#state.note(trial, key, copyOfJson(trial.id, key, value));
  }

  endLoop(trial: OpenTrial): void {
    trial.endedLoop = true;
    this.#lastTurn = true;
    this.wake();
  }

  randomOf(trial: OpenTrial): RandomStream {
    return this.#state.randomOf(trial.id).split("body");
  }

  directoryOf(trial: OpenTrial): string {
    const kept = this.#state.log.directoryOf?.(trial.id);
    if (kept !== undefined) return makeDirectory(kept);
    this.#state.temporary ??= temporaryDirectory();
    return makeDirectory(`${this.#state.temporary}/${trial.id}`);
  }

  #end(trial: OpenTrial, status: Exclude<TrialStatus, "running">, values: EndValues): void {
    const record = this.#state.end(trial, status, values);
    this.open.delete(trial);
    if (status !== "aborted") this.#parts.options.progress?.trial?.(this.#parts.view, record);
    if (this.#wakers.length > 0) this.wake();
  }

  #requireRunning(trial: OpenTrial): void {
    if (!trial.ended) return;
    const status = this.#state.trials[trial.id - 1]?.status ?? "over";
    throw new Error(`Trial ${trial.id} is ${status} already; give one answer a trial.`);
  }

  #requireUnanswered(trial: OpenTrial): void {
    this.#requireRunning(trial);
    if (trial.promised)
      throw new Error(`Trial ${trial.id} has been promised a reward already; give one answer a trial.`);
  }

  /** Ends a synchronous loop; what an asynchronous backend has left to do goes on by itself. */
  endSync(): void {
    this.#close();
    void this.#study?.release();
  }

  /** Ends the loop, and waits until its log is written. */
  async end(): Promise<void> {
    this.#parts.options.signal?.removeEventListener("abort", this.wake);
    this.#close();
    try {
      await this.state?.written;
    } finally {
      await this.#study?.release();
    }
  }

  #close(): void {
    if (this.#endedAt !== undefined || this.#study === undefined) return;
    this.#endedAt = performance.now();
    const { options, view } = this.#parts;
    const group = options.group === undefined ? undefined : this.#state.groups.get(options.group);
    if (group !== undefined) group.members--;
    for (const trial of this.open) {
      trial.holders--;
      trial.waiting?.delete(this);
      // Nobody is left to answer it, unless another worker of the group has not had its turn.
      if (!trial.ended && (trial.waiting?.size ?? 0) >= trial.holders) this.#state.end(trial, "aborted");
    }
    this.open.clear();
    options.progress?.end?.(view);
  }

  get #state(): StudyState {
    if (this.#study === undefined) throw new Error("The loop has not begun.");
    return this.#study.state;
  }
}

function isPromise<R>(value: R | PromiseLike<R>): value is PromiseLike<R> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
