/** Reads a log that comes from outside, as JSON: whatever stood there, what comes out has the form of an event. */
import type { DNA } from "../../geno/dna.js";
import type { StudyEvent, StudyHeader } from "./events.js";
import type { Direction, Limit, Objective } from "../trial/objectives.js";
import { messageOf } from "../message-of.js";
import type { JsonValue, Measurement, Metrics, TrialStatus } from "../trial/trial.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * @param json gives what `JSON.parse` made of the header, or throws.
 * @param place where it stood, for messages.
 * @throws Error naming the place where it is no header of this version.
 */
export function readHeader(json: () => unknown, place: string): StudyHeader {
  return reading(place, () => {
    const fields = fieldsOf(json());
    const { version, settings, trials } = fields;
    if (version !== 1)
      throw new Error(
        `it is a log of version ${JSON.stringify(version)}, and this tsglove reads version 1; read it with the tsglove that wrote it`,
      );
    const { objectives, limits } = fields;
    if (!Array.isArray(objectives) || objectives.length === 0) throw new Error('"objectives" is no list');
    if (limits !== undefined && !Array.isArray(limits)) throw new Error('"limits" is no list');
    return {
      version,
      name: text(fields, "name"),
      space: text(fields, "space"),
      seed: number(fields, "seed"),
      algorithm: text(fields, "algorithm"),
      ...(settings === undefined ? {} : { settings: settingsOf(settings) }),
      objectives: objectives.map(objectiveOf),
      ...(limits === undefined ? {} : { limits: limits.map(limitOf) }),
      trials: trials === null ? null : number(fields, "trials"),
    };
  });
}

/** As {@link readHeader}. @throws Error naming the place where it is no event. */
export function readEvent(json: () => unknown, dnaOf: (json: unknown) => DNA, place: string): StudyEvent {
  return reading(place, () => {
    const fields = fieldsOf(json());
    const id = number(fields, "id");
    const at = number(fields, "at");
    switch (fields["type"]) {
      case "proposed": {
        const start = fields["start"] === true ? { start: true as const } : {};
        return {
          type: "proposed",
          id,
          dna: dnaOf(fields["dna"]),
          seen: number(fields, "seen"),
          ...start,
          at,
        };
      }
      case "known": {
        const status = statusOf(fields["status"]);
        if (status === "skipped" || status === "aborted") throw new Error(`"status" is "${status}"`);
        return { type: "known", id: 0, dna: dnaOf(fields["dna"]), status, ...valuesOf(fields), at };
      }
      case "restarted":
        return { type: "restarted", id, at };
      case "measured":
        return { type: "measured", id, measurement: measurementOf(fields["measurement"]), at };
      case "noted":
        return { type: "noted", id, key: text(fields, "key"), value: fields["value"] as JsonValue, at };
      case "ended":
        return { type: "ended", id, status: statusOf(fields["status"]), ...valuesOf(fields), at };
      default:
        throw new Error(`"type" is ${JSON.stringify(fields["type"])}, which is no event`);
    }
  });
}

function reading<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(
      `${place} is damaged: ${messageOf(error)}. Mend or remove it, or give the study another name.`,
      { cause: error },
    );
  }
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("it is no object");
  return value as Fields;
}

function number(fields: Fields, key: string): number {
  const value = fields[key];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Error(`"${key}" is ${shown(value)}, and not a number`);
}

function text(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === "string") return value;
  throw new Error(`"${key}" is ${shown(value)}, and not a text`);
}

/** A value that is in the way of another, for a message. */
function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}

function settingsOf(value: unknown): NonNullable<StudyHeader["settings"]> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([key, each]) => [key, settingOf(key, each)]),
  );
}

function settingOf(key: string, value: unknown): string | number | boolean | null {
  if (value === null || typeof value === "boolean" || typeof value === "string" || typeof value === "number")
    return value;
  throw new Error(`the setting "${key}" is ${shown(value)}, and not a text, a number, true, false or null`);
}

function objectiveOf(value: unknown): Objective {
  const fields = fieldsOf(value);
  return { name: text(fields, "name"), direction: directionOf(fields["direction"]) };
}

function limitOf(value: unknown): Limit {
  const fields = fieldsOf(value);
  return {
    name: text(fields, "name"),
    ...(fields["min"] === undefined ? {} : { min: number(fields, "min") }),
    ...(fields["max"] === undefined ? {} : { max: number(fields, "max") }),
  };
}

function directionOf(value: unknown): Direction {
  if (value === "maximize" || value === "minimize") return value;
  throw new Error(`"direction" is ${shown(value)}`);
}

function measurementOf(value: unknown): Measurement {
  const fields = fieldsOf(value);
  return { step: number(fields, "step"), ...valuesOf(fields) };
}

function statusOf(value: unknown): Exclude<TrialStatus, "running"> {
  switch (value) {
    case "completed":
    case "stopped":
    case "infeasible":
    case "skipped":
    case "aborted":
      return value;
    default:
      throw new Error(`"status" is ${shown(value)}`);
  }
}

function valuesOf(fields: Fields): { reward?: number; metrics?: Metrics; reason?: string } {
  return {
    ...(fields["reward"] === undefined ? {} : { reward: number(fields, "reward") }),
    ...(fields["metrics"] === undefined ? {} : { metrics: metricsOf(fields["metrics"]) }),
    ...(fields["reason"] === undefined ? {} : { reason: text(fields, "reason") }),
  };
}

function metricsOf(value: unknown): Metrics {
  const fields = fieldsOf(value);
  return Object.fromEntries(Object.keys(fields).map((key) => [key, number(fields, key)]));
}
