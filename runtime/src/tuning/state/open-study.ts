/** Which studies are open, so that loops of one backend and name share one. */
import type { Algorithm } from "../../algorithms/algorithm.js";
import { DNA } from "../../geno/dna.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Backend, Place, StudyLog } from "../log/backend.js";
import type { StudyHeader } from "../log/events.js";
import { MemoryLog } from "../log/memory-log.js";
import type { PastResult } from "./past.js";
import type { Objectives } from "../trial/objectives.js";
import { StudyState } from "./study-state.js";

/** What a loop asks for. */
export interface StudyRequest {
  readonly spec: DNASpec;
  readonly algorithm: Algorithm;
  readonly objectives: Objectives;
  /** What the algorithm is told of first, where the study is a new one. */
  readonly past: readonly PastResult[];
  /** Whether the seed was chosen, and not drawn: then a study with another one is refused. */
  readonly seedIsGiven: boolean;
  /** Where the study is kept; undefined for one of the loop's own. */
  readonly place: Place | undefined;
  /** Made only where it is needed, as its hash of the space costs something. */
  readonly header: () => StudyHeader;
}

/** A study in use. */
export interface OpenStudy {
  readonly state: StudyState;
  /** The loop has ended; the last one closes the log. */
  release(): void | Promise<void>;
}

interface Shared {
  readonly state: StudyState | Promise<StudyState>;
  users: number;
}

const open = new WeakMap<Backend, Map<string, Shared>>();

/**
 * Opens a study, or joins one that is open.
 *
 * @throws Error where the study there is one of another space, algorithm, seed or objective; or where its log is damaged.
 */
export function openStudy(request: StudyRequest): OpenStudy | Promise<OpenStudy> {
  const { place } = request;
  if (place === undefined) {
    const state = stateOf(request, new MemoryLog(request.header()));
    return { state, release: () => undefined };
  }
  const names = open.get(place.backend) ?? new Map<string, Shared>();
  open.set(place.backend, names);
  const shared = names.get(place.name) ?? { state: openLog(request, place), users: 0 };
  names.set(place.name, shared);
  shared.users++;
  const release = (): void | Promise<void> => {
    if (--shared.users > 0) return undefined;
    names.delete(place.name);
    return shared.state instanceof Promise
      ? shared.state.then((state) => state.log.close?.())
      : shared.state.log.close?.();
  };
  const joined = (state: StudyState): OpenStudy => {
    const difference = differenceOf(state.log.header, request);
    if (difference === undefined) return { state, release };
    throw new Error(differenceText(place.name, difference));
  };
  try {
    return shared.state instanceof Promise
      ? shared.state.then(joined).catch(async (error: unknown) => {
          await Promise.resolve(release()).catch(() => undefined);
          throw error;
        })
      : joined(shared.state);
  } catch (error) {
    void release();
    throw error;
  }
}

/** @throws Error where a study is asked for by a name that its backend does not have. */
export async function requireKept({ place }: StudyRequest): Promise<void> {
  const names = await place?.backend.names?.();
  if (place === undefined || names === undefined || names.includes(place.name)) return;
  const there = names.length === 0 ? "it is empty" : `it has ${names.map((name) => `"${name}"`).join(", ")}`;
  throw new Error(
    `The backend has no study "${place.name}" to load: ${there}. Give one of these names, or run a loop, which begins it.`,
  );
}

function openLog(request: StudyRequest, { backend, name }: Place): StudyState | Promise<StudyState> {
  const log = backend.open(name, request.header(), (json) => DNA.fromJSON(request.spec, json));
  return log instanceof Promise ? log.then((each) => stateOf(request, each)) : stateOf(request, log);
}

/** Begins or continues a study from a log; one of another study is refused before the algorithm is started on it. */
function stateOf(request: StudyRequest, log: StudyLog): StudyState {
  try {
    // Before its events are read: the points of another space would not make sense.
    const difference = log.header === request.header() ? undefined : differenceOf(log.header, request);
    if (difference !== undefined) throw new Error(differenceText(log.header.name, difference));
    return new StudyState({ ...request, log });
  } catch (error) {
    void log.close?.();
    throw error;
  }
}

type Difference = readonly [what: string, there: string, here: string];

function differenceOf(there: StudyHeader, { header, seedIsGiven }: StudyRequest): Difference | undefined {
  const here = header();
  const parts: readonly Difference[] = [
    ["space", there.space, here.space],
    ["algorithm", there.algorithm, here.algorithm],
    ["settings", settingsText(there), settingsText(here)],
    ["objectives", objectivesText(there), objectivesText(here)],
    ...(seedIsGiven ? ([["seed", String(there.seed), String(here.seed)]] as const) : []),
  ];
  return parts.find(([, one, other]) => one !== other);
}

// By value: a database may give the properties of JSON back in another order.
function settingsText({ settings }: StudyHeader): string {
  if (settings === undefined) return "none";
  return JSON.stringify(settings, Object.keys(settings).sort());
}

function objectivesText({ objectives, limits = [] }: StudyHeader): string {
  return [
    ...objectives.map(({ name, direction }) => `${direction} ${name}`),
    ...limits.map(({ name, min, max }) => `${name} from ${min ?? "any"} to ${max ?? "any"}`),
  ].join(", ");
}

function differenceText(name: string, [what, there, here]: Difference): string {
  const words = what === "space" ? "another space" : `${what} ${there}, and not ${here}`;
  return `The study "${name}" was begun with ${words}; continue it with the same, or give this one another name.`;
}
