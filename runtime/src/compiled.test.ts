/** What emitted code relies on beyond what compiled programs show. */
import { describe, expect, it } from "vitest";
import { define } from "./compiled.js";

describe("the name of a class", () => {
  const nameUnder = (id: string, type: abstract new () => object): string => {
    define(type, id, [], () => []);
    return type.name;
  };

  it("is the one of its id, where a minifier has given it another", () => {
    expect(nameUnder("ops/src/conv#Conv", class a {})).toBe("Conv");
    expect(nameUnder("ops/src/conv#Conv@make.inner", class a {})).toBe("Conv");
    expect(nameUnder("@me/ops/src/conv#Été", class {})).toBe("Été");
  });

  it("is told from folders that have the signs of an id in their names", () => {
    expect(nameUnder("ops/#src@2/conv#Conv", class a {})).toBe("Conv");
    expect(nameUnder("@me/#ops/conv#Conv@make", class a {})).toBe("Conv");
  });

  it("stays where it is the user's own, or there is none", () => {
    class Titled {
      static readonly name: string = "a title";
      readonly own = 1;
    }
    expect(nameUnder("ops/a#Titled", Titled)).toBe("a title");
    class Called {
      static name(): string {
        return "called";
      }
      readonly own = 1;
    }
    define(Called, "ops/a#Called", [], () => []);
    expect(Called.name()).toBe("called");
    expect(nameUnder("ops/a#default", class b {})).toBe("b");
  });
});
