import { format, isAbstract, iterate, oneof, searchable } from "tsglove";
@searchable
class Every {
  readonly seen: string;
  constructor(
    readonly a: 1 | 2,
    private readonly b: 3 | 4,
    c: 5 | 6,
    { d }: { d: 7 | 8 },
    [e]: readonly [9 | 10],
    readonly f?: 11 | 12,
    ...g: readonly (13 | 14)[]
  ) {
    this.seen = [a, this.b, c, d, e, f, ...g].join();
  }
}
const hole = <const T>(values: readonly T[]): T => oneof(values);
const opens = [
  new Every(hole([1, 2]), 3, 5, { d: 7 }, [9]),
  new Every(1, hole([3, 4]), 5, { d: 7 }, [9]),
  new Every(1, 3, hole([5, 6]), { d: 7 }, [9]),
  new Every(1, 3, 5, { d: hole([7, 8]) }, [9]),
  new Every(1, 3, 5, { d: 7 }, [hole([9, 10])]),
  new Every(1, 3, 5, { d: 7 }, [9], hole([11, 12])),
  new Every(1, 3, 5, { d: 7 }, [9], 11, 13, hole([13, 14])),
];
for (const open of opens) console.log(isAbstract(open), format(open), [...iterate(open)].map((each) => each.seen));
