import { searchable } from "tsglove";

@searchable
class Zero {}
@searchable
class Two {
  constructor(readonly a: 1 | 2, readonly b: 1 | 2, readonly c = 1, readonly d?: number) {}
}
@searchable
class Below extends Two {}
@searchable
class Renamed {
  static override = true;
  static readonly tag = "t";
  static get [Symbol.toStringTag](): string {
    return "meta";
  }
}
console.log([Zero, Two, Below, Renamed].map((type) => [type.name, type.length]));
console.log(Zero, Below, Object.getOwnPropertyNames(Two), Object.getOwnPropertyNames(Two.prototype));
