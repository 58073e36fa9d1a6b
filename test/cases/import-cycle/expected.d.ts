import { Child } from "./child.js";
export declare class Parent {
    readonly child: Child | 0;
    constructor(child: Child | 0);
}
export declare class Leaf {
    readonly n: 1 | 2;
    constructor(n: 1 | 2);
}
