// Working memory beyond the tensors themselves.

/**
 * `bytes` of the memory that tensors lie in, by its address; they hold anything. The host answers, from the backend's own
 * allocator. A kernel asks once: a second call may give the same bytes again.
 */
export declare function scratch(bytes: usize): usize;
