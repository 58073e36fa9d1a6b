/** Long lists in messages. */

/** How many of a list are shown before the rest is only counted. */
const SHOWN = 20;

/** Texts joined by ` | `; of a long list the first ones, and how many there are. */
export function someOf(texts: readonly string[]): string {
  if (texts.length <= SHOWN) return texts.join(" | ");
  return `${texts.slice(0, SHOWN).join(" | ")} | … (${texts.length} in all)`;
}
