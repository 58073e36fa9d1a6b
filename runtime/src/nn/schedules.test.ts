import { format } from "tsglove";
import { expect, test } from "vitest";
import { Constant, Cosine, Linear, StepDecay, WarmUp, type Schedule } from "./index.js";

const course = (schedule: Schedule, steps = 8): number[] =>
  Array.from({ length: steps }, (_, step) => Number(schedule.factor(step, steps).toFixed(4)));

test("each follows its formula", () => {
  expect(course(new Constant(), 3)).toEqual([1, 1, 1]);
  expect(course(new Linear(), 4)).toEqual([1, 0.75, 0.5, 0.25]);
  expect(course(new Linear(0.5), 2)).toEqual([1, 0.75]);
  expect(course(new Cosine(), 4)).toEqual([1, 0.8536, 0.5, 0.1464]);
  expect(course(new Cosine(0.2), 2)).toEqual([1, 0.6]);
  expect(course(new StepDecay(0.1))).toEqual([1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01]);
});

test("what they refuse", () => {
  expect(() => new Cosine(5)).toThrow("Cosine: final is 5; give a number from 0 to 1.");
  expect(() => new Linear(NaN)).toThrow("Linear: final is NaN");
  expect(() => new StepDecay(0.1, [0.5, 2])).toThrow(
    "StepDecay: at has 2; give shares of the training, from 0 to 1.",
  );
});

test("a warm-up rises, and the rest is another schedule over the steps that are left", () => {
  expect(course(new WarmUp(4, new Linear()))).toEqual([0.25, 0.5, 0.75, 1, 1, 0.75, 0.5, 0.25]);
  expect(course(new WarmUp(0, new Cosine()))).toEqual(course(new Cosine()));
  expect(course(new WarmUp(20, new Cosine()), 4)).toEqual([0.05, 0.1, 0.15, 0.2]);
  expect(format(new WarmUp(4, new Cosine()))).toBe("new WarmUp(4, new Cosine(0))");
  expect(() => new WarmUp(-1, new Cosine())).toThrow(
    "WarmUp: warmUp is -1; give a whole number of steps, at least 0.",
  );
});
