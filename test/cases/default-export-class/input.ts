import { format, oneof, searchable } from "tsglove";
import Other from "./other.js";
import Anonymous from "./anonymous.js";
@searchable
export default class Mine {
  constructor(
    readonly other: Other,
    readonly more: Anonymous | undefined = undefined,
  ) {}
}
console.log(format(new Mine(new Other(oneof([1, 2])), new Anonymous())).replace("default_1", "default"), Mine.name, Other.name);
