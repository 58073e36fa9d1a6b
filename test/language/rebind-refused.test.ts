/** A rebind that fails changes nothing. */
import { describe, expect, it } from "vitest";
import { floatv, format, isAbstract, oneof, rebind, searchable } from "tsglove";
import { Block, Conv, events, Identity, loose, net, type Net } from "./networks.js";

@searchable
class Moody {
  constructor(
    readonly check: () => void,
    readonly n: 1 | 2,
  ) {
    check();
  }
}

describe("a rebind that is refused", () => {
  const untouched = (act: (target: Net) => unknown, message: string | RegExp): void => {
    const target: Net & { note?: string } = net();
    target.note = "mine";
    const identities = [target.blocks, ...target.blocks, ...target.blocks.map(({ op }) => op)];
    const before = JSON.stringify(target);
    const log = [...target.log];
    expect(() => act(target)).toThrow(message);
    expect(JSON.stringify(target)).toBe(before);
    expect(Object.keys(target).sort()).toEqual([
      "allowed",
      "blocks",
      "changed",
      "note",
      "options",
      "weights",
    ]);
    expect(target.log).toEqual(log);
    const after = [target.blocks, ...target.blocks, ...target.blocks.map(({ op }) => op)];
    after.forEach((each, i) => {
      expect(each).toBe(identities[i]);
    });
    expect(target.weights).toBe(target.blocks.reduce((sum, block) => sum + block.weights, 0));
    expect(target.blocks.map(({ weights }) => weights)).toEqual(
      target.blocks.map(({ op }) => (op instanceof Conv ? op.weights : 0)),
    );
    expect(isAbstract(target)).toBe(false);
  };

  it.each([
    [{ "blocks[0].op.filters": 33 }, "blocks[0].op.filters: 33 is not 32 | 48 | 64."],
    [{ "blocks[0].op.filters": "32" }, 'blocks[0].op.filters: "32" is not 32 | 48 | 64.'],
    [{ "blocks[0].op.filters": undefined }, "blocks[0].op.filters: undefined is not 32 | 48 | 64."],
    [{ "blocks[0].op": new Date(0) }, "blocks[0].op: a Date is not Conv | Identity."],
    [
      { "blocks[0].op": oneof([new Conv(32), 5]) },
      "blocks[0].op: candidate 1 does not fit Conv | Identity: 5 is not",
    ],
    [
      { "blocks[0].op.filters": floatv(1, 2) },
      "blocks[0].op.filters: Float<1, 2> does not fit 32 | 48 | 64.",
    ],
    [{ allowed: 5000, "blocks[9].op": new Identity() }, '"blocks[9]" leads nowhere: there is 0, 1.'],
    [{ "blocks[0].weights": 5 }, '"blocks[0].weights" leads nowhere: there is op, limit.'],
    [{ "blocks[0].op.filters.size": 5 }, "leads nowhere: what it stands under has no parts."],
    [
      { "options.lr": 5 },
      '"options.lr" leads through "options", which was left out; give a value to that first.',
    ],
    [{ "options.__proto__": 5 }, "options"],
    [{ toString: 5 }, '"toString" leads nowhere: there is blocks, options, allowed.'],
    [
      { "blocks[0]": new Block(new Identity()), "blocks[0].op": new Identity() },
      '"blocks[0].op" lies inside "blocks[0]", which is replaced too',
    ],
    [
      { "blocks[0].op": new Identity(), blocks: [] },
      '"blocks[0].op" lies inside "blocks", which is replaced too',
    ],
    [{ "": 5 }, '"" is no path'],
    [{ "blocks[": 5 }, '"blocks[" is no path; write keys and indices as in "model.layers[0].units".'],
    [{ ".allowed": 5 }, '".allowed" is no path'],
    [{ "blocks..op": 5 }, '"blocks..op" is no path'],
  ])("for its path or value changes nothing: case %#", (changes, message) => {
    untouched((target) => loose(target, changes), message);
  });

  it("changes nothing where the first of two changes is right", () => {
    events.length = 0;
    untouched(
      (target) => loose(target, { "blocks[0].op.filters": 64, "blocks[1].op.filters": 65 }),
      "65 is not",
    );
  });

  it("is undone where a constructor half way up throws", () => {
    untouched(
      (target) => rebind(target, { "blocks[0].op.filters": 64, "blocks[1].limit": 100 }),
      "240 weights are over the limit",
    );
  });

  it("is undone where the root's constructor throws, and the objects that read others read the old ones", () => {
    untouched(
      (target) =>
        rebind(target, { "blocks[0].op.filters": 64, "blocks[1].op": new Identity(), allowed: 100 }),
      "192 weights in all",
    );
  });

  it("is undone where an array had grown", () => {
    untouched(
      (target) => rebind(target, { "blocks[2]": new Block(new Conv(64)), allowed: 400 }),
      "528 weights in all",
    );
  });

  it("is undone where it had made an object abstract, whose fields come back", () => {
    const conv: Conv & { note?: string } = new Conv(32);
    conv.note = "mine";
    const [open, other] = [new Block(conv), new Block(new Conv(48))];
    const list = [open, other];
    expect(() => rebind(list, { "[0].op.filters": oneof([32, 64]), "[1].limit": 1 })).toThrow(
      "over the limit",
    );
    expect([isAbstract(list), isAbstract(conv), conv.note, open.weights, conv.weights]).toEqual([
      false,
      false,
      "mine",
      96,
      96,
    ]);
  });

  it("is undone where it had decided an abstract object", () => {
    const block = new Block(new Conv(oneof([32, 64])), 100);
    expect(() => rebind(block, { "op.filters": 64 })).toThrow("192 weights are over the limit");
    expect([isAbstract(block), format(block)]).toEqual([true, "new Block(new Conv(oneof([32, 64])), 100)"]);
    expect(rebind(block, { "op.filters": 32 }).weights).toBe(96);
  });

  it("tells both errors where the old arguments do not construct any more", () => {
    let fail = false;
    const target = new Moody(() => {
      if (fail) throw new Error("moody");
    }, 1);
    fail = true;
    let caught: unknown;
    try {
      rebind(target, { n: 2 });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(AggregateError);
    expect(caught instanceof AggregateError ? caught.errors.map(String) : []).toEqual([
      "Error: moody",
      "Error: moody",
    ]);
  });
});
