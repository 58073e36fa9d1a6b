export declare class Conv {
    readonly filters: 32 | undefined;
    constructor(filters: 32 | undefined);
}
