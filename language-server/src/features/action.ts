/** What an editor can offer to do. */
import type { Edit } from "@tsglove/transformer/analysis";
import type { View } from "./view.js";

export interface CodeAction {
  /** Tells it apart from the others of the same range, so that it can be asked for again. */
  readonly id: string;
  /** What it does, in the imperative. */
  readonly title: string;
  readonly kind: "quickfix" | "refactor.extract" | "refactor.rewrite";
  /** The finding that it mends. */
  readonly mends?: { readonly start: number; readonly end: number; readonly code: string };
  /** Whether an editor may take it without asking which. */
  readonly isPreferred: boolean;
  /** Computed when the action is chosen; edits of other files name them. Empty where it cannot be done after all. */
  readonly edits: () => Promise<readonly Edit[]>;
}

/** What the actions for a range come from; `end` is `start` where nothing is selected. */
export type ActionSource = (view: View, start: number, end: number) => Iterable<CodeAction>;
