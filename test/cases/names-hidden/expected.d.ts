export declare class Pool {
    readonly size: 2 | 3;
    constructor(size: 2 | 3);
    static readonly "tsglove:tsglove-root/test/cases/names-hidden/input#Pool"?: [1, "searchable", "split", "size", 17];
}
