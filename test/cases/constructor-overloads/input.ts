import { searchable } from "tsglove";

@searchable
class Sized {
  readonly text: string;
  constructor(width: 1 | 2);
  constructor(width: 1 | 2, unit: "px" | "em");
  constructor(width: 1 | 2, unit: "px" | "em", scale: number);
  /** The one with a body. */
  constructor(width: 1 | 2, unit?: "px" | "em", scale = 1) {
    this.text = `${width * scale}${unit ?? ""}`;
  }
  grow(): this;
  grow(by: number): this;
  grow(_by?: number): this {
    return this;
  }
}
console.log(new Sized(1).text, new Sized(2, "em").grow().text, new Sized(2, "px", 3).text, Sized.length);
