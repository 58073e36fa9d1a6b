/** The compiler that runs us has to be the one that we were built for: syntax kinds change between versions. */
import ts from "typescript";

/** @throws Error with the install line, where the host's TypeScript is another one than ours. */
export function requireSameTypeScript(
  host: { readonly versionMajorMinor: string; readonly version: string } | undefined,
): void {
  if (host === undefined || host.versionMajorMinor === ts.versionMajorMinor) return;
  throw new Error(
    `@tsglove/transformer works with TypeScript ${ts.versionMajorMinor} and was run by ${host.version}. Install the right one: npm i -D typescript@~${ts.versionMajorMinor}.0 ts-patch@4`,
  );
}
