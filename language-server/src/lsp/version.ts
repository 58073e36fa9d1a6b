/** The version of this package. */
import { readFileSync } from "node:fs";

export const VERSION = versionIn(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

function versionIn(json: string): string {
  const content: unknown = JSON.parse(json);
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "unknown";
}
