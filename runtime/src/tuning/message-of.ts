/** What something thrown says. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === "object" && error !== null
    ? "an object was thrown that is no Error"
    : String(error);
}
