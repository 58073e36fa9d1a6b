/**
 * What a network is.
 */
export declare class Net {
    #private;
    /** How deep. */
    readonly depth: 1 | 2;
    /** How wide. */
    width: number;
    /** Makes one. */
    constructor(
    /** How deep. */
    depth: 1 | 2);
    hidden(): number;
    static readonly "tsglove:tsglove-root/test/cases/comments-and-banner/input#Net"?: [1, "searchable", "split", "depth", 17];
}
