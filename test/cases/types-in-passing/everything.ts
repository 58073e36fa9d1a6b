import { fallback } from "./fallback.js";
import { Conv } from "./ops.js";

export type { Op } from "./ops.js";
export const everything = [fallback, Conv.name];
