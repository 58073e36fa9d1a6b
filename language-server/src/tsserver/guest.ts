/**
 * The features as a guest of somebody else's program: what they are asked is asked of the program that tsserver has, and when they
 * fail, the host answers as if there were none.
 */
import { ProgramModel, type ts } from "@tsglove/transformer/analysis";
import { DEFAULT_SETTINGS, parseSettings, type Settings } from "../features/settings.js";
import type { View } from "../features/view.js";

/** Members of a plugin's entry that are for tsserver, or for ts-patch. */
const HOSTS_OWN: ReadonlySet<string> = new Set(["name", "global", "transform", "transformProgram"]);

export class Guest {
  #settings: Settings = DEFAULT_SETTINGS;
  #isEnabled = true;
  #model: ProgramModel | undefined;

  /** @param log hears of settings that are wrong, and of failures. */
  constructor(
    private readonly service: ts.LanguageService,
    private readonly log: (message: string) => void,
  ) {}

  /** Takes the entry of a tsconfig, or what an editor says in its place: settings, and `"enabled": false` for none of this. */
  configure(entry: unknown): void {
    const members = typeof entry === "object" && entry !== null ? Object.entries(entry) : [];
    const own = new Map<string, unknown>(members.filter(([name]) => !HOSTS_OWN.has(name)));
    const enabled = own.get("enabled");
    own.delete("enabled");
    if (enabled !== undefined && typeof enabled !== "boolean")
      this.log(`tsglove.enabled is ${JSON.stringify(enabled)}; give true or false.`);
    this.#isEnabled = enabled !== false;
    const { settings, problems } = parseSettings(Object.fromEntries(own));
    this.#settings = settings;
    for (const problem of problems) this.log(problem);
  }

  /**
   * What features say of a file as it is now. Never throws.
   *
   * @param otherwise where they say nothing: switched off, no such file, no TypeScript, or they failed.
   */
  ask<T>(fileName: string, otherwise: T, compute: (view: View) => T): T {
    if (!this.#isEnabled || !/\.[cm]?tsx?$/.test(fileName)) return otherwise;
    try {
      const program = this.service.getProgram();
      const file = program?.getSourceFile(fileName);
      if (program === undefined || file === undefined) return otherwise;
      // Imports that lead elsewhere go with files that come or go, which the model sees.
      const model = (this.#model = ProgramModel.of(program, this.#model));
      return compute({ model, file, settings: this.#settings });
    } catch (error) {
      // What was read of classes so far may be half true.
      this.#model = undefined;
      this.log(`${fileName}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return otherwise;
    }
  }
}
