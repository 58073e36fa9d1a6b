// node test/together.mjs lint types: runs scripts of package.json that need nothing of one another, as many at a time as there are
// cores, two at most, in the order in which they are named. What one says is printed whole when it has ended; if one fails, this does.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const waiting = process.argv.slice(2);

/** The exit status of a script. */
function run(script) {
  return new Promise((done, failed) => {
    const child = spawn(`npm run --silent ${script}`, {
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (said += text));
    child.on("error", failed);
    child.on("close", (status) => {
      process.stdout.write(said);
      if (status !== 0) console.log(`npm run ${script} failed.`);
      done(status);
    });
  });
}

async function work() {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift())
    if ((await run(script)) !== 0) process.exitCode = 1;
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
