/** What the panel's page and the extension say to each other. */

/** Parts of the page, as HTML, and what to do with them. */
export type ToPage =
  | { readonly kind: "space"; readonly head: string; readonly tree: string; readonly programs: string }
  | {
      readonly kind: "sample";
      readonly html: string;
      readonly program: string;
      /** What was decided, by the points' ids. */
      readonly decisions: Readonly<Record<string, string>>;
    }
  /** In place of what cannot be shown; an empty one takes it away. */
  | { readonly kind: "note"; readonly text: string };

export type FromPage =
  | { readonly kind: "ready" | "reveal" | "open" | "freeze" }
  | { readonly kind: "sample"; readonly seed: number };

/** A message of the page; undefined of anything else that a page may post. */
export function fromPage(message: unknown): FromPage | undefined {
  if (typeof message !== "object" || message === null || !("kind" in message)) return undefined;
  const { kind } = message;
  if (kind === "ready" || kind === "reveal" || kind === "open" || kind === "freeze") return { kind };
  if (kind !== "sample" || !("seed" in message)) return undefined;
  const { seed } = message;
  return typeof seed === "number" && Number.isSafeInteger(seed) && seed >= 0 ? { kind, seed } : undefined;
}
