/** `tsglove/report`: shows a search while it goes, and what came of it. For Node. */
export { terminalProgress, type TerminalProgressOptions } from "./terminal-progress.js";
export type { ProgressStream } from "./progress-stream.js";
export { trialTable, type TrialTableOptions } from "./trial-table.js";
export { reportHtml, type ReportFact, type ReportOptions } from "./html/page.js";
export { writeReport } from "./write-report.js";
