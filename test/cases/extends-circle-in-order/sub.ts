import { searchable } from "tsglove";
import { Base } from "./base.js";

@searchable
export class Sub extends Base {}
