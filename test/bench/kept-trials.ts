/** Run by memory.ts with --expose-gc: keeps 100,000 trials in the way that is asked for, and prints the bytes that they take. */
import { randomDna, RandomSearch, RandomStream, sample, template } from "tsglove";
import type { Kept } from "./memory.js";
import * as plain from "./plain-spaces.js";
import { mobileNet } from "./spaces.js";

const TRIALS = 100_000;

function searched(trials: number): object {
  const study = sample(mobileNet(), new RandomSearch({ seed: 1 }), { trials });
  for (const [, feedback] of study) feedback(feedback.id % 97);
  return study;
}

function drawnDna(trials: number): object {
  const { spec } = template(mobileNet());
  const random = RandomStream.of(1);
  return Array.from({ length: trials }, () => randomDna(spec, random));
}

function byHand(trials: number): object {
  const random = RandomStream.of(1);
  return Array.from({ length: trials }, (_, i) => ({
    id: i + 1,
    numbers: plain.mobileNet.draw(random),
    reward: (i + 1) % 97,
  }));
}

const ways: Readonly<Record<Kept, (trials: number) => object>> = {
  study: searched,
  dna: drawnDna,
  "by hand": byHand,
};

function isKept(what: string | undefined): what is Kept {
  return what !== undefined && Object.hasOwn(ways, what);
}

/** Bytes in use after a full collection, typed arrays included. */
function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error("Run this with node --expose-gc.");
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const what = process.argv[2];
if (!isKept(what)) throw new Error(`kept-trials keeps one of ${Object.keys(ways).join(", ")}.`);
const keep = ways[what];
// Compiled code and tables are there already when counting begins.
keep(1000);
const before = bytesInUse();
const kept = keep(TRIALS);
const after = bytesInUse();
console.log(after - before);
// Still reachable when it was counted.
if (Object.keys(kept).length < 0) throw new Error("It was not kept.");
