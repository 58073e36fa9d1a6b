import { Child } from "./child.js";
export declare class Parent {
    readonly child: Child | 0;
    constructor(child: Child | 0);
    static readonly "tsglove:tsglove-root/test/cases/import-cycle/input#Parent"?: [1, "searchable", "split", "child", 17];
}
export declare class Leaf {
    readonly n: 1 | 2;
    constructor(n: 1 | 2);
    static readonly "tsglove:tsglove-root/test/cases/import-cycle/input#Leaf"?: [1, "searchable", "split", "n", 17];
}
