export declare class Conv {
    readonly filters: 64 | 32 | 48;
    readonly act: "relu" | "gelu";
    readonly bias: boolean;
    readonly big: 3n | -1n;
    readonly none: null | "x" | undefined;
    readonly negative: -1 | 0.5;
    constructor(filters: 64 | 32 | 48, act: "relu" | "gelu", bias: boolean, big: 3n | -1n, none: null | "x" | undefined, negative: -1 | 0.5);
}
