/** `import tsglove from "@tsglove/transformer/rollup"`: the plugin for Rollup. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.rollup;
