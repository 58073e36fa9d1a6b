/** What the rules say about a file, as an editor shows it. */
import { reviewFile, type Severity } from "@tsglove/transformer/analysis";
import type { View } from "./view.js";

export interface Diagnostic {
  readonly start: number;
  readonly end: number;
  /** `TSG1001` */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

export function diagnostics({ file, model }: View): readonly Diagnostic[] {
  return reviewFile(file, model).map(({ node, message, rule }) => ({
    start: node.getStart(file),
    end: node.getEnd(),
    code: `TSG${rule.code}`,
    severity: rule.severity,
    message,
  }));
}
