export declare class Conv {
    readonly filters: 32 | undefined;
    constructor(filters: 32 | undefined);
    static readonly "tsglove:tsglove-root/test/cases/strict-null-checks/input#Conv"?: [1, "searchable", "split", "filters", 17];
}
