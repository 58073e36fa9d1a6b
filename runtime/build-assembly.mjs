// Compiles the kernels in src/tensor/assembly (AssemblyScript) to WebAssembly and writes them as a module, so that sources run
// as they are (the tests), compiled (dist) and bundled find them the same way. The module is not kept in the repository.

import { writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const SOURCE = "src/tensor/assembly/index.ts";
const MODULE = "src/tensor/kernels/assembly-binary.ts";

// The memory is the backend's. Functions take vectors (AS112) only from each other.
const FLAGS =
  "-O3 --noAssert --runtime stub --importMemory --enable simd --disableWarning 112 --outFile binary";

process.chdir(import.meta.dirname);
let binary;
const { error, stderr } = await asc.main([SOURCE, ...FLAGS.split(" ")], {
  writeFile: (name, contents) => {
    if (name === "binary") binary = contents;
  },
});
if (error !== null || binary === undefined) {
  console.error(stderr.toString());
  process.exitCode = 1;
} else {
  const text = Buffer.from(binary).toString("base64");
  writeFileSync(
    MODULE,
    `// Made of src/tensor/assembly by build-assembly.mjs.\n\nexport const BINARY =\n  "${text}";\n`,
  );
}
