/** Makes a study again out of its log. */
import type { Algorithm } from "../algorithms/algorithm.js";
import { DNA } from "../geno/dna.js";
import type { DNASpec } from "../geno/spec.js";
import type { Where } from "../hyper/compile/scope.js";
import type { Backend } from "./log/backend.js";
import { readEvent, readHeader } from "./log/event-form.js";
import type { StudyEvent, StudyHeader, StudyRecord } from "./log/events.js";
import { MemoryLog } from "./log/memory-log.js";
import { decoderOf } from "./decoder.js";
import type { MetricDirections } from "./options.js";
import { Study } from "./study.js";
import type { Metrics } from "./trial/trial.js";

/**
 * Asks and tells a fresh algorithm what a study asked and told its own, in the order of its log, and checks that it
 * proposes the same points. However many bodies ran at once: the log knows which results each proposal had seen.
 *
 * @param space the study's space.
 * @param algorithm as the study's was.
 * @param record `study.record`, or what `JSON.parse` makes of its JSON.
 * @returns a study with the same trials. Its loop has not run; a loop on it goes on where the record ends.
 * @throws Error where a proposal differs, naming the trial and both points; where the record is of another study; or where
 *   something in it is no header or no event, naming the place and what stands there.
 */
export function replay(
  space: DNASpec,
  algorithm: Algorithm,
  record: StudyRecord,
): Promise<Study<DNA, number | Metrics>>;
export function replay<T>(
  space: T,
  algorithm: Algorithm,
  record: StudyRecord,
  options?: { readonly where?: Where },
): Promise<Study<T, number | Metrics>>;
export async function replay(
  space: unknown,
  algorithm: Algorithm,
  record: StudyRecord,
  options: { readonly where?: Where } = {},
): Promise<Study<unknown, number | Metrics>> {
  const header = readHeader(() => record.header, "The header of the record");
  const { name, seed, trials, objectives, limits = [] } = header;
  const [first] = objectives;
  const isNamed = objectives.length > 1 || limits.length > 0 || first?.name !== "reward";
  const study = new Study<unknown, number | Metrics>(decoderOf(space, options.where), space, algorithm, {
    ...options,
    ...(isNamed ? { metrics: rulesOf(header) } : { direction: first.direction }),
    ...(trials === null ? {} : { trials }),
    name,
    seed,
    backend: recorded(header, record.events),
  });
  return study.load();
}

function rulesOf({ objectives, limits = [] }: StudyHeader): MetricDirections {
  const names = new Set([...objectives, ...limits].map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const direction = objectives.find((each) => each.name === name)?.direction;
      const { min, max } = limits.find((each) => each.name === name) ?? {};
      return [
        name,
        {
          ...(direction === undefined ? {} : { direction }),
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
        },
      ];
    }),
  );
}

/** A backend that has one study, as it was recorded. */
function recorded(header: StudyHeader, events: readonly unknown[]): Backend {
  if (!Array.isArray(events)) throw new TypeError("replay: the record has no list of events.");
  return {
    open(_name, _header, dnaOf) {
      const read = (event: unknown, index: number): StudyEvent =>
        readEvent(
          () => event,
          (json) => dnaOf(jsonOf(json)),
          `Event ${index + 1} of the record`,
        );
      let log: MemoryLog | undefined;
      const whole = (): MemoryLog => (log ??= new MemoryLog(header, events.map(read)));
      return {
        header,
        get events() {
          return whole().events;
        },
        append: (event) => {
          whole().append(event);
        },
      };
    },
  };
}

/** A point as JSON: it may be of another spec that is equal, or come from JSON as it is. */
function jsonOf(dna: unknown): unknown {
  return dna instanceof DNA ? dna.toJSON() : dna;
}
