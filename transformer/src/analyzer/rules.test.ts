/**
 * Rules beyond the examples of their pages: each program is marked where a finding is expected, `⟦1008:5⟧`, and has none
 * anywhere else.
 */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { reviewed, type Reviewed } from "../testing/examples.js";

const here = dirname(fileURLToPath(import.meta.url));

/** What the programs may use. */
const HEAD = `import { clone, custom, floatv, intv, lazy, manyof, materialize, oneof, permutate, RandomSearch, rebind, sample, searchable, searchSpace, symbolize, trace } from "tsglove";
import type { AnyOf, Fixed, FixedArray, Float, Hint, Int, ManyOf, Named, Permutation } from "tsglove";
@searchable
class Conv { constructor(readonly filters: 32 | 64, readonly kernel: 3 | 5 = 3) {} run(): number { return 1; } }
@searchable
class Adam { constructor(readonly rate: Float<1e-6, 1e-3, "log">, readonly steps: Int<2, 8, 2> | "none" = 2) {} }
@searchable
class Identity {}
@searchable
class Net { constructor(readonly op: Conv | Identity, readonly adam = new Adam(1e-4)) {} train(): number { return 1; } }
@searchable
class Any { constructor(readonly a: unknown, readonly b?: unknown) {} }
declare const something: any;
`;

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  "the decorator as a function": [
    "export const A = ⟦1019:searchable⟧(class { constructor(readonly a: 1 | 2) {} });",
    "class D {}",
    "⟦1019:searchable⟧(D);",
    "export const each = (type: typeof D) => ⟦1019:searchable⟧(type), kept = [searchable];",
    "export const E = @searchable class { constructor(readonly a: 1 | 2) {} };",
  ],
  "choices, written and not": [
    "export const a = manyof(1, ⟦1011:[]⟧), b = permutate(⟦1011:[]⟧), c = oneof((⟦1011:[]⟧));",
    "const none: number[] = []; none.push(3); export const a = oneof(none), b = oneof([...none]);",
    "export const a = oneof([1, 2, ⟦1012:1⟧]), b = oneof([1, '1', true, 'true', null, undefined, -1]);",
    "const one = 1; export const a = oneof([one, 2, ⟦1012:1⟧]);",
    "enum Act { Relu, Gelu } export const a = oneof([Act.Relu, Act.Gelu, ⟦1012:Act.Relu⟧]);",
    "export const a = manyof(2, ['a', 'b', ⟦1012:'a'⟧]);",
    "export const a = ⟦1013:oneof(['x'])⟧, b = oneof([...[1, 2]]), c = permutate([1]), d = manyof(1, [1]);",
    "export const a = (function () { return oneof; })()([]);",
    "function oneOf(list: readonly unknown[]): unknown { return list[0]; } export const a = oneOf([]);",
    "@searchable export class W { constructor(readonly w: (1 | 2 | ⟦1012:1⟧) = 1) {} }",
  ],
  "ranges of floatv and intv": [
    "export const a = ⟦1014:floatv(1, 0)⟧, b = ⟦1014:floatv(1, 1)⟧, c = floatv(⟦1014:0⟧, 1, 'log'), d = floatv(⟦1014:-1⟧, 1, 'rlog');",
    "export const a = floatv(0, 1), b = floatv(-1, 1, 'linear'), c = floatv(something, 0), d = floatv(0, something, 'log');",
    "export const a = ⟦1014:floatv(0, Infinity)⟧, b = ⟦1014:floatv(-Infinity, 0)⟧;",
    "export const a = intv(1, 1), b = ⟦1014:intv(2, 1)⟧, c = intv(⟦1014:0.5⟧, 1), d = intv(0, 9, ⟦1014:-1⟧), e = intv(0, 9, 2);",
    "const LOW = 1, HIGH = -LOW; export const a = ⟦1014:floatv(LOW, HIGH)⟧;",
    "let low = 1; low = -1; export const a = floatv(low, 0);",
  ],
  "numbers against the domains of parameters": [
    "export const a = new Adam(⟦1008:1⟧), b = new Adam(1e-4, ⟦1008:3⟧), c = new Adam(1e-4, 'none'), d = new Adam(⟦1008:-1e-4⟧);",
    "export const a = new Adam(oneof([1e-4, ⟦1008:5⟧]));",
    "export const a = rebind(new Adam(1e-4), { rate: ⟦1008:7⟧ }), b = clone(new Net(new Identity()), { 'adam.rate': ⟦1008:7⟧ });",
    "export const a = rebind(new Adam(1e-4), { rate: 1e-5, ...something });",
    "@searchable export class D { constructor(readonly a: Float<0, 1> = ⟦1008:2⟧, readonly b: Float<0, 1> = 0.5, readonly c: Int<1, 3> = something) {} }",
    "const rate = 1; export const a = new Adam(⟦1008:rate⟧), b = new Adam(something);",
    "export const a = new Adam(⟦1015:floatv(0, 1)⟧), b = new Adam(floatv(1e-6, 1e-3)), c = new Adam(1e-4, ⟦1015:intv(2, 9, 3)⟧), d = new Adam(1e-4, intv(2, 7, 2));",
    "export const a = new Adam(oneof([1e-4, ⟦1015:floatv(0, 1)⟧]));",
    "export const a = rebind(new Adam(1e-4), { rate: ⟦1015:floatv(1, 2)⟧ });",
    "export const a = new Any(floatv(0, 1), 5), b = new Adam(...(something as [number]), 3);",
    "export const a = new (symbolize(Date))(5), b = new Map([[1, 2]]);",
    "class Plain { constructor(readonly rate: Float<0, 1>) {} } export const a = new Plain(5);",
  ],
  "candidates by class": [
    "export const a = new Net(oneof([new Conv(32), ⟦1032:new Adam(1e-4)⟧ as unknown as Conv]));",
    "export const a = new Net(oneof([new Identity(), ⟦1032:3⟧, ⟦1032:'x'⟧]));",
    "@searchable class Wide extends Conv {} export const a = new Net(oneof([new Wide(32), new Identity()]));",
    "class Twin {} export const a = new Net(new Twin()), b = rebind(new Net(new Identity()), { op: ⟦1032:new Twin()⟧ });",
    "export const a = new Net(oneof([new Identity(), something, something.op(), new something.Op()]));",
    "@searchable class Opt { constructor(readonly op?: Conv | null) {} } export const a = new Opt(oneof([undefined, null, new Conv(32)]));",
    "const Vendor = symbolize(Map); export const a = new Any(oneof([new Vendor(), 3]));",
  ],
  "computing with hyper values": [
    "const w = oneof([1, 2]); export const a = ⟦1030:w⟧ * 2, b = `${⟦1030:w⟧}`, c = -⟦1030:w⟧, d = Math.max(⟦1030:w⟧, 3);",
    "const deep = oneof([true, false]); if (⟦1030:deep⟧) console.log(1); export const a = ⟦1030:deep⟧ ? 1 : 2, b = !⟦1030:deep⟧;",
    "if (⟦1030:oneof([true, false])⟧) console.log(1);",
    "const w = oneof([1, 2]); export const a = [w, w], b = { w }, c = new Any([w]), d = something(w), e = w;",
    "const w = oneof([1, 2]); const v = oneof([1, 2]); export const a = w === v, b = ⟦1030:w⟧ === 1;",
    "const ops = manyof(2, [1, 2, 3]); for (const op of ⟦1030:ops⟧) console.log(op); export const a = [...⟦1030:ops⟧], b = ⟦1030:ops⟧.map((x) => x);",
    "export function f(): number { const w = oneof([1, 2]); return ⟦1031:w⟧ * 2; }",
    "export const f = trace(() => { const w = oneof([1, 2]); return w > 1 ? oneof([3, 4]) * 2 : 0; });",
    "export const f = trace(() => oneof([lazy(() => 2 * oneof([3, 4])), 0]));",
    "try { console.log(⟦1031:oneof([1, 2])⟧ + 1); } catch { console.log(0); }",
    "let w = oneof([1, 2]); w = 1; export const a = w * 2;",
    "export class K { static readonly n = 2; readonly m = ⟦1031:oneof([1, 2])⟧ * 2; }",
    "const w = oneof([1, 2]); { const w = 3; console.log(w * 2); } export const a = [w];",
  ],
  "spaces and what is none": [
    "export const a = sample(⟦1017:Conv⟧, new RandomSearch()), b = sample(something, new RandomSearch());",
    "import { dnaSpec, iterate, template } from 'tsglove'; export const a = dnaSpec(⟦1017:Conv⟧), b = materialize(⟦1017:Conv⟧, { filters: 32 }), c = iterate(⟦1017:Conv⟧), d = template(⟦1017:Conv⟧), e = dnaSpec(new Any(Conv)), f = dnaSpec(something);",
    "const Alias = Conv; export const a = sample(searchSpace(Alias), new RandomSearch());",
    "export const a = searchSpace(Conv), b = searchSpace(something);",
    "class Plain { constructor(readonly x: 1 | 2) {} } export const a = searchSpace(⟦1002:Plain⟧), b = searchSpace(symbolize(Plain));",
    "abstract class Base {} @searchable abstract class Sub extends Base {} export const a = searchSpace(⟦1002:Sub⟧);",
    "export const a = searchSpace(Conv, { maxDepth: ⟦1025:0⟧ }), b = searchSpace(Conv, { maxDepth: 2 });",
    "@searchable class Box<T> { constructor(readonly value: T) {} } export const a = searchSpace(⟦1006:Box⟧);",
    "@searchable class Box<T = 1> { constructor(readonly value: 1 | 2, readonly rest?: T) {} } export const a = searchSpace(Box);",
    "@searchable class Box<T> { held: T | undefined; constructor(readonly value: 1 | 2, readonly other?: T) {} } export const a = searchSpace(Box);",
    "@searchable class Box<T> { held: T | undefined; constructor(readonly value: number) {} } export const a = searchSpace(⟦1001:Box⟧);",
    "@searchable class F { constructor(readonly v: Fixed<1 | 2>) {} } export const a = searchSpace(⟦1001:F⟧);",
    "@searchable class F { constructor(readonly v: Fixed<1 | 2> = 1) {} } export const a = searchSpace(F);",
  ],
  loops: [
    "for (const [net, ⟦1021:feedback⟧] of sample(searchSpace(Conv), new RandomSearch(), { trials: 2 })) console.log(net);",
    "for (const ⟦1021:[net]⟧ of sample(searchSpace(Conv), new RandomSearch())) console.log(net);",
    "const study = sample(searchSpace(Conv), new RandomSearch()); for (const ⟦1021:[net]⟧ of study) console.log(net);",
    "for (const [net] of sample(searchSpace(Conv), new RandomSearch())) { console.log(net); break; }",
    "for (const [net] of sample(searchSpace(Conv), new RandomSearch(), { group: 'g' })) console.log(net);",
    "for (const [net] of sample(searchSpace(Conv), new RandomSearch(), something)) console.log(net);",
    "for (const [net] of sample(searchSpace(Conv), new RandomSearch())) { console.log(net); process.exit(); }",
    "for (const turn of sample(searchSpace(Conv), new RandomSearch())) turn[1](1);",
    "for (const [net, feedback] of sample(searchSpace(Conv), new RandomSearch())) something(net, feedback);",
    "for (const [net, ...rest] of sample(searchSpace(Conv), new RandomSearch())) something(net, rest);",
    "for (const [net, feedback] of sample(searchSpace(Conv), new RandomSearch())) { feedback(net.filters); ⟦1022:feedback.skip();⟧ }",
    "for (const [net, feedback] of sample(searchSpace(Conv), new RandomSearch())) { if (net.filters > 32) { feedback.skip(); continue; } feedback(1); }",
    "for (const [net, feedback] of sample(searchSpace(Conv), new RandomSearch())) { feedback(1); if (net.filters > 32) break; feedback(2); }",
    "for (const [net, feedback] of sample(searchSpace(Conv), new RandomSearch())) { feedback.addMeasurement(1); feedback.addMeasurement(2); feedback.done(); }",
    "for (const [, feedback] of sample(searchSpace(Conv), new RandomSearch(), { parallelism: ⟦1023:2⟧ })) feedback(1);",
    "for await (const [, feedback] of sample(searchSpace(Conv), new RandomSearch(), { parallelism: 2 })) feedback(Promise.resolve(1));",
    "export function f() { for (const [, feedback] of sample(searchSpace(Conv), new RandomSearch())) feedback(⟦1023:Promise.resolve(1)⟧); }",
    "⟦1024:sample(searchSpace(Conv), new RandomSearch())⟧;",
    "sample(searchSpace(Conv), new RandomSearch()).run((net) => net.filters);",
    "export const s = sample(searchSpace(Conv), new RandomSearch(), { trials: ⟦1025:0.5⟧, seconds: ⟦1025:0⟧, seed: ⟦1025:1.5⟧, parallelism: ⟦1025:-1⟧ });",
    "export const s = sample(searchSpace(Conv), new RandomSearch(), { trials: something, seconds: 0.1, seed: -3 });",
  ],
  "types of parameters": [
    "@searchable export class P { constructor(readonly a: 1 | ⟦1026:number⟧, readonly b: ⟦1026:string⟧ | 'x' = 'x', readonly c: 1 | string = 1) {} }",
    "class Plain {} @searchable export class P { constructor(readonly op: Conv | ⟦1027:Plain⟧, readonly other: Plain | 3 = 3) {} }",
    "import { EventEmitter } from 'node:events'; @searchable export class P { constructor(readonly op: Conv | ⟦1027:EventEmitter⟧) {} }",
    "@searchable abstract class Base {} @searchable export class Sub extends Base {} @searchable export class P { constructor(readonly op: ⟦1028:Base⟧ | 3) {} }",
    "@searchable export class P { constructor(readonly a: FixedArray<1 | 2, ⟦1037:-1⟧>, readonly b: FixedArray<1 | 2, ⟦1037:number⟧>, readonly c: FixedArray<1 | 2, 3>) {} }",
    "export function f(list: FixedArray<1 | 2, number>): number { return list.length; }",
    "type Many<T, N extends number> = FixedArray<T, N>; @searchable export class P { constructor(readonly a: Many<1 | 2, 3>) {} }",
    "@searchable export class P { constructor(readonly a: ManyOf<1 | 2 | 3, ⟦1037:0⟧>, readonly b: ManyOf<1 | 2 | 3, 2>) {} }",
    "@searchable export class ⟦1035:P⟧ { accessor a = 1; }",
  ],
  "markers with nothing in them": [
    "interface Layer { size: 1 } @searchable export class P { constructor(readonly a: ⟦1038:AnyOf<Layer>⟧, readonly b: AnyOf<Conv>) {} }",
    "type Some<T> = AnyOf<T>; @searchable export class P { constructor(readonly b: Some<Conv>) {} }",
    "@searchable export class P { constructor(readonly a: ⟦1039:Hint<string, 'x'>⟧ = '', readonly b: Named<1 | 2, 'b'> = 1, readonly c: ⟦1039:Named<Fixed<1 | 2>, 'c'>⟧ = 1) {} }",
    "type Label<T> = Named<T, 'x'>; @searchable export class P { constructor(readonly b: Label<1 | 2>) {} }",
    "@searchable export class P { constructor(readonly a: Permutation<['x', 'y']>, readonly b: ⟦1011:Permutation<[]>⟧) {} }",
    "type From<N extends number> = Int<10, N>; type Up<N extends number> = From<N>; @searchable export class P { constructor(readonly a: ⟦1003:From<3>⟧, readonly b: From<20>, readonly c: ⟦1003:Up<9>⟧) {} }",
    "@searchable export class P { constructor(readonly a: ⟦1003:Float<-1e308, 1e308>⟧, readonly b: ⟦1003:Int<0, 1e20>⟧, readonly c: Int<0, 9007199254740991>, readonly d: ⟦1003:Int<-1, 9007199254740991>⟧) {} }",
  ],
  "decisions by name": [
    "export const a = materialize(searchSpace(Net), { op: 'Conv', ⟦1040:'op.filters'⟧: 32 });",
    "export const a = materialize(searchSpace(Net), { op: 'Conv', 'op[=0/2].filters': 32, 'op[=0/2].kernel': 3, 'adam.rate': 1e-4, 'adam.steps': 2 });",
    "export const a = materialize(new Any(oneof([1, 2], { name: 'w' })), { w: 1 }), b = materialize(new Any(manyof(2, [1, 2, 3])), { a: [1, 2] });",
    "export const a = materialize(something as Net, { whatever: 1 }), b = materialize(new Any(oneof(something)), { b: 1 });",
    "const key = 'x'; export const a = materialize(searchSpace(Conv), { [key]: 1, filters: 32 });",
  ],
  "abstract objects": [
    "const net = new Net(oneof([new Conv(32), new Identity()])); ⟦1041:net.train⟧();",
    "⟦1041:searchSpace(Net).train⟧();",
    "const net = searchSpace(Net); rebind(net, { op: new Identity(), adam: new Adam(1e-4) }); net.train();",
    "const net = searchSpace(Net); function fix() { rebind(net, { op: new Identity() }); } fix(); net.train();",
    "const net = new Net(new Identity()); net.train(); something(new Net(something).train());",
    "export const f = () => searchSpace(Net).train(); try { searchSpace(Net).train(); } catch { console.log(1); }",
    "if (something) ⟦1041:searchSpace(Net).train⟧();",
  ],
  studies: [
    "export const a = sample(⟦1042:new Net(new Identity())⟧, new RandomSearch()), b = sample(new Net(something), new RandomSearch());",
    "export const a = sample(something, new RandomSearch()), b = sample(searchSpace(Net), new RandomSearch());",
    "export const f = (net: Net) => sample(net, new RandomSearch());",
    "export const a = sample(searchSpace(Net), new RandomSearch(), { ⟦1043:direction: 'minimize'⟧, metrics: { a: 'minimize' } });",
    "export const a = sample(searchSpace(Net), new RandomSearch(), { metrics: ⟦1043:{}⟧ }), b = sample(searchSpace(Net), new RandomSearch(), { group: 'x', ⟦1043:parallelism: 3⟧ });",
  ],
  "spaces of types": [
    "interface Config { name: string; depth: 1 | 2 } export const a = searchSpace<⟦1001:Config⟧>();",
    "interface Config { name?: string; depth: 1 | 2 } export const a = searchSpace<Config>();",
    "export const a = searchSpace<⟦1001:string⟧>(), b = searchSpace<⟦1001:{ a: { b: [1 | 2, () => void] } }⟧>();",
    "@searchable class S { constructor(readonly n: number) {} } export const a = searchSpace<⟦1001:{ s: S | 1 }⟧>();",
    "export function f<T extends object>(): T { return searchSpace<⟦1006:T⟧>(); }",
    "interface Tree { left: Tree | 0; n: 1 | 2 } export const a = searchSpace<⟦1007:Tree⟧>(), b = searchSpace<Tree>({ maxDepth: 2 });",
    "interface Tree { left: Tree | 0; n: 1 | 2 } @searchable class T { constructor(readonly tree: Tree) {} } export const a = searchSpace(⟦1007:T⟧), b = searchSpace(T, { maxDepth: 2 });",
    "@searchable class Box<T> { constructor(readonly value: T) {} } export const a = searchSpace(Box<1 | 2>), b = searchSpace(⟦1001:Box<string>⟧);",
    "@searchable class Box<T> { constructor(readonly value: T, readonly n: number) {} } export const a = searchSpace(⟦1001:Box<1 | 2>⟧);",
    "@searchable class Box<T> { constructor(readonly value: T) {} } export const a = searchSpace(Box<Box<1 | 2>>), b = searchSpace<⟦1001:{ a: Box<1 | 2>; b: Box<string> }⟧>();",
    "@searchable class Box<T> { constructor(readonly value: T) {} } @searchable class Add { constructor(readonly left: Box<Add> | 0) {} } export const a = searchSpace<⟦1007:{ a: Box<1 | 2>; b: Box<Add> }⟧>();",
    "@searchable class Box<T extends 1 | 2 = 1> { constructor(readonly value: T) {} } @searchable class Sub<U extends 1 | 2> extends Box<U> {} export const a = searchSpace(⟦1006:Box⟧), b = searchSpace(⟦1006:Sub⟧), c = searchSpace(Sub<2>);",
    "type Deep<N extends 0[]> = { a: 1 | 2; next: Deep<[...N, 0]> }; export const a = searchSpace<⟦1001:Deep<[]>⟧>();",
    "export const a = searchSpace<{ a: 1 | 2; [Symbol.iterator]?: 3 }>();",
  ],
  "one mistake, one finding": [
    "@searchable class P { constructor(readonly a: ⟦1003:Int<1, 10, 0>⟧, readonly b: ⟦1003:Float<0, 1, 'log'>⟧) {} } export const a = searchSpace(P), b = new P(20, -1), c = new P(intv(3, 20), floatv(-1, 0));",
    "@searchable class P { constructor(readonly a: FixedArray<1 | 2, ⟦1037:2.5⟧>, readonly b: ManyOf<1 | 2, ⟦1037:0⟧>, readonly c: FixedArray<1 | 2, ⟦1037:number⟧>) {} } export const a = searchSpace(P);",
    "export const a = searchSpace<{ a: { b: FixedArray<1 | 2, ⟦1037:-1⟧> } }>(), b = searchSpace<⟦1001:{ b: FixedArray<1 | 2, number> }⟧>();",
    "@searchable class P { constructor(readonly a: ManyOf<1 | 2, ⟦1020:5⟧>) {} } export const a = searchSpace(P);",
    "@searchable class P { constructor(readonly self: P | 0, readonly n: number) {} } export const a = searchSpace(⟦1001:P⟧, { maxDepth: 2 });",
  ],
  "what symbolize makes": [
    "class Plain { constructor(readonly n: number, readonly m: 1 | 2) {} } export const a = searchSpace(⟦1001:symbolize(Plain)⟧); const Made = symbolize(Plain); searchSpace(⟦1001:Made⟧);",
    "function conv(size: 1 | 2, same = true): number { return same ? size : 0; } export const a = searchSpace(symbolize(conv)), b = searchSpace(⟦1002:conv⟧), c = searchSpace(⟦1002:(n: 1 | 2) => n⟧);",
    "function conv(size: number): number { return size; } export const a = searchSpace(⟦1001:symbolize(conv)⟧);",
    "export const f = (make: (n: 1 | 2) => number) => searchSpace(make);",
  ],
  "classes in constants": [
    "export const E = @searchable class { constructor(readonly a: 1 | 2) {} }; export const a = searchSpace(E), b = new E(oneof([1, 2])); export const F = (@searchable class Foo extends E {}), c = searchSpace(F);",
    "export const list = [@searchable class ⟦1005:Foo⟧ {}]; export function f() { const G = @searchable class ⟦1005:Bar⟧ {}; return G; }",
    "const E = class { constructor(readonly a: 1 | 2) {} }; export const a = searchSpace(⟦1002:E⟧);",
    "const E = @searchable class { constructor(readonly rate: Float<0, 1>) {} }; export const a = new E(⟦1008:2⟧);",
    "const E = @searchable class { constructor(readonly op: Conv) {} }; export const a = new E(oneof([⟦1032:3⟧, new Conv(32)]) as never);",
  ],
  "rest parameters": [
    "@searchable class R { readonly xs; constructor(readonly a: 1 | 2, ...xs: readonly (3 | 4)[]) { this.xs = xs; } } export const a = searchSpace(⟦1045:R⟧), b = searchSpace(⟦1045:R⟧, { maxDepth: 2 });",
    "@searchable class R { readonly xs; constructor(readonly a: 1 | 2, ...xs: [3 | 4, 5 | 6]) { this.xs = xs; } } export const a = searchSpace(R);",
    "@searchable class R { readonly xs; constructor(readonly a: 1 | 2, ...xs: string[]) { this.xs = xs; } } export const a = searchSpace(R), b = new R(1, 'x');",
    "@searchable class R { readonly xs; constructor(...xs: Array<Conv>) { this.xs = xs; } } @searchable class Q { constructor(readonly r: R) {} } export const a = searchSpace(⟦1045:Q⟧);",
  ],
  "ranges beside what has no domain": [
    "@searchable class R { constructor(readonly o: { d: number; l: Float<0, 1> } = { d: 1, l: 0.5 }) {} } export const a = searchSpace(⟦1046:R⟧);",
    "@searchable class R { constructor(readonly o: { d?: number; l: Float<0, 1> } = { l: 0.5 }) {} } export const a = searchSpace(R);",
    "@searchable class R { constructor(readonly o: { d: number; l: 1 | 2 } = { d: 1, l: 1 }) {} } export const a = searchSpace(R), b = new R({ d: 2, l: 2 });",
    "@searchable class R { constructor(readonly o?: { d: string; in: { k: [ManyOf<1 | 2, 2>] } }) {} } @searchable class Q { constructor(readonly r: R) {} } export const a = searchSpace(⟦1046:Q⟧);",
  ],
  "type parameters that nothing has to say": [
    "@searchable class B<T> { constructor(readonly o: { d?: T; l: 1 | 2 }) {} } export const a = searchSpace(B);",
    "@searchable class B<T> { constructor(readonly o: { d: T; l: 1 | 2 }) {} } export const a = searchSpace(⟦1006:B⟧);",
  ],
  "counts of manyof": [
    "export const a = manyof(⟦1020:3⟧, [1, 2]), b = manyof(⟦1020:0⟧, [1, 2]), c = manyof(⟦1020:1.5⟧, [1, 2]);",
    "export const a = manyof(3, [1, 2], { distinct: false }), b = manyof(3, [1, ...[2, 3]]), c = manyof(3, [1, 2], something);",
    "export const a = manyof(⟦1020:3⟧, [1, 2], { distinct: true }), b = manyof(something, [1, 2]);",
    "export const a: ManyOf<1 | 2, 5, { distinct: false }> | 0 = 0, b: ManyOf<1 | 1, ⟦1020:2⟧> | 0 = 0, c: ManyOf<1 | 2, 2> | 0 = 0;",
    "type Three<T> = ManyOf<T, 3>; export const a: ⟦1020:Three<1 | 2>⟧ | 0 = 0, b: Three<1 | 2 | 3> | 0 = 0; export function f<T>(x: Three<T>): Three<T> { return x; }",
  ],
  "edits by path": [
    "@searchable class G { get twice() { return 2; } constructor(readonly once: 1 | 2) {} } rebind(new G(1), { ⟦1029:twice⟧: 2 });",
    "@searchable class G { readonly twice: number = 2; constructor(readonly once: 1 | 2) {} } @searchable class H extends G { constructor(once: 1 | 2, override readonly twice: 2 | 4) { super(once); } } export const f = (g: G) => rebind(g, { twice: 4 }), h = new H(1, 2);",
    "rebind(new Net(new Conv(32)), { 'op.filters': 64, op: new Identity() });",
    "export const f = (net: Net, key: string) => rebind(net, { [key]: 3 } as never);",
    "@searchable class L { readonly count: number = 1; constructor(readonly items: Conv[]) {} } rebind(new L([]), { 'items[0].filters': 32, ⟦1029:count⟧: 2 });",
  ],
  "names and places of decisions": [
    "export const a = new Any(oneof([1, 2], { name: 'w' }), ⟦1033:oneof([1, 3], { name: 'w' })⟧);",
    "export const a = new Any(oneof([1, 2], { name: 'w' }), oneof([1, 2], { name: 'w' }));",
    "export const a = new Any(oneof([1, 2], { name: 'w' })), b = new Any(oneof([1, 3], { name: 'w' }));",
    "export const a = new Any(oneof([1, 2], { name: 'w' }), oneof(something, { name: 'w' }));",
    "@searchable class P { constructor(readonly a: Named<1 | 2, 'n'>, readonly b: ⟦1033:Named<3 | 4, 'n'>⟧) {} } export const a = searchSpace(P), b = searchSpace(P);",
    "@searchable class P { constructor(readonly a: Named<1 | 2, 'n'>, readonly b: Named<1 | 2, 'n'> | 3) {} } export const a = searchSpace(P);",
    "export const a = searchSpace<⟦1033:{ p: Named<Float<0, 1>, 'q'>; r: [Named<Float<0, 2>, 'q'>] }⟧>();",
    "@searchable class M { constructor(readonly x: Named<1 | 2 | 3, 'n'>) {} } @searchable class P { constructor(readonly a: Named<1 | 2, 'n'>, readonly m: ⟦1033:M | 0⟧) {} } export const a = searchSpace(P);",
    "const w = oneof([1, 2]); export const a = new Any(w, ⟦1036:w⟧), b = new Any(w);",
    "const w = oneof([1, 2], { name: 'w' }); export const a = new Any(w, w);",
    "export const a = Array(5).fill(⟦1036:oneof([1, 2])⟧), b = Array(5).fill(0);",
  ],
  "comments that silence": [
    "// tsglove-ignore\nexport const a = oneof([]);\nexport const b = oneof(⟦1011:[]⟧);",
    "export const a = oneof([]); // tsglove-ignore TSG1011: on purpose\nexport const b = oneof(⟦1011:[]⟧);",
    "// tsglove-ignore TSG1012\nexport const a = oneof(⟦1011:[]⟧);",
    "export const b = 1; // tsglove-ignore\nexport const a = oneof(⟦1011:[]⟧);",
    "// @ts-expect-error it takes a list\nexport const a = oneof(3, 4);",
    "// tsglove-ignore-file TSG1011\nexport const a = oneof([]);\nexport const b = ⟦1014:floatv(1, 0)⟧;",
    "//   tsglove-ignore TSG1012, TSG1011\r\nexport const a = oneof([]);",
  ],
  "writes to arguments": [
    "@searchable class M { constructor(public rate: number) {} more() { this.rate = 2; } } export const m = new M(1); ⟦1034:m.rate⟧ = 2;",
    "@searchable class M { free = 1; constructor(public rate: number) {} } export const m = new M(1); m.free = 2; console.log(m.rate);",
  ],
};

