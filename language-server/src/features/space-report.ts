/** All that a panel shows of a space, as JSON. */
import { sizeLabel } from "@tsglove/transformer/analysis";
import { allPrograms, firstProgram, sampledProgram, startingProgram } from "./sampled-program.js";
import { exactText } from "./size-text.js";
import { spaceAround } from "./space-at.js";
import { outlineOf, type OutlineNode } from "./tree-outline.js";
import type { View } from "./view.js";

/** A decision point, or a candidate of one with the points that hang under it. */
export interface ReportNode {
  /** Of a decision point its id, as the runtime has it; of a candidate its label; of items of a list the first and the last. */
  readonly label: string;
  readonly kind: "categorical" | "float" | "int" | "custom" | "candidate" | "alike";
  /** What it may be: `32 | 48 | 64`, `1e-6 to 1e-3, log`. */
  readonly domain: string;
  /** Readable: `12 × ℝ`. */
  readonly size: string;
  readonly name?: string;
  readonly hint?: string;
  /** The parameter whose type says it: `Conv.filters`. */
  readonly origin?: string;
  readonly children: readonly ReportNode[];
  /** Decisions under it that are not listed. */
  readonly leftOut: number;
}

/** How large a space is, for who asks with each move of a cursor. */
export interface SpaceSize {
  /** What it is called, `Trainer`. */
  readonly title: string;
  /** `≥ 12 × ℝ` */
  readonly label: string;
  /** All digits. */
  readonly exact: string;
}

export interface SpaceReport {
  /** What it is called, `Trainer`. */
  readonly title: string;
  readonly fileName: string;
  /** Where it stands. */
  readonly start: number;
  readonly end: number;
  readonly size: {
    /** `≥ 12 × ℝ` */
    readonly label: string;
    /** All digits. */
    readonly exact: string;
    readonly bound: "exact" | "at most" | "at least";
    /** Why it is but a bound. */
    readonly reason?: string;
    readonly continuousDimensions: number;
  };
  readonly decisions: number;
  readonly tree: readonly ReportNode[];
  /** Decisions that are counted and not listed. */
  readonly leftOut: number;
  /** The first point, and the one where a search may start, as programs. */
  readonly first?: string;
  readonly starting?: string;
  /** All points of a space that has no more than the settings say. */
  readonly programs?: readonly string[];
}

/** So many lines of a tree a panel has. */
const MOST_NODES = 2_000;

/** The size of the space at an offset, or around it. */
export function spaceSize(view: View, offset: number): SpaceSize | undefined {
  const place = spaceAround(view, offset);
  if (place === undefined || place.found.kind === "none") return undefined;
  const { name, found } = place;
  return { title: name, label: sizeLabel(found), exact: exactText(found.space) };
}

/** The space at an offset, or around it. */
export function spaceReport(view: View, offset: number): SpaceReport | undefined {
  const place = spaceAround(view, offset);
  if (place === undefined || place.found.kind === "none") return undefined;
  const { model, settings } = view;
  const { found } = place;
  const { space } = found;
  const { nodes, leftOut } = outlineOf(space, MOST_NODES);
  const first = firstProgram(place, model)?.text;
  const starting = startingProgram(place, model)?.text;
  const programs = allPrograms(place, settings.maxEnumerated, model)?.map(({ text }) => text);
  return {
    title: place.name,
    fileName: place.node.getSourceFile().fileName,
    start: place.start,
    end: place.end,
    size: {
      label: sizeLabel(found),
      exact: exactText(space),
      bound: found.kind,
      ...(found.kind === "exact" ? {} : { reason: found.reason }),
      continuousDimensions: space.continuousDimensions,
    },
    decisions: space.pointCount,
    tree: nodes.map(reportNode),
    leftOut,
    ...(first === undefined ? {} : { first }),
    ...(starting === undefined ? {} : { starting }),
    ...(programs === undefined ? {} : { programs }),
  };
}

function reportNode(node: OutlineNode): ReportNode {
  switch (node.kind) {
    case "alike":
      return {
        label: `${node.first} to ${node.last}`,
        kind: "alike",
        domain: "",
        size: "",
        children: [],
        leftOut: 0,
      };
    case "candidate":
      return {
        label: node.candidate.label,
        kind: "candidate",
        domain: "",
        size: node.candidate.size,
        children: node.children.map(reportNode),
        leftOut: node.leftOut,
      };
    case "point": {
      const { id, kind, domain, size, name, hint, origin } = node.point;
      return {
        label: id,
        kind,
        domain,
        size,
        ...(name === undefined ? {} : { name }),
        ...(hint === undefined ? {} : { hint }),
        ...(origin === undefined ? {} : { origin }),
        children: node.children.map(reportNode),
        leftOut: 0,
      };
    }
  }
}

export interface SampleReport {
  readonly seed: number;
  /** TypeScript that builds it. */
  readonly program: string;
  /** What of it only a run can tell; empty where the text builds the program. */
  readonly gaps: readonly string[];
  /** What was decided, by the points' ids. */
  readonly decisions: Readonly<Record<string, string>>;
  /** The decisions in the order of a DNA. */
  readonly numbers: readonly number[];
}

/** A program of the space at an offset, always the same for the same seed; undefined where none can be written. */
export function sampleReport(view: View, offset: number, seed: number): SampleReport | undefined {
  const place = spaceAround(view, offset);
  const sampled = place === undefined ? undefined : sampledProgram(place, seed, view.model);
  if (sampled === undefined) return undefined;
  const { text, gaps, decisions, numbers } = sampled;
  return { seed, program: text, gaps, decisions, numbers };
}
