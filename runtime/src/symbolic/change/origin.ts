/** Where objects came from, for whoever has to find out: off until asked for, and free while off. */

/** One step of an object's history. */
export interface Origin {
  /** What made it: `"clone"`, `"decode"`, `"load"`, or a word of the caller's. */
  readonly kind: string;
  /** What it was made of: the original of a copy, the name of a file. */
  readonly source: unknown;
  /** The calls that led there, where tracking asked for them. */
  readonly stack?: string;
}

const known = new WeakMap<object, Origin>();

/** How many trackings are on, and how many of them want stacks. */
export const origins = { tracked: 0, stacks: 0 };

/**
 * Begins to record where copies, decoded and loaded objects come from.
 *
 * @param options.stack keeps the calls too, which costs microseconds an object. False by default.
 * @returns a function that ends it; what was recorded stays, as long as its object lives.
 */
export function trackOrigin(options: { readonly stack?: boolean } = {}): () => void {
  const stacks = options.stack === true ? 1 : 0;
  let isOn = true;
  origins.tracked++;
  origins.stacks += stacks;
  return () => {
    if (!isOn) return;
    isOn = false;
    origins.tracked--;
    origins.stacks -= stacks;
  };
}

/** Notes where an object came from; does nothing while tracking is off. Called by whatever makes objects out of others. */
export function recordOrigin(
  object: object,
  origin: { readonly kind: string; readonly source: unknown },
): void {
  if (origins.tracked === 0) return;
  const stack = origins.stacks > 0 ? new Error("origin").stack : undefined;
  known.set(object, {
    kind: origin.kind,
    source: origin.source,
    ...(stack === undefined ? {} : { stack: stack.slice(stack.indexOf("\n") + 1) }),
  });
}

/**
 * The history of an object, newest step first: how it was made, then how its source was, and so on. Empty for an object
 * that was constructed by hand, or made while tracking was off. Of a copied tree its root has one, not each part.
 */
export function originOf(object: unknown): readonly Origin[] {
  const history: Origin[] = [];
  const seen = new Set<unknown>();
  for (let at: unknown = object; typeof at === "object" && at !== null && !seen.has(at);) {
    seen.add(at);
    const origin = known.get(at);
    if (origin === undefined) break;
    history.push(origin);
    at = origin.source;
  }
  return history;
}
