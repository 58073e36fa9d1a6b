/** Worker threads for `run`: started when there is work, used again, replaced when one dies. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import { DNA } from "../geno/dna.js";
import type { Space } from "../geno/points.js";
import type { DNASpec } from "../geno/spec.js";
import { toJSON } from "../symbolic/json/json-write.js";
import type { Feedback } from "../tuning/loop/feedback.js";
import type { JsonValue } from "../tuning/trial/trial.js";
import { messageOf } from "../tuning/message-of.js";
import type { WorkerPool } from "../tuning/loop/worker-bodies.js";
import {
  portable,
  type CallResult,
  type FeedbackMethod,
  type FromWorker,
  type Job,
  type WorkerStart,
} from "./worker-messages.js";

/**
 * Prepares worker threads for a function of a module.
 *
 * @param body the function, as the module exports it.
 * @param module its URL, or its path relative to the working directory.
 * @param size how many threads at most; by default as many as there are processors.
 * @throws Error where the module cannot be imported, or does not export the function.
 */
export async function openWorkerPool(
  body: unknown,
  module: URL | string,
  size: number = availableParallelism(),
): Promise<WorkerPool> {
  const url =
    module instanceof URL || /^(file|data):/.test(module)
      ? String(module)
      : pathToFileURL(resolve(module)).href;
  return new Pool(url, await exportOf(body, url), size);
}

/**
 * Under which name a module exports a function: by identity, else (where it was loaded twice, as a bundle does it) by the
 * function's name, which a default export has not.
 */
async function exportOf(body: unknown, url: string): Promise<string> {
  const exports = (await import(url)) as Readonly<Record<string, unknown>>;
  const names = Object.keys(exports).filter((name) => typeof exports[name] === "function");
  const own = nameOf(body) ?? "";
  const found =
    names.find((name) => exports[name] === body) ??
    names.find((name) => name === own) ??
    (own !== "" && nameOf(exports["default"]) === own ? "default" : undefined);
  if (found !== undefined) return found;
  throw new Error(
    `run: ${url} does not export the body${own === "" ? "" : ` "${own}"`}, so its worker threads cannot find it; it exports ${names.join(", ") || "no function"}. Give run a function that this module exports.`,
  );
}

function nameOf(exported: unknown): string | undefined {
  return typeof exported === "function" ? exported.name : undefined;
}

class Pool implements WorkerPool {
  readonly #threads = new Set<Thread>();
  readonly #idle: Thread[] = [];

  constructor(
    readonly url: string,
    readonly exported: string,
    readonly size: number,
  ) {}

  async run(example: unknown, feedback: Feedback<never>, seed: number): Promise<unknown> {
    const thread = this.#idle.pop() ?? this.#start();
    const value = await thread.run(example, feedback, seed).catch((error: unknown) => {
      if (thread.alive) this.#idle.push(thread);
      throw error;
    });
    if (thread.alive) this.#idle.push(thread);
    return value;
  }

  #start(): Thread {
    const thread = new Thread(this.url, this.exported, () => this.#threads.delete(thread));
    this.#threads.add(thread);
    return thread;
  }

  async close(): Promise<void> {
    const ended = Array.from(this.#threads, async (thread) => {
      const end = thread.end();
      // One at work may do something until it has ended; for the tear-down of an idle one, a tenth of a second, nobody waits.
      if (!this.#idle.includes(thread)) await end;
    });
    await Promise.all(ended);
  }
}

interface Work {
  readonly feedback: Feedback<never>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

class Thread {
  alive = true;
  readonly #worker: Worker;
  readonly #results: MessagePort;
  readonly #flag = new Int32Array(new SharedArrayBuffer(4));
  #spec: DNASpec | undefined;
  #work: Work | undefined;

  constructor(module: string, exported: string, died: () => void) {
    const { port1, port2 } = new MessageChannel();
    this.#results = port1;
    const start: WorkerStart = { module, exported, results: port2, flag: this.#flag };
    this.#worker = new Worker(new URL("./worker-main.js", import.meta.url), {
      workerData: start,
      transferList: [port2],
    });
    let failure: unknown;
    this.#worker.on("message", (message: FromWorker) => {
      this.#hear(message);
    });
    this.#worker.on("error", (error) => {
      failure = error;
    });
    this.#worker.on("exit", (code) => {
      this.alive = false;
      died();
      this.#results.close();
      const why =
        failure === undefined
          ? `ended with code ${code} before it answered`
          : `failed: ${messageOf(failure)}`;
      this.#work?.reject(new Error(`its worker thread ${why}`, { cause: failure }));
    });
  }

  async run(example: unknown, feedback: Feedback<never>, seed: number): Promise<unknown> {
    const { id, dna } = feedback;
    const job: Job = {
      id,
      numbers: dna.numbers,
      seed,
      ...(example instanceof DNA ? {} : { example: toJSON(example) }),
      ...(this.#spec === dna.spec ? {} : { space: portableSpace(dna.spec) }),
    };
    this.#spec = dna.spec;
    try {
      return await new Promise((resolve, reject) => {
        this.#work = { feedback, resolve, reject };
        this.#worker.postMessage(job);
      });
    } finally {
      this.#work = undefined;
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    const work = this.#work;
    if (message.type === "call") this.#reply(resultOf(work?.feedback, message));
    else if (message.type === "returned") work?.resolve(message.value);
    else work?.reject(message.error);
  }

  #reply(result: CallResult): void {
    this.#results.postMessage(result);
    Atomics.store(this.#flag, 0, 1);
    Atomics.notify(this.#flag, 0);
  }
}

/** Decision points as another thread can have them; null where functions are in them. */
function portableSpace({ space }: DNASpec): Space | null {
  try {
    return structuredClone(space);
  } catch {
    return null;
  }
}

function resultOf(
  feedback: Feedback<never> | undefined,
  { id, method, args }: Extract<FromWorker, { type: "call" }>,
): CallResult {
  try {
    // What a body has left running may call when its thread works on another trial.
    if (feedback?.id !== id)
      throw new Error(`Trial ${id} is over: its body has returned. Await in it whatever calls its feedback.`);
    return { value: callOn(feedback, method, args) };
  } catch (error) {
    return { error: portable(error) };
  }
}

/** The casts: a worker's arguments are whatever its code gave; feedback checks rewards, steps and values itself. */
function callOn(feedback: Feedback<never>, method: FeedbackMethod, args: readonly unknown[]): unknown {
  switch (method) {
    case "complete":
      feedback(args[0] as never);
      break;
    case "addMeasurement":
      feedback.addMeasurement(args[0] as never, args[1] as { step?: number } | undefined);
      break;
    case "done":
      feedback.done();
      break;
    case "skip":
      feedback.skip(args[0] as string | undefined);
      break;
    case "infeasible":
      feedback.infeasible(args[0] as string | undefined);
      break;
    case "setMetadata":
      feedback.setMetadata(args[0] as string, args[1] as JsonValue);
      break;
    case "endLoop":
      feedback.endLoop();
      break;
    case "shouldStopEarly":
      return feedback.shouldStopEarly();
    case "getMetadata":
      return feedback.getMetadata(args[0] as string);
    case "directory":
      return feedback.directory;
  }
  return undefined;
}
