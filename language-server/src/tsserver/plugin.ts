/**
 * tsglove inside of tsserver, for editors that have nothing else: what `"plugins": [{ "name": "@tsglove/language-server" }]` in a
 * tsconfig.json stands for. The package's "main" hands it to tsserver.
 */
import { ts } from "@tsglove/transformer/analysis";
import { announceFixes, type FixRegistry } from "./code-fixes.js";
import { Guest } from "./guest.js";
import { withSpaces } from "./language-service.js";

/** The compiler that a tsserver runs. */
interface HostTypeScript {
  readonly version: string;
  readonly versionMajorMinor: string;
  readonly codefix?: FixRegistry;
}

/** Called by tsserver once a project. Another TypeScript than ours is left alone: syntax kinds change between versions. */
export function plugin({ typescript }: { readonly typescript: HostTypeScript }): ts.server.PluginModule {
  let configured: (config: unknown) => void = () => undefined;
  return {
    create({ config, languageService, project }) {
      const log = (message: string): void => {
        project.projectService.logger.info(`tsglove: ${message}`);
      };
      if (typescript.versionMajorMinor !== ts.versionMajorMinor) {
        log(
          `the plugin works inside of TypeScript ${ts.versionMajorMinor} and was loaded by ${typescript.version}: it shows nothing. ` +
            `Have the editor use the right one (npm i -D typescript@~${ts.versionMajorMinor}.0), or tsglove's language server, which works beside any.`,
        );
        return languageService;
      }
      if (typescript.codefix !== undefined) announceFixes(typescript.codefix);
      const guest = new Guest(languageService, log);
      guest.configure(config);
      configured = (other) => {
        guest.configure(other);
        project.refreshDiagnostics();
      };
      log(`the plugin runs inside of TypeScript ${typescript.version}.`);
      return withSpaces(languageService, guest);
    },
    onConfigurationChanged: (config: unknown) => {
      configured(config);
    },
  };
}
