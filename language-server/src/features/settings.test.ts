import { expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSettings } from "./settings.js";

it.each([undefined, null, {}, { hints: {} }, { hints: null, lens: null }, { server: "bundled", trace: {} }])(
  "takes %j as the defaults",
  (json) => {
    expect(parseSettings(json)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  },
);

it("takes what is said", () => {
  const { settings, problems } = parseSettings({ hints: { calls: false }, lens: false, maxEnumerated: 0 });
  expect(problems).toEqual([]);
  expect(settings).toEqual({
    hints: { ...DEFAULT_SETTINGS.hints, calls: false },
    lens: false,
    maxEnumerated: 0,
  });
  expect(Object.values(parseSettings({ hints: false }).settings.hints)).toEqual([false, false, false, false]);
});

it.each<[unknown, string]>([
  [[], "tsglove is []"],
  ["on", 'tsglove is "on"'],
  [{ hints: 1 }, "tsglove.hints is 1"],
  [{ hints: { calls: "no" } }, 'tsglove.hints.calls is "no"; give true or false'],
  [{ lens: 1 }, "tsglove.lens is 1"],
  [{ maxEnumerated: -1 }, "tsglove.maxEnumerated is -1; give a whole number"],
  [{ maxEnumerated: "20" }, 'tsglove.maxEnumerated is "20"'],
  [{ lenses: true }, "tsglove.lenses is no setting"],
  [JSON.parse('{ "__proto__": { "lens": false } }'), "tsglove.__proto__ is no setting"],
])("says what is wrong in %j, and does as by default", (json, message) => {
  const { settings, problems } = parseSettings(json);
  expect(settings).toEqual(DEFAULT_SETTINGS);
  expect(problems).toEqual([expect.stringContaining(message)]);
});
