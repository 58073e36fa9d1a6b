import { Sub } from "./sub.js";
import { Base } from "./base.js";
console.log(new Sub(0).child, new Base(0).child);
