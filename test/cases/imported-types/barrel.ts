export type { Pool } from "./ops.js";
