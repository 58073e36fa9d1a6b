/** `madeParts`: what an object's construction makes for itself, private fields included. */
import { describe, expect, it } from "vitest";
import { madeParts, oneof, rebind, searchable } from "tsglove";

@searchable
class Part {
  constructor(readonly size: number) {}
}

class Ordinary {
  readonly above = "ordinary";
}

@searchable
class Whole extends Ordinary {
  static #all = [new Part(0)];
  static get all(): readonly Part[] {
    return Whole.#all;
  }
  readonly twice: Part;
  readonly #once: Part;
  #count = 0;
  #text: string | undefined;
  #list: Part[];
  protected readonly flag = true;
  declare readonly nothing: Part;
  constructor(
    readonly size: number,
    readonly given = new Part(9),
  ) {
    super();
    this.#once = new Part(size);
    this.twice = new Part(2 * size);
    this.#list = [this.#once, this.twice];
  }
  #hidden(): number {
    return this.#count + this.#list.length + (this.#text?.length ?? 0);
  }
  get shown(): number {
    return this.#hidden();
  }
}

@searchable
class Wider extends Whole {
  #once = new Part(-1);
  get own(): Part {
    return this.#once;
  }
}

const named = (object: object): Record<string, unknown> => Object.fromEntries(madeParts(object));

describe("madeParts", () => {
  it("names the fields that no argument fills, private ones too, and not those of plain values", () => {
    const whole = new Whole(3);
    const { "#once": once, "#list": list, ...others } = named(whole);
    expect(once).toEqual(new Part(3));
    expect(list).toEqual([once, whole.twice]);
    // What "#text" holds its type does not say for certain.
    expect(others).toEqual({ twice: whole.twice, above: "ordinary", flag: true, "#text": undefined });
    expect(whole.shown).toBe(2);
    expect(Whole.all).toHaveLength(1);
  });

  it("has those of searchable classes above, each class's own private ones", () => {
    const wider = new Wider(4);
    expect(madeParts(wider).filter(([name]) => name.endsWith("#once"))).toEqual([
      ["#once", wider.own],
      ["Whole#once", new Part(4)],
    ]);
  });

  it("follows a rebind, which makes them anew", () => {
    const whole = new Whole(3);
    const before = named(whole)["#once"];
    rebind(whole, { size: 5 });
    expect(named(whole)["#once"]).toEqual(new Part(5));
    expect(named(whole)["#once"]).not.toBe(before);
  });

  it("is empty for what is undecided, and for what is not symbolic", () => {
    expect(madeParts(new Whole(oneof([1, 2])))).toEqual([]);
    expect(madeParts({ a: 1 })).toEqual([]);
    expect(madeParts([new Part(1)])).toEqual([]);
    expect(madeParts(Object.create(null) as object)).toEqual([]);
  });
});
