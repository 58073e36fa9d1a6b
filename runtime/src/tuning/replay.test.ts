/** The log of a study: the same events, the same proposals, with any number of bodies. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Algorithm } from "../algorithms/algorithm.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { dnaSpec } from "../hyper/template.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import type { StudyRecord } from "./log/events.js";
import { replay } from "./replay.js";
import { sample } from "./sample.js";
import type { StudyView } from "./study-view.js";

const space = { n: intv(0, 9), op: oneof(["a", ["b", oneof([1, 2])]]), lr: floatv(1e-4, 1, "log") };
const points = (study: StudyView): unknown =>
  study.trials.map(({ id, status, reward, dna }) => [id, status, reward, dna.numbers]);
/** A promise that is kept by hand. */
function gate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    promise,
    open: () => {
      open();
    },
  };
}
const evolution = (): Algorithm => new RegularizedEvolution({ population: 5, tournament: 2, seed: 3 });
/** As it comes back from a file. */
const throughJson = (record: StudyRecord): StudyRecord => JSON.parse(JSON.stringify(record)) as StudyRecord;

describe("replay", () => {
  it.each([1, 2, 8])(
    "proposes every point again after %i bodies at once, ended in any order",
    async (parallelism) => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (stream) => {
          const draw = (): number => [...stream.take(1)][0] ?? 0;
          const study = sample(space, evolution(), { trials: 25, parallelism });
          await study.run(async ({ n }, feedback) => {
            const kind = draw();
            for (let turn = draw(); turn > 0; turn--) await Promise.resolve();
            if (kind === 0) feedback.skip();
            else if (kind === 1) feedback.infeasible("odd");
            else feedback(n + kind / 10);
          });
          for (const record of [study.record, throughJson(study.record)]) {
            const again = await replay(space, evolution(), record);
            expect(points(again)).toEqual(points(study));
            expect([again.best?.id, again.seed]).toEqual([study.best?.id, study.seed]);
          }
        }),
        { numRuns: 15 },
      );
    },
  );

  it("notes which results each proposal had seen", async () => {
    const third = gate();
    const study = await sample(space, evolution(), { trials: 4, parallelism: 2 }).run(async (_, feedback) => {
      // The first one ends when the third has begun.
      if (feedback.id === 1) await third.promise;
      if (feedback.id === 3) third.open();
      return 1;
    });
    const seen = study.record.events.flatMap((event) => (event.type === "proposed" ? [event.seen] : []));
    expect(seen.slice(0, 3)).toEqual([0, 0, 1]);
  });

  it("gives the algorithm the trials that are pending", async () => {
    const heard: (readonly number[])[] = [];
    const spy: Algorithm = {
      name: "Spy",
      seed: 1,
      start: (problem) => {
        const search = new RandomSearch().start(problem);
        return {
          propose: (proposal) => {
            heard.push((proposal.pending ?? []).map(({ id }) => id));
            return search.propose(proposal);
          },
          report: () => undefined,
        };
      },
    };
    const fourth = gate();
    const study = sample(space, spy, { trials: 4, parallelism: 3 });
    await study.run(async (_, feedback) => {
      if (feedback.id === 4) fourth.open();
      if (feedback.id !== 2) await fourth.promise;
      return 1;
    });
    expect(heard).toEqual([[], [1], [1, 2], [1, 3]]);
    heard.length = 0;
    await replay(space, spy, study.record);
    expect(heard).toEqual([[], [1], [1, 2], [1, 3]]);
  });

  it("refuses the log of another algorithm, settings, seed, space, objective", async () => {
    const study = sample(space, evolution(), { trials: 12 });
    for (const [{ n }, feedback] of study) feedback(n);
    const { record } = study;
    await expect(replay(space, new RandomSearch({ seed: 3 }), record)).rejects.toThrow(
      'The study "study" was begun with algorithm RegularizedEvolution, and not RandomSearch',
    );
    const larger = new RegularizedEvolution({ population: 6, tournament: 2, seed: 3 });
    await expect(replay(space, larger, record)).rejects.toThrow('begun with settings {"population":5');
    await expect(replay({ ...space, n: intv(0, 8) }, evolution(), record)).rejects.toThrow(
      "begun with another space",
    );
    const seedless = { ...record, header: { ...record.header, seed: 4 } };
    await expect(replay(space, evolution(), seedless)).rejects.toThrow(
      /event 1 of its log \(proposed, trial 1\).*the algorithm proposes DNA/s,
    );
  });

  it("refuses an algorithm that proposes something else, and events that do not follow", async () => {
    const study = sample(dnaSpec(space), evolution(), { trials: 12 });
    for (const [{ numbers }, feedback] of study) feedback(numbers[0] ?? 0);
    const { header, events } = study.record;
    const without = { header, events: events.filter((event) => !(event.type === "ended" && event.id === 2)) };
    await expect(replay(dnaSpec(space), evolution(), without)).rejects.toThrow(
      "its proposal had seen 2 results, and 1 are there",
    );
    const twice = { header, events: [...events, ...events.slice(-1)] };
    await expect(replay(dnaSpec(space), evolution(), twice)).rejects.toThrow("Trial 12 is completed already");
    const gap = { header, events: events.slice(2) };
    await expect(replay(dnaSpec(space), evolution(), gap)).rejects.toThrow("trial 1 comes next");
    const other = events.map((event) =>
      event.type === "ended" ? { ...event, reward: -(event.reward ?? 0) } : event,
    );
    await expect(replay(dnaSpec(space), evolution(), { header, events: other })).rejects.toThrow(
      "the algorithm proposes",
    );
  });

  it("takes a log whose properties have another order", async () => {
    const study = sample(space, evolution(), { trials: 3 });
    for (const [{ n }, feedback] of study) feedback(n);
    const reversed = (value: unknown): unknown =>
      typeof value !== "object" || value === null
        ? value
        : Array.isArray(value)
          ? value.map(reversed)
          : Object.fromEntries(
              Object.entries(value)
                .map(([key, each]) => [key, reversed(each)])
                .reverse(),
            );
    const again = await replay(space, evolution(), reversed(throughJson(study.record)) as StudyRecord);
    expect(points(again)).toEqual(points(study));
  });

  it("says what is no log, and where", async () => {
    const study = sample(space, evolution(), { trials: 3 });
    for (const [{ n }, feedback] of study) feedback(n);
    const { header, events } = study.record;
    const withEvent = (event: object): object => ({ header, events: [events[0], event] });
    const ended = events[1];
    const wrong: readonly (readonly [unknown, string])[] = [
      [{}, "The header of the record is damaged: it is no object"],
      [{ header: { ...header, seed: "3" }, events }, '"seed" is "3", and not a number'],
      [{ header: { ...header, version: 2 }, events }, "it is a log of version 2"],
      [{ header: { ...header, objectives: [] }, events }, '"objectives" is no list'],
      [{ header: { ...header, settings: { a: [] } }, events }, 'the setting "a" is []'],
      [{ header }, "the record has no list of events"],
      [withEvent({ ...ended, reward: "x" }), 'Event 2 of the record is damaged: "reward" is "x"'],
      [withEvent({ ...ended, type: "zzz" }), '"type" is "zzz", which is no event'],
      [withEvent({ ...ended, status: "running" }), '"status" is "running"'],
      [{ header, events: [{ ...events[0], dna: [99] }] }, "Event 1 of the record is damaged"],
    ];
    for (const [record, message] of wrong)
      await expect(replay(space, evolution(), record as StudyRecord)).rejects.toThrow(message);
  });

  it("gives a study that goes on where the record ends", async () => {
    const whole = sample(space, evolution(), { trials: 20 });
    for (const [{ n }, feedback] of whole) feedback(n);
    const half = sample(space, evolution(), { trials: 20 });
    for (const [{ n }, feedback] of half) {
      feedback(n);
      if (feedback.id === 10) break;
    }
    const again = await replay(space, evolution(), half.record);
    expect(again.trials).toHaveLength(10);
    for (const [example, feedback] of again) feedback(example.n);
    expect(points(again)).toEqual(points(whole));
  });
});
