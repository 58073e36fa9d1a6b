/** Logs in memory: the default, as fast as an array. */
import type { Backend, StudyLog } from "./backend.js";
import { MemoryLog } from "./memory-log.js";

/**
 * Keeps studies for as long as it is kept itself. Loops that are given one memory backend and one name share a study, or
 * continue it.
 */
export function memoryBackend(): Backend {
  const logs = new Map<string, StudyLog>();
  return {
    open(name, header) {
      const log = logs.get(name) ?? new MemoryLog(header);
      logs.set(name, log);
      return log;
    },
    names: () => [...logs.keys()],
  };
}

/** Where named studies are kept that were given no backend: shared by all loops of the process, by name. */
export const processMemory: Backend = memoryBackend();
