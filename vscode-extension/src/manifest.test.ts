/** The manifest's settings are the server's, with the server's defaults. */
import { readFileSync } from "node:fs";
import { DEFAULT_SETTINGS } from "@tsglove/language-server";
import { expect, it } from "vitest";

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

/** Settings that are the client's own business. */
const CLIENTS = new Set(["tsglove.server", "tsglove.trace.server"]);

it("has the server's settings", () => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // The manifest's form is VS Code's.
  const { contributes } = JSON.parse(text) as Manifest;
  const given = Object.entries(contributes.configuration.properties)
    .filter(([name]) => !CLIENTS.has(name))
    .map(([name, each]) => [name, each.default]);
  expect(Object.fromEntries(given)).toEqual(Object.fromEntries(flat(DEFAULT_SETTINGS, "tsglove")));
});

function flat(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, each]) => flat(each, `${name}.${key}`));
}
