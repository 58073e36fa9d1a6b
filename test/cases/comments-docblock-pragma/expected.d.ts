/**
 * @jest-environment node
 */
declare class Plain {
    one: number;
    static readonly "tsglove:tsglove-root/test/cases/comments-docblock-pragma/input#Plain"?: [1, "ordinary", "split"];
}
export { Plain };
