// The loop that all searches on shared weights have in common: steps one after another, their history, progress, checkpoints, and
// how they end. What a step does is the method's.
import type { DNA } from "tsglove";
import { outOfMemory } from "../nn/out-of-memory.js";
import { Turns } from "../nn/turns.js";
import {
  checkpointFile,
  requireSameSearch,
  writeCheckpoint,
  type Checkpoint,
  type SavedArray,
  type SavedPart,
} from "./checkpoint.js";
import { History, type Figures, type StepRecord } from "./search-history.js";
import type { SearchPlan } from "./search-options.js";
import { searchProgress, type SearchListener, type SearchView } from "./search-progress.js";

/** A search, as the loop sees it. */
export interface Method {
  /** `"tunas"`. */
  readonly name: string;
  /** How many steps there are in all. */
  readonly steps: number;
  /** All that fixes what it does, besides the data: a checkpoint of another identity is refused. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** Its state: each part is saved and restored. */
  readonly parts: Readonly<Record<string, Part>>;
  /** Makes a step. @param step counts from 1. */
  step(step: number): Promise<Figures>;
  /** What was found so far. */
  found(patience: Patience): DNA | Promise<DNA>;
}

/** How long a method may take over what it has found. */
export interface Patience {
  /** Lets others run, where they have waited for long, and says whether the search's user has ended it and waits for what there is. */
  isOver(): Promise<boolean>;
}

/** A piece of a method's state. */
export interface Part {
  /** Whether its numbers may be infinite, as rewards may; where not, they are weights, and were spoilt. None may be NaN. */
  readonly isUnbounded?: boolean;
  save(): SavedPart;
  restore(saved: SavedPart): void | Promise<void>;
}

/** What the loop has to tell when it is over. */
export interface LoopEnd {
  readonly dna: DNA;
  readonly history: readonly StepRecord[];
  /** How many steps were made in all. */
  readonly steps: number;
}

/**
 * Runs a method from its beginning, or from a checkpoint, to its end, or until the signal is given.
 *
 * @param kept the checkpoint.
 * @throws Error naming the step and the last checkpoint where a step fails; Error where the checkpoint is of another search.
 */
export async function runSearch(
  method: Method,
  plan: SearchPlan,
  kept: Checkpoint | undefined,
): Promise<LoopEnd> {
  const { signal, checkpoint } = plan;
  const history = new History(method.steps);
  const parts: Method["parts"] = { ...method.parts, history };
  let saved = 0;
  let step = 0;
  /** The step that is made now, or was made last. */
  let current = 0;
  if (checkpoint !== undefined && kept !== undefined) {
    requireSameSearch(checkpoint.directory, kept.identity, method.identity);
    for (const [name, part] of Object.entries(parts)) {
      await part.restore(kept.parts[name] ?? {});
    }
    step = saved = current = kept.step;
  }
  const save = (): void => {
    if (checkpoint === undefined || saved === step) return;
    writeCheckpoint(checkpoint.directory, stateOf(method, parts, step));
    saved = step;
  };
  const turns = new Turns();
  const clock = new Clock(method, step);
  const listener: SearchListener =
    plan.progress === undefined ? searchProgress() : plan.progress === false ? {} : plan.progress;
  listener.begin?.(clock);
  try {
    while (step < method.steps && signal?.aborted !== true) {
      current = step + 1;
      const figures = await method.step(current);
      step = current;
      history.add(step, figures);
      clock.made(step, figures);
      await turns.next();
      if (checkpoint !== undefined && step % checkpoint.every === 0) save();
      listener.step?.(clock);
    }
    save();
    const dna = await method.found({
      async isOver() {
        await turns.next();
        return step < method.steps || signal?.aborted === true;
      },
    });
    return { dna, history: history.records, steps: step };
  } catch (error) {
    throw explained(error, method.name, current, {
      step: saved,
      file: saved === 0 || checkpoint === undefined ? undefined : checkpointFile(checkpoint.directory),
    });
  } finally {
    listener.end?.(clock);
  }
}

function stateOf(method: Method, parts: Method["parts"], step: number): Checkpoint {
  const saved: Record<string, SavedPart> = {};
  for (const [name, part] of Object.entries(parts)) {
    const state = part.save();
    // A step may have spoilt weights whose loss was a number still.
    for (const [array, numbers] of Object.entries(state.arrays ?? {}))
      requireNumbers(`${name}/${array}`, numbers, part.isUnbounded === true);
    saved[name] = state;
  }
  return { identity: method.identity, step, parts: saved };
}

function requireNumbers(name: string, numbers: SavedArray, isUnbounded: boolean): void {
  const found = numbers.find((number) => (isUnbounded ? Number.isNaN(number) : !Number.isFinite(number)));
  if (found !== undefined) throw new NoNumber(`${name} holds ${found}`);
}

/** Something that has to be a number is none. */
export class NoNumber extends Error {
  /** @param advice what its user can do; by default what is done about a loss, or weights, that diverged. */
  constructor(
    message: string,
    readonly advice = "Lower the learning rate, clip gradients, or keep the loss from dividing by zero and from logarithms of it.",
  ) {
    super(message);
  }
}

/** A step's failure, with what its user can do. */
function explained(
  error: unknown,
  method: string,
  step: number,
  last: { readonly step: number; readonly file: string | undefined },
): unknown {
  const kept =
    last.file === undefined
      ? ""
      : ` The checkpoint of step ${last.step} is whole: ${last.file}; the same call goes on from it.`;
  if (error instanceof NoNumber)
    return new Error(`${method}, step ${step}: ${error.message}. ${error.advice}${kept}`, { cause: error });
  const full = outOfMemory(error, `${method}, step ${step}`, "search");
  return full === undefined ? error : new Error(full.message + kept, { cause: error });
}

/** What listeners see. */
class Clock implements SearchView {
  readonly method: string;
  readonly steps: number;
  readonly #begun = performance.now();
  readonly #first: number;
  /** How long the first step took: it makes weights, and what it runs is compiled in it. */
  #firstElapsed = 0;
  #figures: Figures = {};

  constructor(
    { name, steps }: Method,
    public step: number,
  ) {
    this.method = name;
    this.steps = steps;
    this.#first = step;
  }

  get elapsed(): number {
    return performance.now() - this.#begun;
  }

  get left(): number | undefined {
    if (this.step === this.steps) return 0;
    const others = this.step - this.#first - 1;
    return others < 1 ? undefined : ((this.elapsed - this.#firstElapsed) / others) * (this.steps - this.step);
  }

  get figures(): Figures {
    return this.#figures;
  }

  made(step: number, figures: Figures): void {
    if (this.step === this.#first) this.#firstElapsed = this.elapsed;
    this.step = step;
    const mean = (name: keyof Figures): Figures => {
      const [old, now] = [this.#figures[name], figures[name]];
      if (now === undefined) return old === undefined ? {} : { [name]: old };
      return { [name]: old === undefined ? now : old + (now - old) / 50 };
    };
    this.#figures = { ...mean("loss"), ...mean("reward"), ...mean("cost"), ...mean("entropy") };
  }
}
