import { clone, format, rebind, searchable } from "tsglove";

@searchable
class Layer {
  readonly area: number;
  log: string[] = [];
  constructor(
    readonly width: number,
    readonly height = width * 2,
    private depth = 1,
    label: string = `layer ${width}`,
    ...rest: readonly number[]
  ) {
    this.area = width * height;
    this.log.push(label, rest.join("+"));
    this.depth += 0;
  }
  volume(): number {
    return this.area * this.depth;
  }
}

const layer = new Layer(2);
console.log(Layer.length, layer.height, layer.volume(), layer.log, format(layer));
rebind(layer, { width: 3 });
console.log(layer.height, layer.volume(), layer.log);
const other = new Layer(2, 5, 7, "named", 8, 9);
console.log(format(other), format(clone(other, { width: 1 })), other.log);
