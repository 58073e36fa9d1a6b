/**
 * The search loop as its user holds it: a study hands out examples, takes their rewards, and keeps the trials. It is its
 * own iterator, for `for` and for `for await`; `run` is its concurrent form. Its loop runs once.
 */
import type { Algorithm } from "../algorithms/algorithm.js";
import { requireAlgorithm } from "../algorithms/settings.js";
import type { Cardinality } from "../geno/cardinality.js";
import type { DNA } from "../geno/dna.js";
import { shownValue } from "../geno/literal-text.js";
import type { DNASpec } from "../geno/spec.js";
import type { Decoder } from "./decoder.js";
import type { StudyHeader, StudyRecord } from "./log/events.js";
import { fingerprint } from "./log/fingerprint.js";
import { Examples, parentOf, placeOf, seedWithin } from "./lineage.js";
import { Loop } from "./loop/loop.js";
import type { Turn } from "./loop/loop-parts.js";
import { asyncLoop, syncLoop } from "./loop/loop-forms.js";
import { Objectives, type Direction, type Limit, type Objective } from "./trial/objectives.js";
import { requireOptions, requireSeed, type MetricDirections, type SampleOptions } from "./options.js";
import { runLoop } from "./loop/run.js";
import type { Body, RunOptions } from "./loop/run-options.js";
import { pastResults, pointOf, type GivenPoint } from "./state/past.js";
import { studyPolicies } from "./study-stopping/policy.js";
import type { StudyView } from "./study-view.js";
import type { Metrics, Trial } from "./trial/trial.js";

