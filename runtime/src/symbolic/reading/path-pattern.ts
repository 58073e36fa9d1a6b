/** Patterns of paths: `layers[*].units`, `**.filters`. */

const special = /\*\*\.|\.\*\*|\*\*|\[\*\]|\*|[\\^$+?()|{}./[\]]/g;

/**
 * What a pattern matches, as a regular expression that a whole path is tested against.
 *
 * @param pattern a path in which `*` stands for any one key or a piece of one, `[*]` for any index (or key in brackets),
 *   and `**` for any way: `**.units`, `model.**`; or a regular expression, which is taken to match whole paths too.
 */
export function pathPattern(pattern: string | RegExp): RegExp {
  // Without the flags g and y, by which it remembers where it was, and m, by which a line would be whole.
  if (typeof pattern !== "string")
    return new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[gmy]/g, ""));
  const source = pattern.replace(special, (sign, at: number) => {
    switch (sign) {
      case "**.":
        return String.raw`(?:.+\.)?`;
      case ".**":
        // At the end it is what lies below; in the middle, it may be no way at all.
        return at + sign.length === pattern.length ? "[.[].*" : String.raw`(?:[.[].*)?`;
      case "**":
        return ".*";
      case "[*]":
        return String.raw`\[[^[\]]*\]`;
      case "*":
        return String.raw`[^.[\]]*`;
      default:
        return `\\${sign}`;
    }
  });
  // A `*` for a whole key is at least something: it is not the root.
  return new RegExp(`^${pattern === "" || pattern.startsWith("**") ? "" : "(?=.)"}${source}$`, "su");
}
