export declare class Conv {
    readonly filters: 64 | 32 | 48;
    readonly act: "relu" | "gelu";
    readonly bias: boolean;
    readonly big: 3n | -1n;
    readonly none: null | "x" | undefined;
    readonly negative: -1 | 0.5;
    constructor(filters: 64 | 32 | 48, act: "relu" | "gelu", bias: boolean, big: 3n | -1n, none: null | "x" | undefined, negative: -1 | 0.5);
    static readonly "tsglove:tsglove-root/test/cases/literal-union/input#Conv"?: [1, "searchable", "split", "filters", 17, "act", 17, "bias", 17, "big", 17, "none", 17, "negative", 17];
}
