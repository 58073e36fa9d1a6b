/** One completion. */
import type { Edit } from "@tsglove/transformer/analysis";

export interface Completion {
  readonly label: string;
  readonly kind: "type" | "value" | "path";
  /** One line beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What is put in place of the text from `start` to `end`; a snippet as LSP writes one, where `isSnippet`. */
  readonly insertText: string;
  readonly isSnippet: boolean;
  readonly start: number;
  readonly end: number;
  /** Edits elsewhere in the file: the import. */
  readonly edits: readonly Edit[];
}
