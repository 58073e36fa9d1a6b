/** tsglove/study: what studies need of Node. Worker threads are part of it, which `run` finds by itself. */
export { fileBackend } from "./file-backend.js";
