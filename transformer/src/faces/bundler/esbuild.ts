/** `import tsglove from "@tsglove/transformer/esbuild"`: the plugin for esbuild. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.esbuild;
