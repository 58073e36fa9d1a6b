/** `import tsglove from "@tsglove/transformer/vite"`: the plugin for Vite. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.vite;
