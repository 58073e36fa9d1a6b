/**
 * TuNAS's residual layer (Bender et al., CVPR 2020): filters, kernel and expansion are decided only where the bottleneck
 * was chosen; and `Zero` leaves the layer out.
 */
import { dnaSpec, outlineText, searchable, searchSpace, sizeText } from "tsglove";

@searchable
class InvertedBottleneck {
  constructor(
    readonly filters: 16 | 24 | 32,
    readonly kernel: 3 | 5 | 7,
    readonly expansion: 3 | 6,
  ) {}
}

@searchable
class Zero {}

@searchable
class ResidualLayer {
  constructor(readonly op: InvertedBottleneck | Zero) {}
}

@searchable
class Network {
  constructor(
    readonly stem: ResidualLayer,
    readonly body: ResidualLayer,
    readonly head: ResidualLayer,
  ) {}
}

const layer = dnaSpec(searchSpace(ResidualLayer));
console.log(outlineText(layer));
console.log(
  `a layer: ${sizeText(layer.space)}; three of them: ${sizeText(dnaSpec(searchSpace(Network)).space)}`,
);
