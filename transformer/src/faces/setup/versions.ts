/** The packages that a project needs, and which versions of them. */
import { readFileSync } from "node:fs";

/** The version of this package, which is tsglove's too: they are published together. */
export const OWN_VERSION = ownVersion();

/** The TypeScript that tspc works with. */
export const TYPESCRIPT_RANGE = "~6.0.3";

export const TS_PATCH_RANGE = "^4.0.1";

/** The name by which a project has TypeScript 7 beside the 6 of tspc. */
export const NATIVE_TYPESCRIPT = "@typescript/native";

function ownVersion(): string {
  const file = new URL("../../../package.json", import.meta.url);
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  const version: unknown =
    typeof content === "object" && content !== null && "version" in content ? content.version : undefined;
  if (typeof version !== "string") throw new Error(`${file.pathname} says no version.`);
  return version;
}

/** The major version that a range allows first; undefined of one without numbers, such as `latest` or `workspace:*`. */
export function majorOf(range: string): number | undefined {
  const found = /^(?:npm:[^@]*@)?\D*(\d+)/.exec(range);
  return found === null || /^(?:workspace|catalog|file|link|git|https?):/.test(range)
    ? undefined
    : Number(found[1]);
}

/** Whether a version is at least another, as far as their numbers go. */
export function isAtLeast(version: string, least: readonly number[]): boolean {
  const numbers = version.replace(/^v/, "").split(/[.-]/).map(Number);
  for (const [index, wanted] of least.entries()) {
    const found = numbers[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
