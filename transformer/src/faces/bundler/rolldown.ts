/** `import tsglove from "@tsglove/transformer/rolldown"`: the plugin for Rolldown. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.rolldown;
