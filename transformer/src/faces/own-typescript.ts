/**
 * The first import of every way in beside tspc, run before any module that uses TypeScript: they work with the compiler that
 * this package depends on, and say so where an override or a hoisted install put another one in its place.
 */
import ts from "#typescript";
import { userError } from "./user-error.js";

const NEEDED = "6.0";

// TypeScript 7's module is a version and nothing else.
const found: {
  readonly version?: string;
  readonly versionMajorMinor?: string;
  readonly createProgram?: unknown;
} = ts;
if (found.versionMajorMinor !== NEEDED || typeof found.createProgram !== "function")
  throw userError(
    `@tsglove/transformer works with a TypeScript ${NEEDED} of its own, and was given ${found.version ?? "none"} by an override or a hoisted install. Your project may have any other. Install the right one beside it: npm i -D typescript@~${NEEDED}.0, or leave \`typescript\` out of your package manager's overrides.`,
  );
