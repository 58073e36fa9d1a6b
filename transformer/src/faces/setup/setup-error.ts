/** What stands in the way of a command, in words for the user: nothing is wrong with us, and nothing has changed. */
export class SetupError extends Error {}
