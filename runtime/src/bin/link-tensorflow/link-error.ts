/** What stands in the way of linking, and what the user can do about it. Nothing has changed. */
export class LinkError extends Error {}
