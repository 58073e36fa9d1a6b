/**
 * Shared parts. A symbolic object owns its parts: a clone copies them, an edit enters them. What an object only refers
 * to (a data set, a teacher network) is marked as shared. The mark is on the object itself, not a wrapper around it: so
 * constructors, methods and types see the object and nothing else.
 */

const shared = new WeakSet<object>();

/** Whether anything was ever shared: until then walks need not ask of each part. */
export const sharing = { exists: false };

/**
 * Marks an object as shared, for good, and returns it. As a part of another it is a leaf: `clone` keeps the object itself,
 * a path or a function of `rebind` does not enter it, `eq` compares it by identity. As the root of an operation
 * it is an object like any other: `clone(teacher)` copies it, `rebind(teacher, ...)` edits it.
 *
 * @param value the object; anything else (a number, a function) has no parts to own and is returned as it is.
 * @example
 * ```ts
 * const teacher = ref(new Net(64));
 * const student = new Student(teacher, new Net(8));
 * clone(student).teacher === teacher; // true
 * ```
 */
export function ref<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    shared.add(value);
    sharing.exists = true;
  }
  return value;
}

/** Whether a value was marked as shared by {@link ref}. */
export function isRef(value: unknown): boolean {
  return sharing.exists && typeof value === "object" && value !== null && shared.has(value);
}
