/** The one cast of the hyper values, and where a traced function's decisions are answered. */
import type { HyperValue } from "../symbolic/hyper-value.js";

/** Answers a traced function's decisions as they are asked: see `trace`. */
export interface Tracer {
  /** The value that a decision has in the run of now. */
  decide(hyper: HyperValue): unknown;
}

/** The tracer of the code that is running; set by trace.ts, so that programs that trace nothing do not carry it. */
export const tracing: { current: () => Tracer | undefined } = { current: () => undefined };

/**
 * A hyper value under the type of what it stands for, so that it may be put wherever such a value may. Until it is
 * decided it is not one: that is what abstract objects are for, and why computing with it throws.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller's signature says what T is; this is where the cast is confined
export function standIn<T>(hyper: HyperValue): T {
  return hyper as unknown as T;
}

/** {@link standIn} for a decision: inside a traced function it comes decided. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
export function decisionOf<T>(hyper: HyperValue): T {
  const tracer = tracing.current();
  return tracer === undefined ? standIn<T>(hyper) : (tracer.decide(hyper) as T);
}
