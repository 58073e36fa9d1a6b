// TypeScript as CommonJS. Imported by name from an ES module, Node reads its nine megabytes twice more, to tell its format and to
// list its exports; and under tspc, where it is loaded already, this way finds that copy. Copied, as its own exports are getters
// of a large object: a call through one takes two and a half times as long. (In two steps: Node would list the exports of
// `module.exports = require(...)` too.)
const ts = require("typescript");
module.exports = { ...ts };
