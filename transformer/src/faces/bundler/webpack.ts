/** `import tsglove from "@tsglove/transformer/webpack"`: the plugin for webpack. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.webpack;
