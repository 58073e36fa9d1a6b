import { type Int, type ManyOf, type Named, type Permutation } from "tsglove";
declare class Counts {
    readonly a: ManyOf<1 | 2, 5>;
    readonly b: Permutation<[]>;
    readonly c: Int<1, 10, 0>;
    constructor(a: ManyOf<1 | 2, 5>, b: Permutation<[]>, c: Int<1, 10, 0>);
    static readonly "tsglove:tsglove-root/test/cases/diagnostics-spaces/input#Counts"?: [1, "searchable", "split", "a", 17, "b", 17, "c", 17];
}
declare class Twice {
    readonly first: Named<1 | 2, "n">;
    readonly second: Named<3 | 4, "n">;
    constructor(first: Named<1 | 2, "n">, second: Named<3 | 4, "n">);
    static readonly "tsglove:tsglove-root/test/cases/diagnostics-spaces/input#Twice"?: [1, "searchable", "split", "first", 17, "second", 17];
}
declare class Plain {
    readonly size: 1 | 2;
    readonly name: string | 3;
    constructor(size: 1 | 2, name: string | 3);
}
declare class Box<T extends 8 | 16> {
    readonly value: T;
    constructor(value: T);
    static readonly "tsglove:tsglove-root/test/cases/diagnostics-spaces/input#Box"?: [1, "searchable", "split", "value", 17];
}
type Deep<N extends 0[]> = {
    a: 1 | 2;
    next: Deep<[...N, 0]>;
};
export declare const spaces: () => (number | Counts | Twice | Plain | Box<8 | 16> | {
    a: Box<8>;
    "odd key": Box<never> | Date;
} | Deep<[]>)[];
export {};
