/** The doctor on what is installed: Node, TypeScript, ts-patch and our two packages. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { missing, ok, type Check } from "./check.js";
import { installLine, packageManagerOf } from "./package-manager.js";
import { installedPackage, shortPath } from "./project-files.js";
import { isAtLeast, majorOf, NATIVE_TYPESCRIPT, OWN_VERSION, TYPESCRIPT_RANGE } from "./versions.js";

const NODE = [20, 19];

export function* packageChecks(folder: string): Generator<Check> {
  yield isAtLeast(process.version, NODE)
    ? ok("node", `Node ${process.version.slice(1)}`)
    : missing(
        "node",
        `Node ${process.version.slice(1)} is too old.`,
        `Install Node ${NODE.join(".")} or newer.`,
      );
  yield* ownPackages(folder);
  yield typescript(folder);
  const tsPatch = installedPackage(folder, "ts-patch");
  const install = (name: string): string => installLine(packageManagerOf(folder), [name]);
  if (tsPatch === undefined)
    yield missing("ts-patch", "ts-patch is not installed; it brings tspc.", install("ts-patch@4"));
  else if (majorOf(tsPatch.version) !== 4)
    yield missing(
      "ts-patch",
      `ts-patch ${tsPatch.version} is not the one that tsglove is tried with.`,
      install("ts-patch@4"),
    );
  else {
    yield ok("ts-patch", `ts-patch ${tsPatch.version}`);
    yield tspc(folder, join(tsPatch.folder, "bin/tspc.js"));
  }
}

function* ownPackages(folder: string): Generator<Check> {
  const manager = packageManagerOf(folder);
  const runtime = installedPackage(folder, "tsglove");
  const transformer = installedPackage(folder, "@tsglove/transformer");
  const dev = installLine(manager, [`@tsglove/transformer@${OWN_VERSION}`]);
  if (runtime === undefined)
    yield missing(
      "tsglove",
      "tsglove is not installed.",
      installLine(manager, [`tsglove@${OWN_VERSION}`]).replace(/ -d/i, ""),
    );
  else yield ok("tsglove", `tsglove ${runtime.version}`);
  if (transformer === undefined) yield missing("transformer", "@tsglove/transformer is not installed.", dev);
  else if (runtime !== undefined && runtime.version !== transformer.version)
    yield missing(
      "transformer",
      `@tsglove/transformer ${transformer.version} writes code for a tsglove of its own version, and this one is ${runtime.version}.`,
      installLine(manager, [`@tsglove/transformer@${runtime.version}`]),
    );
  else yield ok("transformer", `@tsglove/transformer ${transformer.version}`);
}

function typescript(folder: string): Check {
  const found = installedPackage(folder, "typescript");
  const line = installLine(packageManagerOf(folder), [`typescript@${TYPESCRIPT_RANGE}`]);
  if (found === undefined) return missing("typescript", "TypeScript is not installed.", line);
  if (found.version.startsWith("6.0."))
    return ok("typescript", `TypeScript ${found.version} in ${shortPath(folder, found.folder)}`);
  const isNative = (majorOf(found.version) ?? 0) >= 7;
  return missing(
    "typescript",
    `TypeScript ${found.version} in ${shortPath(folder, found.folder)}; tspc needs 6.0${isNative ? ", as 7 has no transformers" : ""}.`,
    isNative
      ? installLine(packageManagerOf(folder), [
          `typescript@${TYPESCRIPT_RANGE}`,
          `${NATIVE_TYPESCRIPT}@npm:typescript@${found.version}`,
        ])
      : line,
  );
}

/** Whether tspc starts here: with a TypeScript that it does not know it ends before it loads us. */
function tspc(folder: string, file: string): Check {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, "--version"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status === 0) return ok("tspc", `tspc runs: ${stdout.trim()}`);
  const [reason = "it ended without a word"] = stderr.split("\n").filter((each) => /^\w*Error\b/.test(each));
  return missing(
    "tspc",
    `tspc does not run: ${reason.trim()}`,
    `Mend what is missing above; tspc needs typescript@${TYPESCRIPT_RANGE}.`,
  );
}