interface Expected {
  readonly text: string;
  /** `code start end` */
  readonly places: readonly string[];
}

function unmarked(program: string): Expected {
  const places: string[] = [];
  let text = HEAD;
  let at = 0;
  const open: { code: string; start: number }[] = [];
  for (const match of program.matchAll(/⟦(\d+):|⟧/g)) {
    text += program.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[1] !== undefined) open.push({ code: match[1], start: text.length });
    else {
      const last = open.pop();
      if (last !== undefined) places.push(`${last.code} ${last.start} ${text.length}`);
    }
  }
  return { text: `${text}${program.slice(at)}\nexport {};\n`, places };
}

function foundIn({ file, findings }: Reviewed): readonly string[] {
  return findings.map(({ rule, node }) => `${rule.code} ${node.getStart(file)} ${node.getEnd()}`);
}

/** Places as people read them. */
function shown(places: readonly string[], text: string): readonly string[] {
  return [...places].sort().map((place) => {
    const [code = "", start, end] = place.split(" ");
    return `${code} at ${Number(start) - HEAD.length}: ${text.slice(Number(start), Number(end))}`;
  });
}

const all = Object.entries(PROGRAMS).flatMap(([group, programs]) =>
  programs.map((program, index) => ({
    group,
    program,
    name: `${group.replaceAll(/\W+/g, "-")}-${index}.ts`,
  })),
);
let results: ReadonlyMap<string, Reviewed>;

beforeAll(() => {
  results = reviewed(new Map(all.map(({ name, program }) => [name, unmarked(program).text])), here);
}, 120_000);

describe.each(Object.keys(PROGRAMS))("%s", (group) => {
  it.each(all.filter((each) => each.group === group))("$program", ({ program, name }) => {
    const { text, places } = unmarked(program);
    const result = results.get(name);
    expect(result === undefined ? [] : shown(foundIn(result), text)).toEqual(shown(places, text));
  });
});
