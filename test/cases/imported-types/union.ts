import type { Conv } from "./ops.js";
import type { Hidden } from "./hidden.js";

export type Op = Conv | Hidden;
