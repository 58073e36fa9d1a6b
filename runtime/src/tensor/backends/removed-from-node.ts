// What newer versions of Node have taken out of `node:util` and tfjs-node still calls.

import { createRequire } from "node:module";

/**
 * Puts back `util.isNullOrUndefined`, without which native TensorFlow fails at its first operation on Node 23 and newer
 * (mended upstream, tensorflow/tfjs#8425, and never released), and `util.isArray`. Older versions have both, and Node 22
 * warns of their use, for which a user can do nothing: there they are replaced by the same without the warning.
 */
export function putBackUtil(): void {
  // The module's own object, through which tfjs-node calls them; an `import` would give a view that cannot be written.
  const util: unknown = createRequire(import.meta.url)("node:util");
  if (typeof util !== "object" || util === null) return;
  Object.assign(util, {
    isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
