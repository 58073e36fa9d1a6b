// What DARTS learns of a space: a number for each candidate of each decision, whose softmax says how much of it is in the mixture
// (Liu, Simonyan, Yang: DARTS: Differentiable Architecture Search, ICLR 2019, equation 2).
import type { Tensor, Tensor1D, Variable } from "@tensorflow/tfjs";
import { DNA, type DecisionPoint, type DNASpec, type RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import { isAllowed } from "../geno/subchoices.js";
import { decideSpace } from "../geno/walk.js";
import type { Belief } from "./policy.js";

/** How noise sharpens a mixture; see {@link Mixture.weights}. */
export interface Noise {
  /** As long as the logits. */
  readonly gumbel: Float32Array;
  readonly temperature: number;
}

interface Slot {
  readonly begin: number;
  readonly size: number;
}

/** @throws RangeError naming a decision that cannot be mixed: one that is no choice among candidates. */
export function requireMixable(spec: DNASpec): void {
  for (const point of spec.decisionPoints) candidateCount(point);
}

/** Where the logits of a space begin: near 0, and not equal, so that no tie has to be broken (the authors' program, 1e-3 · normal). */
const SPREAD = 1e-3;

/** The logits of all decisions of a space, in one variable; decisions of one name share theirs. */
export class Mixture {
  /** α. */
  readonly logits: Variable;
  readonly #spec: DNASpec;
  readonly #slots = new Map<string, Slot>();
  readonly #size: number;

  /** @throws RangeError naming a decision that is no choice among candidates. */
  constructor(spec: DNASpec, random: RandomStream) {
    this.#spec = spec;
    const named = new Map<string, Slot>();
    let size = 0;
    for (const point of spec.decisionPoints) {
      const tied = point.name === undefined ? undefined : named.get(point.name);
      const slot = tied ?? { begin: size, size: candidateCount(point) };
      this.#slots.set(point.id, slot);
      if (tied === undefined) size += slot.size;
      if (point.name !== undefined) named.set(point.name, slot);
    }
    this.#size = size;
    const tf = tensors();
    const first = Float32Array.from({ length: size }, () => SPREAD * random.normal());
    this.logits = tf.tidy(() => tf.variable(tf.tensor1d(first)));
  }

  /** How much of each candidate is in the mixture, by the decision's id: softmax(α), or with noise softmax((α + g) / τ), Gumbel's. */
  weights(noise?: Noise): Map<string, Tensor1D> {
    return this.#bySlot((logits) => tensors().softmax(logits), noise);
  }

  /** The logarithms of {@link weights}, which are finite where a weight is too small to be more than 0. */
  logs(noise?: Noise): Map<string, Tensor1D> {
    return this.#bySlot((logits) => tensors().logSoftmax(logits), noise);
  }

  #bySlot(of: (logits: Tensor1D) => Tensor1D, noise: Noise | undefined): Map<string, Tensor1D> {
    const tf = tensors();
    const logits: Tensor =
      noise === undefined
        ? this.logits
        : tf.div(tf.add(this.logits, tf.tensor1d(noise.gumbel)), noise.temperature);
    const bySlot = new Map<Slot, Tensor1D>();
    const byId = new Map<string, Tensor1D>();
    for (const [id, slot] of this.#slots) {
      const known = bySlot.get(slot) ?? of(tf.slice(logits.as1D(), slot.begin, slot.size));
      bySlot.set(slot, known);
      byId.set(id, known);
    }
    return byId;
  }

  /** Noise for one pass: −log(−log u), u even in (0, 1) (Jang, Gu, Poole: Categorical Reparameterization with Gumbel-Softmax, ICLR 2017). */
  noise(random: RandomStream, temperature: number): Noise {
    // 0 has no logarithm; its double nearest to it has.
    const draw = (): number => -Math.log(-Math.log(random.next() || Number.MIN_VALUE));
    return { gumbel: Float32Array.from({ length: this.#size }, draw), temperature };
  }

  /** What the mixture is now, as chances. */
  chances(): Chances {
    return new Chances(this.#spec, this.#slots, this.logits.dataSync());
  }
}

function candidateCount(point: DecisionPoint): number {
  if (point.kind === "categorical") return point.candidates.length;
  if (point.kind === "int") return point.count;
  throw new RangeError(
    `darts mixes the candidates of choices, and "${point.id}" is a ${point.kind} decision: give it candidates, oneof([...]), fix it, or search by tunas or enas.`,
  );
}

/** A mixture read as a policy: each decision by itself, a candidate as likely as its share. */
export class Chances implements Belief {
  readonly spec: DNASpec;
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #shares: Float64Array;

  constructor(spec: DNASpec, slots: ReadonlyMap<string, Slot>, logits: ArrayLike<number>) {
    this.spec = spec;
    this.#slots = slots;
    this.#shares = new Float64Array(logits.length);
    for (const { begin, size } of slots.values()) {
      let highest = -Infinity;
      let total = 0;
      for (let i = begin; i < begin + size; i++) highest = Math.max(highest, logits[i] ?? 0);
      for (let i = begin; i < begin + size; i++)
        total += this.#shares[i] = Math.exp((logits[i] ?? 0) - highest);
      for (let i = begin; i < begin + size; i++) this.#shares[i] = (this.#shares[i] ?? 0) / total;
    }
  }

  /**
   * The shares of a decision's candidates; of an item of a `manyof`, of those that are left to it.
   *
   * @param picked what the items before it took.
   */
  of(point: DecisionPoint, picked: readonly number[] = []): Float64Array {
    const { begin, size } = this.#slotOf(point);
    const shares = this.#shares.subarray(begin, begin + size);
    if (point.kind !== "categorical" || point.many === undefined) return shares;
    const left = shares.map((share, i) => (isAllowed(point, picked, i) ? share : 0));
    const total = left.reduce((sum, share) => sum + share, 0);
    if (total > 0) return left.map((share) => share / total);
    // Shares of nothing at all are alike.
    const allowed = shares.map((_, i) => (isAllowed(point, picked, i) ? 1 : 0));
    const count = allowed.reduce((sum, each) => sum + each, 0);
    return allowed.map((each) => each / count);
  }

  likeliest(): DNA {
    return this.#decided((shares) => shares.indexOf(Math.max(...shares)));
  }

  sample(random: RandomStream): DNA {
    return this.#decided((shares) => {
      let left = random.next();
      let last = 0;
      for (const [number, share] of shares.entries()) {
        if (share === 0) continue;
        last = number;
        if ((left -= share) < 0) break;
      }
      return last;
    });
  }

  logProb(dna: DNA): number {
    let sum = 0;
    this.#visit(dna, (_, shares, number) => (sum += Math.log(shares[number] ?? 0)));
    return sum;
  }

  /** In nats: the sum over the decisions of a point. */
  entropy(dna: DNA): number {
    let sum = 0;
    this.#visit(dna, (_, shares) => {
      for (const share of shares) if (share > 0) sum -= share * Math.log(share);
    });
    return sum;
  }

  /** Adds `weight` times the gradient, by the logits, of the logarithm of a point's chance to `into`. */
  addGradient(dna: DNA, weight: number, into: Float32Array): void {
    this.#visit(dna, (point, shares, number) => {
      const { begin } = this.#slotOf(point);
      shares.forEach((share, i) => {
        into[begin + i] = (into[begin + i] ?? 0) + weight * ((i === number ? 1 : 0) - share);
      });
    });
  }

  #slotOf({ id }: DecisionPoint): Slot {
    const slot = this.#slots.get(id);
    if (slot === undefined) throw new Error(`There is no mixture of "${id}".`);
    return slot;
  }

  #decided(decide: (shares: Float64Array) => number): DNA {
    const numbers: number[] = [];
    decideSpace(this.spec.space, (point, picked) => decide(this.of(point, picked)), numbers, new Set());
    return DNA.of(this.spec, numbers);
  }

  #visit({ numbers }: DNA, each: (point: DecisionPoint, shares: Float64Array, number: number) => void): void {
    let at = 0;
    decideSpace(
      this.spec.space,
      (point, picked) => {
        const number = numbers[at++] ?? NaN;
        each(point, this.of(point, picked), number);
        return number;
      },
      [],
      new Set(),
    );
  }
}
