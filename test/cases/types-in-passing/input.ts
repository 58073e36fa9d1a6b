// A type that leads to a searchable class adds no import where no domain needs it: here one would close a circle.
import { fallback } from "./fallback.js";
import { everything } from "./everything.js";

console.log(fallback, everything);
