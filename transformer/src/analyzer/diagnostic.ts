/** What a rule finds, and what a rule is. */
import type ts from "typescript";
import type { ProgramModel } from "./program-model.js";

/**
 * `error`: the program is surely wrong, and a build fails. `warning`: it is probably not what was meant. `hint`: there is
 * something to know. tsc ends with an error whatever it prints, so that only errors are for builds, the rest for editors.
 */
export type Severity = "error" | "warning" | "hint";

/** A piece of text in place of another, by offsets in the file as it is. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** The name of the file; the one that the finding is in, where it is left out. */
  readonly file?: string;
}

/** A change that an editor offers: its edits are made all at once, and do not overlap. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A finding: where, and what to write instead. */
export interface Finding {
  readonly node: ts.Node;
  readonly message: string;
  /** What an editor may offer, the likeliest first. Computed when it is asked for: builds never ask. */
  readonly fixes?: () => readonly Fix[];
}

/** What the page of a rule says, besides what the rule itself finds and mends in its wrong example. */
export interface RuleDocs {
  /** One sentence: how it should be. */
  readonly title: string;
  /** Why, in a few sentences of Markdown. */
  readonly why: string;
  /** Programs, which the tests compile. The right one has no finding at all. */
  readonly wrong: string;
  readonly right: string;
}

/** One diagnostic, in a file of its own. */
export interface Rule {
  /** Stable for ever; shown as `TSG1001`. */
  readonly code: number;
  /** kebab-case, as the file is named. */
  readonly name: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  /** The findings in one file. Does not throw, whatever the program looks like. */
  check(file: ts.SourceFile, model: ProgramModel): Iterable<Finding>;
}
