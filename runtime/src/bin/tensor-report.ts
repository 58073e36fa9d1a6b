/** What the doctor asks in a process of its own, as a broken addon may end it: which backend computes, how fast, and what is faster. */
import { VERSION } from "../tensor/backends/backend.js";
import { native } from "../tensor/backends/native.js";
import { loadTensors } from "../tensor/load.js";
import { measureSpeed } from "../tensor/measure-speed.js";
import { tensorBackend, type TensorBackend } from "../tensor/tensors.js";

// Printed lines are the report; what the loader warns of is in the backend's note.
console.warn = () => undefined;
try {
  const tf = await loadTensors();
  const backend = tensorBackend();
  const speed = await measureSpeed(tf);
  print({ backend, speed, advice: adviceOn(backend) });
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) });
}

/** How to compute faster than so; nothing where that is not known, or where the note says it. */
function adviceOn({ name, note, engine = "" }: TensorBackend): string | undefined {
  if (note !== undefined || name === "cpu") return undefined;
  if (name === "wasm") {
    if (native.isPresent()) return undefined;
    return (
      "Wide convolutions are several times faster in native TensorFlow (small networks are not): " +
      `npm install --ignore-scripts @tensorflow/tfjs-node@${VERSION} && npx tsglove link-tensorflow`
    );
  }
  return engine.endsWith("on the CPU")
    ? "Small networks may be faster in WebAssembly: TSGLOVE_BACKEND=wasm npx tsglove doctor measures it"
    : undefined;
}

function print(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
// A GPU's library may keep the process.
process.exit(0);
