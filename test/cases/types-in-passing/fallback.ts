import type { Op } from "./everything.js";

export type Fallback = () => Op;
export const fallback = "a fallback";
