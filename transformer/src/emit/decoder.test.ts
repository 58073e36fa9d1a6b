/**
 * Straight-line decode against the runtime's own way, on classes drawn at random: the same modules once more, with a `define`
 * that passes no decoder on. Each point has to give the same values, constructed in the same order, or the same error; and so
 * have numbers that are no point at all.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { makePackageOf } from "../faces/package-of.js";
import { testProgram } from "../testing/program.js";
import { RandomClasses } from "../testing/random-classes.js";
import { createTransformer } from "./transform.js";

const compiled = resolve(dirname(fileURLToPath(import.meta.url)), "../../../test/.compiled");
const MODULES = 12;
const CLASSES = 10;

interface Report {
  readonly differences: readonly string[];
  readonly spaces: number;
  /** Spaces that are refused, in both ways alike. */
  readonly refused: number;
  readonly points: number;
  readonly errors: number;
  readonly straight: number;
}

function report(folder: string, target: ts.ScriptTarget, seed: number): Report {
  const home = join(compiled, folder);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const below = belowOf(seed);
  const files = Array.from({ length: MODULES }, (_, index) => join(home, `m${index}.ts`));
  for (const file of files) writeFileSync(file, new RandomClasses(below).module(CLASSES));
  const program = testProgram(
    files,
    home,
    {},
    { target, rootDir: home, declaration: false, sourceMap: false },
  );
  expect(ts.getPreEmitDiagnostics(program).map(messageOf)).toEqual([]);
  for (const way of ["straight", "general"])
    program.emit(
      undefined,
      (name, text) => {
        writeFileSync(
          join(home, name.slice(home.length + 1).replace(/\.js$/, `.${way}.js`)),
          text.replace('"tsglove/compiled"', `"./${way}.js"`),
        );
      },
      undefined,
      false,
      { before: [createTransformer(program, makePackageOf())] },
    );
  writeFileSync(join(home, "straight.js"), STRAIGHT);
  writeFileSync(join(home, "general.js"), GENERAL);
  writeFileSync(join(home, "run.js"), RUN);
  const output = execFileSync(process.execPath, ["run.js", String(MODULES)], {
    cwd: home,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(output) as Report;
}

function messageOf({ messageText, file }: ts.Diagnostic): string {
  return `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

/** Mulberry32. */
function belowOf(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count);
  };
}

const STRAIGHT = `import { define as given } from "tsglove/compiled";
export * from "tsglove/compiled";
export const uses = { count: 0 };
export function define(...args) {
  const decoder = args[7];
  if (decoder !== undefined)
    args[7] = (parts) => {
      const decode = decoder(parts);
      return (cursor) => (uses.count++, decode(cursor));
    };
  return given(...args);
}
`;

const GENERAL = `import { define as given } from "tsglove/compiled";
export * from "tsglove/compiled";
export function define(...args) {
  return given(...args.slice(0, 7));
}
`;

const RUN = `import { DNA, format, iterateDna, randomDna, RandomStream, searchSpace, template } from "tsglove";
import { uses } from "./straight.js";
const found = { differences: [], spaces: 0, refused: 0, points: 0, errors: 0, straight: 0 };
const show = (value) => {
  if (typeof value === "bigint") return value + "n";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  const parts = Reflect.ownKeys(value).map((key) => String(key) + ": " + show(value[key]));
  return Object.getPrototypeOf(value).constructor.name + " { " + parts.join(", ") + " }";
};
const attempt = (log, run) => {
  log.length = 0;
  try {
    const value = run();
    return [show(value), format(value), ...log].join(" | ");
  } catch (error) {
    return "! " + error.name + ": " + error.message + " | " + log.join(" | ");
  }
};
const random = RandomStream.of("decoder");
for (let i = 0; i < Number(process.argv[2]); i++) {
  const [one, other] = [await import("./m" + i + ".straight.js"), await import("./m" + i + ".general.js")];
  for (const index of one.classes.keys()) {
    const name = "m" + i + " " + one.classes[index].name;
    const spaces = [one, other].map(({ classes }) => {
      try {
        return template(searchSpace(classes[index]));
      } catch (error) {
        return String(error);
      }
    });
    const [a, b] = spaces;
    if (typeof a === "string" || typeof b === "string") {
      found.refused++;
      if (a !== b) found.differences.push(name + ": " + (a.spec === undefined ? a : "a space") + " and " + (b.spec === undefined ? b : "a space"));
      continue;
    }
    found.spaces++;
    const compare = (numbers, what) => {
      const before = uses.count;
      const made = attempt(one.log, () => a.decode(DNA.trusted(a.spec, numbers)));
      const expected = attempt(other.log, () => b.decode(DNA.trusted(b.spec, numbers)));
      found.points++;
      if (made.startsWith("!")) found.errors++;
      if (uses.count > before) found.straight++;
      if (made !== expected) found.differences.push(name + " at " + what + " [" + numbers.map(String) + "]: " + made + " and " + expected);
    };
    const isSmall = typeof a.spec.size === "bigint" && a.spec.size <= 200n;
    const all = isSmall ? [...iterateDna(a.spec)].map((dna) => dna.numbers) : Array.from({ length: 100 }, () => [...randomDna(a.spec, random).numbers]);
    for (const numbers of all) compare(numbers, "point");
    for (const numbers of all.slice(0, 10))
      for (const wrong of [99, -1, 0.5, NaN, undefined]) {
        const at = random.int(Math.max(1, numbers.length));
        compare(numbers.map((each, place) => (place === at ? wrong : each)), "no point");
        compare(numbers.slice(0, at), "too few numbers");
      }
  }
}
process.stdout.write(JSON.stringify(found));
`;

describe("straight-line decode makes what the runtime's own way makes", () => {
  it.each([
    ["ES2022", ts.ScriptTarget.ES2022, 1],
    ["ES2020", ts.ScriptTarget.ES2020, 2],
  ])("for %s", (name, target, seed) => {
    const { differences, spaces, refused, points, errors, straight } = report(
      `decoder-${name}`,
      target,
      seed,
    );
    expect(differences).toEqual([]);
    // Else there was nothing to compare.
    expect(refused).toBeLessThan(spaces / 10);
    expect(straight).toBeGreaterThan(points / 2);
    expect(errors).toBeGreaterThan(points / 10);
    expect(points - errors).toBeGreaterThan(points / 3);
  });
});
