import { describe, expect, it } from "vitest";
import {
  clockText,
  countText,
  digitsToTell,
  durationText,
  missingTails,
  secondsText,
  shortNumber,
} from "./number-text.js";

describe("shortNumber", () => {
  it.each([
    [0.93412345, "0.9341"],
    [-0.93412345, "-0.9341"],
    [0.1, "0.1"],
    [48, "48"],
    [-0, "0"],
    [123456789, "123456789"],
    [12345.678, "12346"],
    [999.96, "1000"],
    [0.0012345, "0.001234"],
    [0.00012345, "1.234e-4"],
    [1e-6, "1e-6"],
    [1234567.8, "1.235e6"],
    [1e300, "1e300"],
  ])("%d is %s", (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });

  it("takes fewer digits", () => {
    expect(shortNumber(0.0034567, 3)).toBe("0.00346");
    expect(shortNumber(3.4567e-5, 3)).toBe("3.46e-5");
  });
});

describe("digitsToTell", () => {
  it("shows as many digits as different numbers need", () => {
    expect(digitsToTell([0.5, 0.6])).toBe(4);
    expect(digitsToTell([0.93412, 0.93414])).toBe(5);
    expect(digitsToTell([0.5, 0.5])).toBe(4);
    expect(digitsToTell([0.5, 0.5 + 1e-14])).toBe(9);
  });
});

describe("durationText", () => {
  it.each([
    [-5, "0 ms"],
    [0.2713, "0.27 ms"],
    [42, "42 ms"],
    [850, "0.85 s"],
    [999, "1.0 s"],
    [14_200, "14.2 s"],
    [59_960, "1 min 00 s"],
    [187_000, "3 min 07 s"],
    [3_599_700, "1 h 00 min"],
    [7_500_000, "2 h 05 min"],
    [97_200_000, "1 d 03 h"],
  ])("%d ms is %s", (time, text) => {
    expect(durationText(time)).toBe(text);
  });
});

it("clockText keeps to one unit while it runs", () => {
  expect([0, 42, 300, 14_200, 61_000].map(clockText)).toEqual([
    "0.0 s",
    "0.0 s",
    "0.3 s",
    "14.2 s",
    "1 min 01 s",
  ]);
});

it("secondsText has three digits", () => {
  expect([0.4, 4, 1270, 42_123, 312_400].map(secondsText)).toEqual(["0.000", "0.004", "1.27", "42.1", "312"]);
});

it("countText sets thousands apart", () => {
  expect([0, 999, 1000, 1234567].map(countText)).toEqual(["0", "999", "1,000", "1,234,567"]);
});

it("missingTails counts what is missing behind the point", () => {
  expect(missingTails(["1", "0.5", "12.25", "1e-4"])).toEqual([3, 1, 0, 0]);
  expect(missingTails([])).toEqual([]);
});
