/** tsserver's plugin, which a project may name in its tsconfig.json, is silent while this extension runs: both show the same. */
import * as vscode from "vscode";

/** What VS Code's own TypeScript extension lets others do. */
interface TypeScriptExtension {
  getAPI?(version: 0): { configurePlugin(name: string, configuration: object): void } | undefined;
}

export async function silencePlugin(): Promise<void> {
  const typescript = vscode.extensions.getExtension<TypeScriptExtension>(
    "vscode.typescript-language-features",
  );
  const exported = await typescript?.activate();
  exported?.getAPI?.(0)?.configurePlugin("@tsglove/language-server", { enabled: false });
}
