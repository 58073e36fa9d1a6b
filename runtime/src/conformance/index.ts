/** tsglove/conformance: what every algorithm has to keep, for algorithms of your own. */
export { algorithmCases, type AlgorithmCase, type ConformanceOptions } from "./algorithm-cases.js";
