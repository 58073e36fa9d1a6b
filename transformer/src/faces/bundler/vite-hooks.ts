/**
 * Vite's dev server: a type two modules away is part of no module graph, so after each change we look which of the modules
 * that it was given came out differently now, and hand those on as changed.
 */
import type { UnpluginOptions } from "unplugin";
import type { Compiled } from "../project/project.js";
import type { Workspace } from "../project/workspace.js";

export interface ViteHooks {
  readonly hooks: NonNullable<UnpluginOptions["vite"]>;
  /** Whether this is the dev server, not a build. */
  serves(): boolean;
  /** Remembers what a module was compiled to. */
  compiled(id: string, result: Compiled): void;
}

export function viteHooks(workspace: Workspace): ViteHooks {
  const given = new Map<string, Compiled>();
  let isServer = false;

  /** The modules whose output is another one than they were given; found once a change, for all environments. */
  const changedModules = (): readonly string[] => {
    workspace.invalidate();
    return [...given.keys()].filter((id) => {
      const now = workspace.compile(id);
      return now?.output?.code !== given.get(id)?.output?.code;
    });
  };

  return {
    hooks: {
      // Emitted code imports it, which Vite would find late, and reload the page for.
      config: () => ({ optimizeDeps: { include: ["tsglove", "tsglove/compiled"] } }),
      configResolved(config) {
        isServer = config.command === "serve";
      },
      hotUpdate(change) {
        const graph = this.environment.moduleGraph;
        const changed = changedModules().flatMap((id) => [...(graph.getModulesByFile(id) ?? [])]);
        return changed.length === 0 ? undefined : [...new Set([...change.modules, ...changed])];
      },
    },
    serves: () => isServer,
    compiled: (id, result) => {
      if (isServer) given.set(id, result);
    },
  };
}
