import { searchable } from "tsglove";

@searchable
class Optional {
  readonly seen: string;
  constructor(
    readonly a?: 1 | 2,
    readonly b: 3 | 4 | undefined = 3,
    c?: string,
  ) {
    this.seen = `${String(a)} ${String(b)} ${String(c)}`;
  }
}
console.log(new Optional().seen, new Optional(undefined, undefined).seen, new Optional(1, 4, "c").seen, Optional.length);
console.log(Object.entries(new Optional(2)));
