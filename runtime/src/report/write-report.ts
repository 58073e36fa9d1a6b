/** `writeReport`: a study's page as a file. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { StudyView } from "../tuning/study-view.js";
import { reportHtml, type ReportOptions } from "./html/page.js";

/**
 * Writes the page of {@link reportHtml} to a file, making its folders. The file is whole at any time: the page is written
 * beside it and then moved over it, so that a reader never meets half of one, and a failure leaves the old one.
 *
 * @param study running or over.
 * @param file where to, relative to the working directory; a file that is there is replaced.
 * @returns the file's absolute path.
 * @throws the file system's error where it cannot be written.
 */
export async function writeReport(study: StudyView, file: string, options: ReportOptions): Promise<string> {
  const path = resolve(file);
  const folder = dirname(path);
  const draft = join(folder, `.${basename(path)}.${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(draft, reportHtml(study, options), { flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return path;
}
