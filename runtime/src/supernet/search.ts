// What a rewrite gives its user: the super program, to look at, and a search on it, which runs once.
import type { Learner } from "../nn/learner.js";
import { outlineText, RandomStream, type DNA } from "tsglove";
import { outOfMemory } from "../nn/out-of-memory.js";
import { readCheckpoint, removeUnfinished, requireWritable, type Checkpoint } from "./checkpoint.js";
import { CALIBRATION, inherit } from "./children.js";
import { Ends } from "./ends.js";
import { optimizerIdentity } from "./optimizer-identity.js";
import { runSearch, type Method } from "./search-loop.js";
import { planOf, type SearchOptions, type SearchPlan, type SearchResult } from "./search-options.js";
import type { SuperProgram } from "./super-program.js";

/** What a method begins with. */
export interface Beginning {
  readonly steps: number;
  /** Streams of the search's own are split from it. */
  readonly random: RandomStream;
  /** What a checkpoint has to agree with in every method. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** Is told how to free what is the method's own. */
  readonly ends: Ends;
}

/** How a way to search begins. */
export interface Way<T> {
  /** `"tunas"`. */
  readonly name: string;
  readonly program: SuperProgram<T>;
  /** What a child offers, for those that inherit weights. */
  readonly learnerOf: (child: T) => Learner;
  /** The controller's. */
  readonly seed: number | undefined;
  start(beginning: Beginning): Method;
}

/** A search space that was rewritten into one program whose children share their weights, and the search on it. */
export class SharedSearch<T> {
  readonly #way: Way<T>;
  #begun = false;

  constructor(way: Way<T>) {
    this.#way = way;
  }

  /** What the rewrite made; its `toString()` shows it as source. */
  get superProgram(): SuperProgram<T> {
    return this.#way.program;
  }

  /**
   * Trains the shared weights and finds a child. Runs once: what it trains is the super program itself.
   *
   * @throws RangeError where an option is out of its range. Error where it has run already; where a loss is NaN or memory runs out,
   *   naming the step and the last checkpoint; where the checkpoint is of another search. Where it fails once it has been built, the
   *   shared weights are freed.
   */
  async search(options: SearchOptions = {}): Promise<SearchResult<T>> {
    const { name, program, learnerOf } = this.#way;
    const plan = planOf(name, options, this.#way.seed);
    plan.signal?.throwIfAborted();
    if (this.#begun)
      throw new Error(`This ${name} search has run already; call ${name}.rewrite(...) again for a new one.`);
    this.#begun = true;
    const { beginning, kept } = await this.#begin(plan).catch((error: unknown) => {
      // Nothing has been trained yet: it may be asked again, otherwise.
      this.#begun = false;
      throw error;
    });
    const { ends } = beginning;
    let method: Method | undefined;
    try {
      method = this.#way.start(beginning);
      const { dna, history, steps } = await runSearch(method, plan, kept);
      const child = program.decode(dna);
      await ends.run();
      return {
        dna,
        child,
        history,
        steps,
        inherit: async (other: DNA = dna) => (await inherit(program, learnerOf, other, CALIBRATION)).child,
        dispose: () => {
          program.dispose();
        },
      };
    } catch (error) {
      // It has not run: who asks again hears what is wrong, or that the weights are gone.
      if (method === undefined) this.#begun = false;
      // What fails first is what there is to tell.
      await ends.run().catch(() => undefined);
      // There is no result whose `dispose()` would do it.
      program.dispose();
      throw error;
    }
  }

  async #begin(plan: SearchPlan): Promise<{ readonly beginning: Beginning; readonly kept?: Checkpoint }> {
    const { checkpoint, resume, steps } = plan;
    if (checkpoint !== undefined) removeUnfinished(checkpoint.directory);
    const kept = checkpoint === undefined || !resume ? undefined : readCheckpoint(checkpoint.directory);
    if (checkpoint !== undefined && (kept === undefined || kept.step < steps))
      requireWritable(checkpoint.directory);
    const keptSeed = kept?.identity["seed"];
    const seed = plan.seed ?? (typeof keptSeed === "number" ? keptSeed : Math.floor(Math.random() * 2 ** 31));
    const { name, program } = this.#way;
    const identity = {
      method: name,
      steps,
      seed,
      space: outlineText(program.spec),
      constraints: program.spec.constraints.map(({ text }) => text),
      // All that is fixed in it, too: other activations or another optimizer are another search.
      program: program.toString(),
      optimizer: optimizerIdentity(program.learner.optimizer),
    };
    const random = RandomStream.of(seed);
    await program.build(random.split("build")).catch((error: unknown) => {
      throw outOfMemory(error, `${name}, while the super program is built`, "search") ?? error;
    });
    const beginning = { steps, random, identity, ends: new Ends() };
    return kept === undefined ? { beginning } : { beginning, kept };
  }
}
