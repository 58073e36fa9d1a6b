/** Which package manager a project uses, by the lock file beside its package.json or above. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

const LOCK_FILES: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** A workspace's lock file stands at its root, above the package. */
export function packageManagerOf(folder: string): PackageManager {
  for (const [file, manager] of LOCK_FILES) if (existsSync(join(folder, file))) return manager;
  const parent = dirname(folder);
  return parent === folder ? "npm" : packageManagerOf(parent);
}

/** The command that adds packages to the development dependencies. */
export function installLine(manager: PackageManager, packages: readonly string[]): string {
  const command = { npm: "npm i -D", pnpm: "pnpm add -D", yarn: "yarn add -D", bun: "bun add -d" }[manager];
  return `${command} ${packages.join(" ")}`;
}
