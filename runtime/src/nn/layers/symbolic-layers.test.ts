// The layers as symbolic objects: what their types say, and how they are edited, written and read.
import {
  clone,
  dnaSpec,
  eq,
  format,
  fromJSON,
  iterate,
  oneof,
  rebind,
  searchable,
  searchSpace,
  toJSON,
} from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  Conv,
  Dense,
  GlobalPool,
  Identity,
  MaxPool,
  MBConv,
  param,
  Residual,
  Sequential,
  stacked,
  weightsOf,
  Zero,
} from "../index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

function weight(model: object, name: string): Tensor {
  const found = weightsOf(model).get(name);
  if (found === undefined) throw new Error(`no ${name} in ${[...weightsOf(model).keys()].join()}`);
  return found;
}

// A user's own, with weights by name.
@searchable
class Scale {
  constructor(readonly start: 1 | 2) {}
  call(x: Tensor): Tensor {
    return tf.mul(
      x,
      param(this, "scale", [x.shape.at(-1) ?? 1], { init: (shape) => tf.fill([...shape], this.start) }),
    );
  }
}

@searchable
class Net {
  constructor(
    readonly op: Conv<16 | 32, 3 | 5> | MaxPool<2> | Identity,
    readonly own: Scale,
  ) {}
  call(x: Tensor): Tensor {
    return this.own.call(this.op.call(x));
  }
}

describe("as symbolic objects", () => {
  test("types say what is searched, options are not", () => {
    const space = searchSpace(Net);
    expect(format(space).replaceAll(/\s+/g, " ")).toBe(
      "new Net( oneof([ new Conv(oneof([16, 32]), oneof([3, 5])), new MaxPool(2), new Identity(), ]), new Scale(oneof([1, 2])), )",
    );
    expect(dnaSpec(space).size).toBe(12n);
    for (const net of iterate(space)) expect(net.call(tf.ones([1, 4, 4, 1])).rank).toBe(4);
    expect(dnaSpec(searchSpace(MBConv<16 | 24, 3 | 5, 3 | 6>)).size).toBe(8n);
    expect(dnaSpec(searchSpace(Residual<Conv<8, 3> | Zero>)).size).toBe(2n);
  });

  test("hyper values stand where values stand", () => {
    const space = new Sequential([
      new Conv(oneof([4, 8]), oneof([3, 5]), { stride: 2 }),
      oneof([new Identity(), new Residual(new MBConv(oneof([4, 8]), 3, 2))]),
      new GlobalPool(),
      new Dense(2),
    ]);
    expect(dnaSpec(space).size).toBe(12n);
    const shapes = new Set<string>();
    for (const net of iterate(space))
      try {
        shapes.add(net.call(tf.zeros([1, 8, 8, 1])).shape.join());
      } catch (error) {
        // Residuals of another width than their input.
        expect(String(error)).toContain("Residual adds its input");
      }
    expect([...shapes]).toEqual(["1,2"]);
  });

  test("are copied, rebound, written and read", () => {
    const net = new Sequential([new Conv(4, 3), new GlobalPool(), new Dense(2)]);
    expect(format(net)).toBe("new Sequential([new Conv(4, 3), new GlobalPool(), new Dense(2)])");
    expect(eq(fromJSON(toJSON(net)), net)).toBe(true);
    const wide = rebind(clone(net), (key, value: unknown) => (key === "filters" ? 8 : value));
    net.call(tf.zeros([1, 4, 4, 1]));
    wide.call(tf.zeros([1, 4, 4, 1]));
    expect(weight(net, "layers[0]/kernel").shape).toEqual([3, 3, 1, 4]);
    expect(weight(wide, "layers[0]/kernel").shape).toEqual([3, 3, 1, 8]);
  });

  test("stacked makes copies with weights of their own, decisions too", () => {
    const net = stacked(new Dense(3), 2);
    net.call(tf.ones([1, 3]));
    expect([...weight(net, "layers[0]/kernel").dataSync()]).not.toEqual([
      ...weight(net, "layers[1]/kernel").dataSync(),
    ]);
    expect(dnaSpec(stacked(new Dense(oneof([3, 4])), 2)).size).toBe(4n);
    expect(dnaSpec(stacked(oneof([new Identity(), new Dense(3)]), 3)).size).toBe(8n);
  });
});
