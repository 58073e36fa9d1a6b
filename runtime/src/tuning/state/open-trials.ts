/**
 * The trials that run now, oldest first. An array, as there are few, and they come and go with every turn: a Set or Map
 * would spend that time on growing and shrinking.
 */
import type { OpenTrial } from "./open-trial.js";

export class OpenTrials implements Iterable<OpenTrial> {
  #list: OpenTrial[] = [];

  get size(): number {
    return this.#list.length;
  }

  add(trial: OpenTrial): void {
    this.#list.push(trial);
  }

  /** Leaves it out, if it is there. */
  delete(trial: OpenTrial): void {
    const place = this.#list.lastIndexOf(trial);
    if (place === -1) return;
    // Setting the length to 0 would give the array's memory back, for the next trial to ask for again.
    if (place === this.#list.length - 1) this.#list.pop();
    else this.#list.splice(place, 1);
  }

  has(trial: OpenTrial): boolean {
    return this.#list.includes(trial);
  }

  /** The running trial of this number, or undefined. */
  find(id: number): OpenTrial | undefined {
    return this.#list.findLast((trial) => trial.id === id);
  }

  clear(): void {
    this.#list = [];
  }

  [Symbol.iterator](): Iterator<OpenTrial> {
    return this.#list[Symbol.iterator]();
  }
}
