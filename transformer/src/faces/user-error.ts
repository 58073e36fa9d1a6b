/**
 * An error of the user's program or set-up, whose message says all: printed as it stands, without where in us it was found. Needs no
 * TypeScript, as it says too that it is the wrong one.
 */
const CODE = "ERR_TSGLOVE";

/** @param at a place in the user's files, which traces lead to. */
export function userError(message: string, at?: string): Error {
  const error = Object.assign(new Error(message), { code: CODE });
  error.stack = at === undefined ? message : `${message}\n    at ${at}`;
  return error;
}

/** Whether an error is one of these; it may come from another thread, as a copy. */
export function isUserError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === CODE;
}