/** A search in progress, and its record when it is done. Made by `sample`. */
export class Study<T, R extends number | Metrics = number>
  implements Iterable<Turn<T, R>>, AsyncIterable<Turn<T, R>>, StudyView
{
  readonly name: string | undefined;
  readonly spec: DNASpec;
  readonly algorithm: string;
  readonly objectives: readonly Objective[];
  readonly limits: readonly Limit[];
  readonly direction: Direction;
  readonly plannedTrials: number | undefined;
  readonly plannedSeconds: number | undefined;
  readonly #decode: (dna: DNA) => T;
  readonly #loop: Loop<T, R>;
  readonly #header: StudyHeader;
  readonly #parallelism: number | undefined;
  readonly #queue: DNA[] = [];

  /** @param space what `decoder` was made of. See `sample`, which makes studies. */
  constructor(
    decoder: Decoder<T>,
    space: unknown,
    algorithm: Algorithm,
    options: SampleOptions<MetricDirections> = {},
  ) {
    requireAlgorithm("sample", algorithm);
    requireOptions(options);
    const objectives = Objectives.of(options);
    if (objectives.several && algorithm.multiObjective !== true)
      throw new RangeError(
        `${algorithm.name} optimises one objective, and metrics names ${objectives.list.length}: ${objectives.list.map(({ name }) => name).join(", ")}. Take an algorithm for several, or report one number that weighs them.`,
      );
    const policies = studyPolicies(options.stopWhen, objectives.list);
    const { spec, decode } = decoder;
    const parent = parentOf(space);
    const seed = options.seed ?? algorithm.seed;
    requireSeed(seed);
    const place = placeOf(options, parent);
    this.name = options.name === undefined ? undefined : place?.name;
    this.spec = spec;
    this.algorithm = algorithm.name;
    this.objectives = objectives.list;
    this.limits = objectives.limits;
    this.direction = objectives.list[0]?.direction ?? "maximize";
    this.plannedSeconds = options.seconds;
    this.plannedTrials = spec.space.length === 0 ? 1 : options.trials;
    this.#parallelism = options.parallelism;
    this.#decode = decode;
    const drawn =
      parent === undefined ? (seed ?? Math.floor(Math.random() * 2 ** 31)) : seedWithin(parent, seed);
    this.#header = headerOf(this, algorithm, drawn, place?.name);
    this.#loop = new Loop<T, R>({
      view: this,
      options,
      policies,
      decode,
      start: startOf(decoder, options.start),
      queue: this.#queue,
      examples: new Examples(space, place),
      request: {
        spec,
        algorithm,
        objectives,
        past: pastResults(spec, objectives, options.past ?? []),
        place,
        seedIsGiven: seed !== undefined,
        header: () => this.#header,
      },
    });
  }

  get seed(): number {
    return this.#loop.state?.log.header.seed ?? this.#header.seed;
  }

  get trials(): readonly Trial[] {
    return this.#loop.state?.trials ?? [];
  }

  get answers(): readonly Trial[] {
    return this.#loop.state?.answers ?? [];
  }

  get best(): Trial | undefined {
    if (this.objectives.length > 1)
      throw new Error(
        `This study has ${this.objectives.length} objectives (${this.objectives.map(({ name }) => name).join(", ")}), and so no best trial: take one of study.front.`,
      );
    return this.#loop.state?.best;
  }

  get front(): readonly Trial[] {
    return this.#loop.state?.front ?? [];
  }

  get cardinality(): Cardinality {
    return this.spec.size;
  }

  get elapsed(): number {
    return this.#loop.elapsed;
  }

  /** All that happened, in order: what `replay` takes. */
  get record(): StudyRecord {
    const log = this.#loop.state?.log;
    return { header: log?.header ?? this.#header, events: [...(log?.events ?? [])] };
  }

  /**
   * Reads what the study has in its backend, without running the loop: `trials`, `best`, `front` and `record` are those so
   * far then.
   *
   * @throws Error where there is none of this name, or it is another one.
   */
  async load(): Promise<this> {
    await this.#loop.load();
    return this;
  }

  /**
   * Has a point tried before the algorithm proposes again; of several, in their order. May be called before the loop and in it.
   * What was not handed out when the program ends is not kept: enqueue it again where the study is continued. Points that are
   * enqueued again before the loop, and that the study has tried, are passed over then, each as often as it was tried.
   *
   * @param point a DNA, its JSON, or a dictionary that decides all of the space: `{ op: "Conv", lr: 1e-3 }`.
   * @throws RangeError where it is no point of the space, or breaks a constraint of it.
   */
  enqueue(point: GivenPoint): void {
    this.#queue.push(requireFeasible(pointOf(this.spec, point, "the point"), "the point"));
  }

  /** The program at a trial's point, made anew. */
  decode(trial: Trial): T {
    return this.#decode(trial.dna);
  }

  /**
   * The loop as `for` runs it: one trial at a time, each answered in its turn.
   *
   * @throws Error, when the loop begins, where it has run already or needs `for await`.
   */
  [Symbol.iterator](): Generator<Turn<T, R>, void, undefined> {
    return syncLoop(this.#loop);
  }

  /**
   * The loop as `for await` runs it: bodies one after another, and up to `parallelism` trials whose reward is promised.
   *
   * @throws Error, when the loop begins, where it has run already.
   */
  [Symbol.asyncIterator](): AsyncGenerator<Turn<T, R>, void, undefined> {
    return asyncLoop(this.#loop, this.#parallelism ?? 1);
  }

  /**
   * Runs the loop with a function as its body, several at a time.
   *
   * @param body evaluates an example: returns its reward, or a promise of it, or answers through feedback.
   * @returns this study, when it is over.
   * @throws Error naming the trial whose body threw, unless `onError` says otherwise.
   * @example
   * ```ts
   * import { train } from "./train.js";
   * const study = await sample(space, algorithm, { trials: 100 })
   *   .run(train, { workers: new URL("./train.js", import.meta.url), parallelism: 8 });
   * ```
   */
  async run(body: Body<T, R>, options: RunOptions = {}): Promise<this> {
    await runLoop(this.#loop, body, options, this.#parallelism);
    return this;
  }
}

function headerOf(view: StudyView, algorithm: Algorithm, seed: number, name = "study"): StudyHeader {
  let space: string | undefined;
  return {
    version: 1,
    name,
    // Only a log that outlives the loop needs it.
    get space() {
      return (space ??= fingerprint(view.spec));
    },
    seed,
    algorithm: algorithm.name,
    ...(algorithm.settings === undefined ? {} : { settings: algorithm.settings }),
    objectives: view.objectives,
    ...(view.limits.length === 0 ? {} : { limits: view.limits }),
    trials: view.plannedTrials ?? null,
  };
}

function startOf<T>(decoder: Decoder<T>, start: "default" | readonly GivenPoint[] = []): readonly DNA[] {
  const { spec } = decoder;
  if (start === "default") return [requireFeasible(decoder.start(), "the default point")];
  return start.map((point, index) => {
    const what = `start[${index}]`;
    return requireFeasible(pointOf(spec, point, what), what);
  });
}

function requireFeasible(dna: DNA, what: string): DNA {
  const broken = dna.spec.brokenConstraint(dna);
  if (broken === undefined) return dna;
  throw new RangeError(
    `sample: ${what}, ${shownValue(dna.numbers)}, breaks the constraint ${broken.text}; start from points that keep it.`,
  );
}
