export declare function subclasses<T extends object>(
  base: new (n: 1 | 2) => T,
): readonly (new (n: 1 | 2) => T & { readonly extra: unknown })[];
