/** A short hash of a space's shape, by which a log knows the space that it belongs to. */
import { Genomes } from "../../geno/genomes.js";
import type { DNASpec } from "../../geno/spec.js";

/**
 * 16 hexadecimal digits: equal for specs whose decision points have the same ids, names, hints, kinds, domains and
 * candidates. Of custom decisions it knows how many genomes there are, and not their rules.
 */
export function fingerprint(spec: DNASpec): string {
  const text = JSON.stringify(spec.space, (_, value: unknown) => {
    if (value instanceof Genomes) return String(value.rules.count);
    return typeof value === "bigint" ? `${value}n` : value === undefined ? "undefined" : value;
  });
  return hash(text, 0x811c9dc5) + hash(text, 0x9747b28c);
}

/** MurmurHash3's mixing over UTF-16 units, 8 digits. */
function hash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h ^= Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
