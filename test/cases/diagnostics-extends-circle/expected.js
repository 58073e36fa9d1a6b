import { Base } from "./base.js";
console.log(new Base(0).child);
