import type * as all from "./ops.js";

export type Op = all.Conv | all.Pool;
