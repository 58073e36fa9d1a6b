/** What there is to know of a static value as a whole, found in one walk and kept with it. */
import { childrenOf, type StaticValue, type Thrown, type Unknown } from "./static-value.js";

export interface Facts {
  /** Has an undecided part: a hyper value somewhere, where a decode would enter. */
  readonly open: boolean;
  /** Has a hyper value with a name: then its decision points depend on what stands around it. */
  readonly named: boolean;
  /** Leaves a property out somewhere. */
  readonly absent: boolean;
  /** The first part that is not known. */
  readonly gap: Unknown | undefined;
  /** The first part that throws. */
  readonly thrown: Thrown | undefined;
  /** The first part with a condition between decisions. */
  readonly constrained: Extract<StaticValue, { readonly kind: "constrained" }> | undefined;
  /** How deep it is nested. */
  readonly height: number;
}

/** The deepest nesting that the runtime takes. */
export const DEEPEST = 1000;

const NOTHING: Facts = {
  open: false,
  named: false,
  absent: false,
  gap: undefined,
  thrown: undefined,
  constrained: undefined,
  height: 0,
};

const known = new WeakMap<StaticValue, Facts>();

export function factsOf(value: StaticValue): Facts {
  if (value.kind === "literal") return NOTHING;
  let facts = known.get(value);
  if (facts === undefined) known.set(value, (facts = readFacts(value)));
  return facts;
}

/** Whether a value has an undecided part. */
export function isOpen(value: StaticValue): boolean {
  return factsOf(value).open;
}

function readFacts(value: StaticValue): Facts {
  let { open, named, absent, gap, thrown, constrained, height }: Facts = ownFacts(value);
  for (const child of childrenOf(value)) {
    const inner = factsOf(child);
    open ||= inner.open;
    named ||= inner.named;
    absent ||= inner.absent;
    gap ??= inner.gap;
    thrown ??= inner.thrown ?? sharedOpen(child, inner);
    constrained ??= inner.constrained;
    height = Math.max(height, inner.height + 1);
  }
  return { open, named, absent, gap, thrown, constrained, height };
}

/** Nothing enters what is shared, so nobody would decide it. */
function sharedOpen({ kind }: StaticValue, { open }: Facts): Thrown | undefined {
  return kind === "shared" && open
    ? { kind: "thrown", reason: "what is shared (ref) is not decided", node: undefined }
    : undefined;
}

function ownFacts(value: StaticValue): Facts {
  switch (value.kind) {
    case "oneof":
    case "many":
    case "float":
    case "int":
    case "custom":
      return { ...NOTHING, open: true, named: value.options.name !== undefined };
    case "dependent":
      return { ...NOTHING, open: true };
    case "absent":
      return { ...NOTHING, open: true, absent: true };
    case "constrained":
      return { ...NOTHING, open: true, constrained: value };
    case "unknown":
      // What it may be is looked at too: see shape.ts.
      return value.atLeast === undefined
        ? { ...NOTHING, gap: value }
        : { ...factsOf(value.atLeast), gap: value };
    case "thrown":
      return { ...NOTHING, thrown: value };
    default:
      return NOTHING;
  }
}

const stray = [new WeakMap<StaticValue, boolean>(), new WeakMap<StaticValue, boolean>()] as const;

/** Whether something is to be left out where there is no property to leave out: the runtime refuses it. */
export function hasStrayAbsent(value: StaticValue, isProperty = false): boolean {
  if (!factsOf(value).absent) return false;
  if (value.kind === "absent") return !isProperty;
  const known = stray[isProperty ? 1 : 0];
  let answer = known.get(value);
  if (answer === undefined) {
    const isSame = value.kind === "oneof" || value.kind === "constrained";
    const isInside = value.kind === "record" || (isSame && isProperty);
    answer = childrenOf(value).some((child) => hasStrayAbsent(child, isInside));
    known.set(value, answer);
  }
  return answer;
}
