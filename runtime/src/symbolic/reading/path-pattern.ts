/** Patterns of paths: `layers[*].units`, `**.filters`. */

/** Says whether a whole path fits. */
export interface PathPattern {
  test(path: string): boolean;
}

/**
 * What a pattern matches; a whole path is tested against it.
 *
 * @param pattern a path in which `*` stands for any one key or a piece of one, `[*]` for any index (or key in brackets),
 *   and `**` for any way: `**.units`, `model.**`; or a regular expression, which is taken to match whole paths too.
 */
export function pathPattern(pattern: string | RegExp): PathPattern {
  // Without the flags g and y, by which it remembers where it was, and m, by which a line would be whole.
  if (typeof pattern !== "string")
    return new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[gmy]/g, ""));
  const steps = pattern.match(/\*\*\.|\.\*\*|\*\*|\[\*\]|\*|[^]/g) ?? [];
  // A `*` for a whole key is at least something: it is not the root.
  const takesRoot = pattern === "" || pattern.startsWith("**");
  return { test: (path) => (takesRoot || path !== "") && fits(steps, path) };
}

/**
 * Step by step, where in the path one may stand. As a regular expression several `**` would be tried in all combinations;
 * this takes the pattern's length times the path's.
 */
function fits(steps: readonly string[], path: string): boolean {
  let places: ReadonlySet<number> = new Set([0]);
  for (const [index, step] of steps.entries()) places = after(step, index === steps.length - 1, path, places);
  return places.has(path.length);
}

/** The places where a step may end that begins at one of some places. */
function after(
  step: string,
  isLast: boolean,
  path: string,
  places: ReadonlySet<number>,
): ReadonlySet<number> {
  switch (step) {
    case "**.":
      return anyWay(path, places);
    case ".**": {
      // At the end it is what lies below; in the middle, it may be no way at all.
      const opened = [...places].filter((place) => path[place] === "." || path[place] === "[");
      return new Set([...(isLast ? [] : places), ...allFrom(Math.min(...opened) + 1, path)]);
    }
    case "**":
      return new Set(allFrom(Math.min(...places), path));
    default:
      return new Set([...places].flatMap((place) => endsOf(step, path, place)));
  }
}

/** Nothing, or all up to and with a dot: any dot behind the first place, and something before it. */
function anyWay(path: string, places: ReadonlySet<number>): ReadonlySet<number> {
  const ends = new Set(places);
  for (let at = Math.min(...places) + 1; at < path.length; at++) if (path[at] === ".") ends.add(at + 1);
  return ends;
}

/** Every place from one on; none from an infinite one, which is the least of no places. */
function allFrom(from: number, path: string): readonly number[] {
  return Array.from({ length: Math.max(0, path.length - from + 1) }, (_, index) => from + index);
}

/** Where a step within one key, or of one character, ends. */
function endsOf(step: string, path: string, from: number): readonly number[] {
  if (step === "[*]") {
    const end = path[from] === "[" ? endOfKey(path, from + 1) : from;
    return path[end] === "]" && end > from ? [end + 1] : [];
  }
  if (step === "*") return allFrom(from, path.slice(0, endOfKey(path, from)));
  return path[from] === step ? [from + 1] : [];
}

/** Where the key that begins at a place ends. */
function endOfKey(path: string, from: number): number {
  let at = from;
  while (at < path.length && !".[]".includes(path.charAt(at))) at++;
  return at;
}
