/**
 * CommonJS on Node below 22.15: hooks in another thread do not see `require`, and CommonJS that they hand over as text cannot
 * require ES modules, which tsglove is. What Node has always had for that is a loader for each file extension.
 */
import module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadSource, resolveSource } from "./sources.js";

interface CommonJsModule {
  _compile(code: string, fileName: string): void;
}

/** What Node documents as deprecated and will not take away: half of all tools are built on it. */
interface CommonJsLoader {
  _extensions: Record<string, (module: CommonJsModule, fileName: string) => void>;
  _resolveFilename(
    request: string,
    parent: { readonly filename?: string | null } | undefined,
    ...rest: unknown[]
  ): string;
}

export function hookRequire(): void {
  const loader = module as unknown as CommonJsLoader;
  for (const extension of [".ts", ".tsx", ".cts"])
    loader._extensions[extension] = (required, fileName) => {
      const loaded = loadSource(pathToFileURL(fileName).href);
      if (loaded === undefined)
        throw new Error(`${fileName} is no TypeScript source that can be compiled here.`);
      required._compile(loaded.source, fileName);
    };
  const resolveFilename = loader._resolveFilename.bind(loader);
  loader._resolveFilename = (request, parent, ...rest) => {
    const url =
      typeof parent?.filename === "string"
        ? resolveSource(request, pathToFileURL(parent.filename).href)
        : undefined;
    return url === undefined ? resolveFilename(request, parent, ...rest) : fileURLToPath(url);
  };
}
