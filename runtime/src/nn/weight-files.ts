// Weights in files, in TensorFlow.js's own form: a JSON file with a manifest, and one with the numbers, which its loaders read.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { tensors } from "tsglove/tensor";
import type { io, Tensor } from "@tensorflow/tfjs";
import { markLoaded, requireNamed, setWeight, weightsOf } from "./param.js";
import { inModel, ownersIn, sameShape, shapeText } from "./place.js";

/** What stands in the JSON file. */
interface WeightsFile {
  readonly format: string;
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly Entry[];
  }[];
}

/** A weight: of tfjs's own, and whether gradients change it. */
type Entry = io.WeightsManifestEntry & { readonly trainable?: boolean };

const FORMAT = "tsglove-weights";

/**
 * Writes all weights and running averages of a model: `file` (JSON), and the numbers beside it. While it writes, and where that
 * fails, the former file stays whole.
 *
 * @param file such as "best/weights.json"; its folder is made where it is missing.
 * @throws Error when the model has no weights yet: they come with its first call; or when `fit` has trained some of it that have no
 *   name, as those of layers of TensorFlow.js.
 */
export async function saveWeights(model: object, file: string): Promise<void> {
  requireNamed("saveWeights", model);
  const named = [...weightsOf(model)].map(([name, tensor]) => ({
    name,
    tensor,
    trainable: tensor.trainable,
  }));
  if (named.length === 0)
    throw new Error(
      `saveWeights: ${model.constructor.name} has no weights yet; they are made when it is first called.`,
    );
  const { data, specs } = await tensors().io.encodeWeights(named);
  const bytes = new Uint8Array(data);
  const weights: Entry[] = specs.map((spec, i) => ({ ...spec, trainable: named[i]?.trainable ?? true }));
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const former = await numbersOf(file);
  const numbers = numbersFor(file, bytes);
  const content: WeightsFile = { format: FORMAT, weightsManifest: [{ paths: [numbers], weights }] };
  await replace(join(folder, numbers), bytes);
  await replace(file, `${JSON.stringify(content, null, 2)}\n`);
  if (former !== undefined && former !== numbers && isOnlyOf(file, former))
    await rm(join(folder, former), { force: true });
}

/**
 * Gives a model the weights that a file has. Nothing is changed unless all fit what the model has; one that has not been called yet has
 * places only, and no weights: what its layers need is known at their first call, which is an error where the file has another shape
 * or nothing.
 *
 * @throws Error when the file is not of {@link saveWeights}, or not whole, has weights for parts that the model has not, or of other shapes, or
 *   lacks one that it has.
 */
export async function loadWeights(model: object, file: string): Promise<void> {
  const tf = tensors();
  const { paths, weights } = readManifest(await readFile(file, "utf8"), file);
  const parts = await Promise.all(paths.map((path) => readFile(join(dirname(file), path))));
  const bytes = Uint8Array.from(Buffer.concat(parts));
  const expected = weights.reduce((sum, { shape, dtype }) => sum + bytesOf(shape, dtype), 0);
  if (bytes.length !== expected)
    throw new Error(
      `loadWeights: ${paths.join(" and ")} beside ${file} has ${bytes.length} bytes, and the weights take ${expected}: it is not whole.`,
    );
  const owners = ownersIn(model);
  const known = weightsOf(model);
  for (const { name, shape } of weights) {
    if (!owners.has(placeIn(name)))
      throw new Error(
        `loadWeights: ${file} has a weight "${name}", and there is nothing at "${placeIn(name)}".`,
      );
    const own = known.get(name);
    if (own !== undefined && !sameShape(own.shape, shape))
      throw new Error(
        `loadWeights: the weight "${name}" has shape ${shapeText(shape)} in ${file}, and ${shapeText(own.shape)} in the model.`,
      );
    known.delete(name);
  }
  const [lacking] = known.keys();
  if (lacking !== undefined)
    throw new Error(`loadWeights: ${file} has no weight "${lacking}", and the model has.`);
  const values = tf.io.decodeWeights(bytes.buffer, [...weights]);
  inModel(model, () => {
    for (const { name, trainable = true } of weights) {
      const owner = owners.get(placeIn(name));
      const value: Tensor | undefined = values[name];
      if (owner === undefined || value === undefined)
        throw new Error(`loadWeights: ${file} has no numbers for "${name}".`);
      setWeight(owner, name.slice(name.lastIndexOf("/") + 1), value, trainable, `loadWeights (${file})`);
    }
  });
  markLoaded(model, file);
  tf.dispose(values);
}

/** How many hexadecimal digits tell numbers apart. Files that two manifests may share had 16. */
const DIGITS = 24;

/**
 * What a file's numbers are called: by what is in them, so that the former ones are not written over while their manifest stands; and by
 * the file, as others beside it may have the same numbers, and remove their own.
 */
function numbersFor(file: string, bytes: Uint8Array): string {
  const name = basename(file);
  const digest = createHash("sha256").update(name).update("\0").update(bytes).digest("hex");
  return `${stemOf(name)}.${digest.slice(0, DIGITS)}.bin`;
}

/** Whether no other file has these numbers: not those of a manifest that was copied, or written when names went by content only. */
function isOnlyOf(file: string, numbers: string): boolean {
  const stem = `${stemOf(basename(file))}.`;
  return numbers.startsWith(stem) && numbers.length === `${stem}.bin`.length + DIGITS;
}

function stemOf(name: string): string {
  return basename(name, ".json");
}

/** The path of the layer that has a weight: all before the last slash. */
function placeIn(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

function readManifest(text: string, file: string): WeightsFile["weightsManifest"][number] {
  const content = parsed(text, file);
  const [group] = content.weightsManifest ?? [];
  if (content.format === FORMAT && group !== undefined) return group;
  throw new Error(`loadWeights: ${file} was not written by saveWeights.`);
}

/** The cast: whatever it has besides is not looked at. */
function parsed(text: string, file: string): Partial<WeightsFile> {
  try {
    return JSON.parse(text) as Partial<WeightsFile>;
  } catch (cause) {
    throw new Error(`loadWeights: ${file} is no JSON: it is not whole, or not a file of saveWeights.`, {
      cause,
    });
  }
}

function bytesOf(shape: readonly number[], dtype: Entry["dtype"]): number {
  const each = { float32: 4, int32: 4, bool: 1, complex64: 8, string: NaN }[dtype];
  return shape.reduce((product, length) => product * length, each);
}

/** The file of numbers that a manifest names, where there is one. */
async function numbersOf(file: string): Promise<string | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return readManifest(text, file).paths[0];
  } catch {
    return undefined;
  }
}

async function replace(file: string, content: string | Uint8Array): Promise<void> {
  // A name that no other save has: neither one of this process at the same time, nor one of a worker, which has the same number.
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    await writeFile(fresh, content, { flush: true });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
