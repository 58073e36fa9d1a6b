import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserProject } from "../../testing/user-project.js";
import { lineDiff } from "./line-diff.js";
import { writeTogether } from "./write-together.js";

let project: UserProject;
beforeEach(() => {
  project = new UserProject({ "a.json": "a", "b.json": "b" }, []);
});
afterEach(() => {
  project.remove();
});

const at = (file: string): string => join(project.folder, file);

describe("files are written together", () => {
  it("all of them, keeping modes and links, and can be put back", () => {
    chmodSync(at("a.json"), 0o640);
    symlinkSync("b.json", at("link.json"));
    const undo = writeTogether([
      { file: at("a.json"), before: "a", after: "A" },
      { file: at("link.json"), before: "b", after: "B" },
      { file: at("new.json"), before: undefined, after: "N" },
    ]);
    expect(["a.json", "b.json", "new.json"].map((each) => project.read(each))).toEqual(["A", "B", "N"]);
    expect(statSync(at("a.json")).mode & 0o777).toBe(0o640);
    expect(lstatSync(at("link.json")).isSymbolicLink()).toBe(true);
    undo();
    expect(["a.json", "b.json"].map((each) => project.read(each))).toEqual(["a", "b"]);
    expect(readdirSync(project.folder).sort()).toEqual(["a.json", "b.json", "link.json"]);
  });

  it.each([
    [
      "has changed since",
      { file: "b.json", before: "other", after: "B" },
      "b.json has changed in the meantime",
    ],
    ["has no folder", { file: "none/c.json", before: undefined, after: "C" }, "ENOENT"],
    ["is a folder", { file: "folder", before: undefined, after: "C" }, "EISDIR"],
  ])("or none, where one %s", (_, wrong, message) => {
    mkdirSync(at("folder"));
    const changes = [
      { file: at("a.json"), before: "a", after: "A" },
      { ...wrong, file: at(wrong.file) },
    ];
    expect(() => writeTogether(changes)).toThrow(message);
    expect(["a.json", "b.json"].map((each) => project.read(each))).toEqual(["a", "b"]);
    expect(readdirSync(project.folder).sort()).toEqual(["a.json", "b.json", "folder"]);
  });
});

describe("a diff of lines", () => {
  it.each([
    ["a\nb\nc\n", "a\nx\nc\n", ["- b", "+ x"]],
    ["", "a\n", ["+ a"]],
    ["\uFEFFa\r\nb", "\uFEFFa\r\nb\r\nc", ["+ c"]],
    ["a\nb", "", ["- a", "- b"]],
    ["a\na\n", "a\na\n", []],
  ])("%j → %j", (before, after, changes) => {
    expect(lineDiff(before, after)).toEqual(changes);
  });
});
