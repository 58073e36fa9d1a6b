import { searchable } from "tsglove";
@searchable
export default class {
  constructor(readonly k = 5) {}
}
