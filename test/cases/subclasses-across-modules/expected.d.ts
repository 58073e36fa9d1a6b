import "./z.js";
import "./a.js";
