/** Reads the lines of a log: whatever stands in the file, what comes out has the form of an event. */
import type { DNA } from "../geno/dna.js";
import type { StudyEvent, StudyHeader } from "../tuning/events.js";
import type { Direction, Objective } from "../tuning/objectives.js";
import { messageOf } from "../tuning/message-of.js";
import type { JsonValue, Measurement, Metrics, TrialStatus } from "../tuning/trial.js";

type Fields = Readonly<Record<string, unknown>>;

/** @throws Error naming the file where the line is no header of this version. */
export function readHeader(line: string, file: string): StudyHeader {
  return reading(`${file}:1`, () => {
    const fields = fieldsOf(parse(line));
    const { version, settings, trials } = fields;
    if (version !== 1)
      throw new Error(
        `it is a log of version ${JSON.stringify(version)}, and this tsglove reads version 1; read it with the tsglove that wrote it`,
      );
    const { objectives } = fields;
    if (!Array.isArray(objectives) || objectives.length === 0) throw new Error('"objectives" is no list');
    return {
      version,
      name: text(fields, "name"),
      space: text(fields, "space"),
      seed: number(fields, "seed"),
      algorithm: text(fields, "algorithm"),
      ...(settings === undefined ? {} : { settings: settings as JsonValue }),
      objectives: objectives.map(objectiveOf),
      trials: trials === null ? null : number(fields, "trials"),
    };
  });
}

/** @throws Error naming the line where it is no event. */
export function readEvent(line: string, dnaOf: (json: unknown) => DNA, place: string): StudyEvent {
  return reading(place, () => {
    const fields = fieldsOf(parse(line));
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
      `${place} is damaged: ${messageOf(error)}. Mend or remove the line, or give the study another name.`,
      {
        cause: error,
      },
    );
  }
}

function parse(line: string): unknown {
  return JSON.parse(line);
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

function objectiveOf(value: unknown): Objective {
  const fields = fieldsOf(value);
  return { name: text(fields, "name"), direction: directionOf(fields["direction"]) };
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
