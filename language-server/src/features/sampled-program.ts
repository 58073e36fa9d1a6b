/** Points of a space as the programs that they are: TypeScript that builds what a decode of that point gives. */
import {
  decodedValue,
  programText,
  startingNumbers,
  type ProgramModel,
  type ProgramText,
  type StaticValue,
} from "@tsglove/transformer/analysis";
import { choicesOf, DNA, firstDna, iterateDna, literalText, randomDna, RandomStream } from "tsglove/geno";
import type { DNASpec } from "tsglove/geno";
import type { SpacePlace } from "./spaces-of.js";

export interface PointProgram extends ProgramText {
  /** The point: its decisions in the order of a DNA. */
  readonly numbers: readonly number[];
  /** The decisions as people read them, by the ids of their points. */
  readonly decisions: Readonly<Record<string, string>>;
}

/** A space with more decision points is not written out while somebody waits. */
const MOST_POINTS = 20_000;

interface Writable {
  readonly value: StaticValue;
  readonly spec: DNASpec;
}

function writable({ value, found }: SpacePlace): Writable | undefined {
  if (value === undefined || found.kind === "none" || found.space.pointCount > MOST_POINTS) return undefined;
  const { spec } = found.space;
  return spec === undefined ? undefined : { value, spec };
}

/** A random point, always the same for the same seed. */
export function sampledProgram(
  place: SpacePlace,
  seed: number,
  model: ProgramModel,
): PointProgram | undefined {
  const space = writable(place);
  return space === undefined
    ? undefined
    : written(space, randomDna(space.spec, RandomStream.of(seed)), model);
}

/** The first point in the order of enumeration. */
export function firstProgram(place: SpacePlace, model: ProgramModel): PointProgram | undefined {
  const space = writable(place);
  if (space === undefined || hasGenomes(space.spec)) return undefined;
  return written(space, firstDna(space.spec), model);
}

/** The point where a search may start. */
export function startingProgram(place: SpacePlace, model: ProgramModel): PointProgram | undefined {
  const space = writable(place);
  if (space === undefined || hasGenomes(space.spec)) return undefined;
  const numbers = startingNumbers(space.value, model);
  return numbers === undefined ? undefined : written(space, DNA.trusted(space.spec, numbers), model);
}

/** All points of a small space; undefined of one with more than `most`. */
export function allPrograms(
  place: SpacePlace,
  most: number,
  model: ProgramModel,
): readonly PointProgram[] | undefined {
  const space = writable(place);
  if (space === undefined || hasGenomes(space.spec)) return undefined;
  const { size } = space.spec;
  if (size === "infinite" || size > BigInt(most)) return undefined;
  const programs = [...iterateDna(space.spec)].map((dna) => written(space, dna, model));
  const all = programs.filter((each) => each !== undefined);
  return all.length === programs.length ? all : undefined;
}

/** Genomes are made by rules that only run. */
function hasGenomes({ decisionPoints }: DNASpec): boolean {
  return decisionPoints.some(({ kind }) => kind === "custom");
}

function written({ value }: Writable, dna: DNA, model: ProgramModel): PointProgram | undefined {
  const text = programText(decodedValue(value, dna.numbers), model);
  if (text === undefined) return undefined;
  const decisions = Object.entries(choicesOf(dna)).map(([id, choice]) => [id, literalText(choice)] as const);
  return { ...text, numbers: dna.numbers, decisions: Object.fromEntries(decisions) };
}
