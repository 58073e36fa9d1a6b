/**
 * Which trial an example belongs to: a loop over another loop's example, or over a part of it, is a child of that
 * trial, and takes a seed and a name from it, so that inner loops do not all draw the same first points. The example itself
 * says so, whoever runs between the turns; so it holds in asynchronous and parallel bodies too.
 */
import type { RandomStream } from "../geno/random.js";
import { memoryBackend, processMemory } from "./log/memory-backend.js";
import type { Backend, Place } from "./log/backend.js";
import { isOpen } from "../symbolic/marks.js";
import { partsOf } from "../symbolic/node.js";

/** The trial whose example is searched. */
export interface ParentTrial {
  readonly id: number;
  readonly study: ParentStudy;
  /** The trial's own stream. */
  readonly random: RandomStream;
}

/** The study of a trial whose example is searched, as the studies within need to know it. */
export interface ParentStudy {
  /** Where it is kept; undefined where it is the loop's own. */
  readonly place: Place | undefined;
  /** Where named studies within it are kept, if it is the loop's own: no other loop shall meet them. */
  readonly memory: Backend;
}

const parents = new WeakMap<object, ParentTrial>();
/** Whether there is any: most programs have no inner loops, and do not pay for them. */
let someAdopted = false;

/** Marks the examples of one study. */
export class Examples implements ParentStudy {
  readonly #space: unknown;
  #shared: WeakSet<object> | undefined;
  #memory: Backend | undefined;

  /** @param space of the study. What an example shares with it belongs to no trial. */
  constructor(
    space: unknown,
    readonly place: Place | undefined,
  ) {
    this.#space = space;
  }

  get memory(): Backend {
    return (this.#memory ??= memoryBackend());
  }

  /** Says that what is left to decide in an example is decided within a trial. */
  adopt(example: unknown, parent: ParentTrial): void {
    this.#shared ??= openPartsOf(this.#space, new WeakSet());
    someAdopted = true;
    this.#adopt(example, parent, this.#shared);
  }

  #adopt(value: unknown, parent: ParentTrial, shared: WeakSet<object>): void {
    if (!isOpen(value) || shared.has(value as object)) return;
    parents.set(value as object, parent);
    for (const [, part] of partsOf(value) ?? []) this.#adopt(part, parent, shared);
  }
}

function openPartsOf(value: unknown, into: WeakSet<object>): WeakSet<object> {
  if (!isOpen(value) || into.has(value as object)) return into;
  into.add(value as object);
  for (const [, part] of partsOf(value) ?? []) openPartsOf(part, into);
  return into;
}

/** The trial that a space comes from: it is, lies in, or holds, what the trial's example left to decide. */
export function parentOf(space: unknown): ParentTrial | undefined {
  if (!someAdopted || typeof space !== "object" || space === null) return undefined;
  const parent = parents.get(space);
  if (parent !== undefined) return parent;
  for (const [, part] of partsOf(space) ?? []) {
    const found = parentOf(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The seed of a study within a trial. */
export function seedWithin({ random }: ParentTrial, seed: number | undefined): number {
  const stream = random.split("inner");
  return Math.floor((seed === undefined ? stream : stream.split(seed)).next() * Number.MAX_SAFE_INTEGER);
}

/**
 * Where a study is kept that is given a name or a backend; undefined for one of the loop's own. Within a trial it has the
 * trial in its name, `outer/3/inner`, and the outer study's backend unless it is given another.
 *
 * @throws RangeError where it is to go into a backend, and the study around it has no name there.
 */
export function placeOf(
  { name, backend }: { readonly name?: string | undefined; readonly backend?: Backend | undefined },
  parent: ParentTrial | undefined,
): Place | undefined {
  if (name === undefined && backend === undefined) return undefined;
  const own = name ?? "study";
  if (parent === undefined) return { backend: backend ?? processMemory, name: own };
  const { id, study } = parent;
  if (study.place !== undefined)
    return { backend: backend ?? study.place.backend, name: `${study.place.name}/${id}/${own}` };
  if (backend === undefined) return { backend: study.memory, name: `${id}/${own}` };
  throw new RangeError(
    `sample: this loop has a backend, and is within trial ${id} of a study without a name, by which nobody would find it again: name that one too, sample(..., { name: "outer" }).`,
  );
}
