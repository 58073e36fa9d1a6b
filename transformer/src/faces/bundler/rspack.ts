/** `import tsglove from "@tsglove/transformer/rspack"`: the plugin for Rspack. */
import { tsglove } from "./plugin.js";

export type { TsglovePluginOptions } from "./plugin.js";
export default tsglove.rspack;
