/** The plugin over a language service in this process: what the host says stays as it was, whatever becomes of us. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ts } from "@tsglove/transformer/analysis";
import { describe, expect, it } from "vitest";
import { hover as hoverOf } from "../features/hover.js";
import { withHints } from "../testing/drawn-hints.js";
import { viewOf } from "../testing/views.js";
import { plugin } from "./plugin.js";

const TOUR = fileURLToPath(new URL("../../../samples/tour/", import.meta.url));
const FILES = readdirSync(TOUR)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => join(TOUR, name));

const CONV = `import { oneof, searchable, searchSpace } from "tsglove";
/** A layer. */
@searchable
class Conv {
  constructor(readonly filters: 32 | 48 | 64) {}
}
const one = oneof([3]);
export const space = searchSpace(Conv);
`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts"],
  strict: true,
  noUnusedLocals: true,
  allowJs: true,
  types: [],
  skipLibCheck: true,
  // Otherwise a union is written in the order in which somebody first asked for its parts, and we ask too.
  stableTypeOrdering: true,
};

type TypeScript = typeof ts;

const registries = new Map<TypeScript, ts.DocumentRegistry>();

/** A host's service, as of a tsserver that has those files open. */
function serviceOf(host: TypeScript, texts: ReadonlyMap<string, string>): ts.LanguageService {
  const registry = registries.get(host) ?? host.createDocumentRegistry(true);
  registries.set(host, registry);
  const textOf = (name: string): string | undefined => texts.get(name) ?? host.sys.readFile(name);
  return host.createLanguageService(
    {
      getCompilationSettings: () => OPTIONS,
      getScriptFileNames: () => [...texts.keys()],
      getScriptVersion: (name) => texts.get(name) ?? "",
      getScriptSnapshot: (name) => {
        const text = textOf(name);
        return text === undefined ? undefined : host.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => TOUR,
      getDefaultLibFileName: (options) => host.getDefaultLibFilePath(options),
      fileExists: (name) => texts.has(name) || host.sys.fileExists(name),
      readFile: textOf,
      directoryExists: (name) => host.sys.directoryExists(name),
      getDirectories: (name) => host.sys.getDirectories(name),
    },
    registry,
  );
}

interface Hosted {
  readonly bare: ts.LanguageService;
  readonly service: ts.LanguageService;
  readonly logged: readonly string[];
  readonly refreshed: () => number;
  readonly configure: (config: unknown) => void;
}

/** A service with the plugin in it; of its project a plugin uses the log, and has the editor ask for diagnostics anew. */
function hosted(
  texts: ReadonlyMap<string, string>,
  { host = ts, version = host, config = {} }: { host?: TypeScript; version?: Version; config?: unknown } = {},
): Hosted {
  const bare = serviceOf(host, texts);
  const logged: string[] = [];
  let refreshed = 0;
  const project = {
    projectService: { logger: { info: (message: string) => logged.push(message) } },
    refreshDiagnostics: () => refreshed++,
  };
  const module = plugin({ typescript: version });
  // A whole project takes a whole tsserver, as process.test.ts has one.
  const info = { config, languageService: bare, project } as unknown as ts.server.PluginCreateInfo;
  const service = module.create(info);
  const configure = (other: unknown): void => module.onConfigurationChanged?.(other);
  return { bare, service, logged, refreshed: () => refreshed, configure };
}

interface Version {
  readonly version: string;
  readonly versionMajorMinor: string;
}

const conv = join(TOUR, "conv-of-a-test.ts");
const CONV_ALONE = new Map([[conv, CONV]]);

function hintsOf(service: ts.LanguageService, file: string): readonly ts.InlayHint[] {
  return service.provideInlayHints(file, { start: 0, length: 1e6 }, {});
}

function drawn(service: ts.LanguageService, file: string, text: string): string {
  return [...hintsOf(service, file)]
    .sort((a, b) => b.position - a.position)
    .reduce((now, { text: label, position }) => now.slice(0, position) + label + now.slice(position), text);
}

describe("in a TypeScript of our version", () => {
  it("shows what the language server shows", () => {
    const { service } = hosted(CONV_ALONE);
    const shown = drawn(service, conv, CONV);
    expect(shown).toBe(withHints(viewOf(CONV)));
    expect(shown).toContain("class Conv⟨3⟩ {");
    const at = CONV.indexOf("filters");
    const hover = service.getQuickInfoAtPosition(conv, at);
    const shownThere = hover?.documentation?.map(({ text }) => text).join("");
    expect(shownThere).toBe(hoverOf(viewOf(CONV), at)?.markdown);
    expect(shownThere).toContain("**3**");
  });

  it("has errors among the semantic diagnostics, hints among the suggestions", () => {
    const { service } = hosted(CONV_ALONE);
    const own = (found: readonly ts.Diagnostic[]) =>
      found.filter(({ source }) => source === "tsglove").map(({ category, code }) => [category, code]);
    expect(own(service.getSemanticDiagnostics(conv))).toEqual([]);
    expect(own(service.getSuggestionDiagnostics(conv))).toEqual([
      [ts.DiagnosticCategory.Suggestion, 7_001_013],
    ]);
    const wrong = hosted(new Map([[conv, CONV.replace("oneof([3])", "oneof([])")]]));
    expect(own(wrong.service.getSemanticDiagnostics(conv))).toEqual([
      [ts.DiagnosticCategory.Error, 7_001_011],
    ]);
  });

  it("leaves what the host says as it is, in every sample", { timeout: 600_000 }, () => {
    const texts = new Map(FILES.map((file) => [file, readFileSync(file, "utf8")]));
    const { service, logged } = hosted(texts);
    const alone = serviceOf(ts, texts);
    let hovers = 0;
    for (const [file, text] of texts) {
      const others = (found: readonly ts.Diagnostic[]) =>
        found.filter(({ source }) => source !== "tsglove").map(plainDiagnostic);
      // Ours first: what it asks of the checker must not change what the host hears.
      const shown = hintsOf(service, file).filter(({ text: label }) => !label.startsWith("⟨"));
      expect(shown).toEqual(hintsOf(alone, file));
      for (let at = 0; at < text.length; at += 7) {
        const both = service.getQuickInfoAtPosition(file, at);
        const theirs = alone.getQuickInfoAtPosition(file, at);
        if (theirs === undefined) continue;
        const { length } = theirs.documentation ?? [];
        const ours = both?.documentation?.slice(length) ?? [];
        hovers += ours.length;
        const without = { ...both, documentation: both?.documentation?.slice(0, length) };
        expect(without).toEqual({ documentation: [], ...theirs });
      }
      expect(others(service.getSemanticDiagnostics(file))).toEqual(
        others(alone.getSemanticDiagnostics(file)),
      );
      expect(others(service.getSuggestionDiagnostics(file))).toEqual(
        others(alone.getSuggestionDiagnostics(file)),
      );
    }
    expect(hovers).toBeGreaterThan(20);
    expect(logged).toHaveLength(1);
  });

  it("works with another copy of it, as an editor brings one", () => {
    const other = otherCopy();
    expect(other.createSourceFile).not.toBe(ts.createSourceFile);
    const { service, logged } = hosted(CONV_ALONE, { host: other });
    expect(drawn(service, conv, CONV)).toBe(withHints(viewOf(CONV)));
    expect(service.getSuggestionDiagnostics(conv).map(({ code }) => code)).toContain(7_001_013);
    expect(logged).toHaveLength(1);
  });
});

describe("what it must not do to its host", () => {
  it.each(["5.9.3", "5.0.4", "6.1.0", "7.0.2"])(
    "say anything inside of TypeScript %s, but once",
    (version) => {
      const [major = "", minor = ""] = version.split(".");
      const { bare, service, logged } = hosted(CONV_ALONE, {
        version: { version, versionMajorMinor: `${major}.${minor}` },
      });
      expect(service).toBe(bare);
      expect(logged).toEqual([expect.stringContaining(`was loaded by ${version}: it shows nothing.`)]);
    },
  );

  it("fail it: the host answers alone, and the log says why", () => {
    const { bare, service, logged } = hosted(CONV_ALONE);
    const all = (): readonly unknown[] => [
      service.getQuickInfoAtPosition(conv, CONV.indexOf("Conv {"))?.documentation?.map(({ text }) => text),
      service.getSemanticDiagnostics(conv).length,
      service.getSuggestionDiagnostics(conv).map(({ source }) => source),
      hintsOf(service, conv),
      service.getCodeFixesAtPosition(conv, 0, CONV.length, [7_001_013], {}, {}),
    ];
    const program = bare.getProgram();
    if (program === undefined) throw new Error("There is no program.");
    const broken = { ...program, getTypeChecker: () => fail("no checker") };
    for (const getProgram of [() => fail("no program"), () => broken]) {
      const before = logged.length;
      bare.getProgram = getProgram;
      expect(all()).toEqual([["A layer."], 1, [], [], []]);
      expect(logged.slice(before)).toHaveLength(5);
      expect(logged.at(-1)).toMatch(/conv-of-a-test\.ts: Error: no (program|checker)\n/);
    }
  });

  it("hide an error of the host's own", () => {
    const { bare, service } = hosted(CONV_ALONE);
    bare.getSemanticDiagnostics = () => fail("the host's");
    expect(() => service.getSemanticDiagnostics(conv)).toThrow("the host's");
  });

  it("speak of files that are no TypeScript, or are not there", () => {
    const script = join(TOUR, "script-of-a-test.js");
    const { service, logged } = hosted(new Map([[script, CONV]]));
    expect(hintsOf(service, script)).toEqual([]);
    expect(() => hintsOf(service, join(TOUR, "missing.ts"))).toThrow("Could not find source file");
    expect(logged).toHaveLength(1);
  });
});

describe("settings", () => {
  it("are those of the tsconfig's entry, and what an editor says later in its place", () => {
    const { service, configure, refreshed, logged } = hosted(CONV_ALONE, {
      config: { name: "@tsglove/language-server", hints: { classes: false } },
    });
    expect(drawn(service, conv, CONV)).toContain("class Conv {");
    configure({ hints: false });
    expect(drawn(service, conv, CONV)).toBe(CONV);
    configure({ enabled: false });
    expect(service.getSuggestionDiagnostics(conv).map(({ source }) => source)).not.toContain("tsglove");
    configure({});
    expect(drawn(service, conv, CONV)).toContain("class Conv⟨3⟩ {");
    expect(refreshed()).toBe(3);
    expect(logged).toHaveLength(1);
  });

  it("that are wrong are said, and as by default", () => {
    const { service, logged } = hosted(CONV_ALONE, {
      config: { name: "@tsglove/language-server", enabled: 1, hint: true },
    });
    expect(drawn(service, conv, CONV)).toContain("class Conv⟨3⟩ {");
    expect(logged).toEqual([
      "tsglove: tsglove.enabled is 1; give true or false.",
      expect.stringContaining("tsglove.hint is no setting"),
      expect.stringContaining("the plugin runs inside of TypeScript"),
    ]);
  });
});

function fail(message: string): never {
  throw new Error(message);
}

function plainDiagnostic({ category, code, start, length, messageText }: ts.Diagnostic): object {
  return { category, code, start, length, text: ts.flattenDiagnosticMessageText(messageText, "\n") };
}

/** TypeScript as another package has it: the same, and yet none of its functions is. */
function otherCopy(): TypeScript {
  const require = createRequire(import.meta.url);
  const path = require.resolve("typescript");
  const known = require.cache[path];
  require.cache[path] = undefined;
  try {
    return require(path) as TypeScript;
  } finally {
    require.cache[path] = known;
  }
}
