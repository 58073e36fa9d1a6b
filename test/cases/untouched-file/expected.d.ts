export declare class Plain {
    readonly y: number;
    x: number;
    constructor(y: number);
}
