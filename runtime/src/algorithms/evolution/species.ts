/**
 * A population divided into species: Stanley, Miikkulainen: Evolving Neural Networks through Augmenting Topologies,
 * Evolutionary Computation 10(2), 2002, section 3.3.
 */
import type { DNA } from "../../geno/dna.js";
import { compareResults } from "../standing.js";
import type { Individual } from "./individual.js";

/** Points near each other, among which each competes. */
export interface Species {
  /** Whoever is near enough to it belongs here. */
  readonly representative: DNA;
  /** The best first; at least one. */
  readonly members: readonly Individual[];
  /** How many results there had been when it last got better. */
  readonly improved: number;
}

/** How far two points are apart, from 0. */
export type Distance = (a: DNA, b: DNA) => number;

/** Adds one to the first species that it is near enough to, or to one of its own. */
export function joined(
  species: readonly Species[],
  individual: Individual,
  threshold: number,
  distance: Distance,
  results: number,
): readonly Species[] {
  const home = species.findIndex(
    ({ representative }) => distance(representative, individual.dna) < threshold,
  );
  const found = species[home];
  if (found === undefined)
    return [...species, { representative: individual.dna, members: [individual], improved: results }];
  const members = [...found.members, individual].sort(compareResults);
  const isBetter = members[0] === individual;
  const grown = { ...found, members, improved: isBetter ? results : found.improved };
  return species.map((each, place) => (place === home ? grown : each));
}

/** The same members divided anew by another threshold, with the best of each species in its midst. */
export function divided(
  species: readonly Species[],
  threshold: number,
  distance: Distance,
): readonly Species[] {
  const homes = species.map(({ members, representative, improved }) => ({
    representative: members[0]?.dna ?? representative,
    members: new Array<Individual>(),
    improved,
  }));
  for (const individual of species.flatMap(({ members }) => members)) {
    const home = homes.find(({ representative }) => distance(representative, individual.dna) < threshold);
    if (home === undefined)
      homes.push({
        representative: individual.dna,
        members: [individual],
        improved: Math.max(0, ...species.map(({ improved }) => improved)),
      });
    else home.members.push(individual);
  }
  for (const { members } of homes) members.sort(compareResults);
  return homes.filter(({ members }) => members.length > 0);
}

/**
 * The species without its weakest: that with the least fitness after sharing, its own divided by how many its species has
 * (section 3.3). Fitness here is a rank, so that any reward will do; of equal ones it is that of the largest species.
 */
export function withoutWeakest(species: readonly Species[]): readonly Species[] {
  const fitness = fitnessOf(species);
  let weakest: Individual | undefined;
  let least = Infinity;
  for (const { members } of species)
    for (const individual of members) {
      const shared = (fitness.get(individual) ?? 0) / members.length;
      if (shared >= least) continue;
      least = shared;
      weakest = individual;
    }
  return species
    .map((each) => ({ ...each, members: each.members.filter((individual) => individual !== weakest) }))
    .filter(({ members }) => members.length > 0);
}

/** Of n individuals the best has n, the worst 1; equal ones have the same. */
function fitnessOf(species: readonly Species[]): ReadonlyMap<Individual, number> {
  const order = species.flatMap(({ members }) => members).sort(compareResults);
  const fitness = new Map<Individual, number>();
  let before: Individual | undefined;
  let own = order.length;
  order.forEach((individual, rank) => {
    if (before === undefined || compareResults(before, individual) !== 0) own = order.length - rank;
    before = individual;
    fitness.set(individual, own);
  });
  return fitness;
}

/**
 * What share of the children each species gets: its members' shared fitness, which is the mean of their own. One that has not
 * got better since `deadline` gets none, unless the very best is in it.
 */
export function sharesOf(species: readonly Species[], deadline: number): readonly number[] {
  const fitness = fitnessOf(species);
  const size = fitness.size;
  return species.map(({ members, improved }) => {
    const [best] = members;
    if (improved < deadline && best !== undefined && fitness.get(best) !== size) return 0;
    return members.reduce((sum, individual) => sum + (fitness.get(individual) ?? 0), 0) / members.length;
  });
}
