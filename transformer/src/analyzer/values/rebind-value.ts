/**
 * `rebind(value, { path: value, ... })`, on values that are known. `insert(...)` and `remove` are not followed: what they leave
 * is unknown, and the whole at least what stands beside it.
 */
import type ts from "typescript";
import { argumentMisfit } from "../space/fits.js";
import { isOpen } from "../space/facts.js";
import { literalOf, type StaticValue } from "../space/static-value.js";
import { firstGap, sourceText, thrown, unknown } from "./evaluation.js";

type Key = string | number;

/** The value with its changes. */
export function rebound(value: StaticValue, changes: StaticValue, at: ts.Node): StaticValue {
  const gap = firstGap([value, changes]);
  if (gap !== undefined) return gap.kind === "thrown" ? gap : unknown(gap.reason, gap.node);
  if (changes.kind !== "record")
    return unknown(`what ${sourceText(at)} changes is not known before running`, at);
  let result = value;
  const paths: (readonly Key[])[] = [];
  for (const [path, after] of changes.entries) {
    const keys = parsePath(path);
    if (keys === undefined) return thrown(`"${path}" is no path`, at);
    if (paths.some((other) => isInside(other, keys) || isInside(keys, other)))
      return thrown(`"${path}" lies inside of what is replaced too`, at);
    paths.push(keys);
    const next = changed(result, keys, 0, after, at);
    if (next.kind === "thrown") return next;
    result = next;
  }
  return result;
}

function isInside(outer: readonly Key[], inner: readonly Key[]): boolean {
  return outer.length < inner.length && outer.every((key, index) => key === inner[index]);
}

function parsePath(path: string): readonly Key[] | undefined {
  const keys: Key[] = [];
  const token = /(?:^|(?!^)\.)([^.[\]]+)|\[(?:(\d+)|([^[\]]+))\]/y;
  while (token.lastIndex < path.length) {
    const match = token.exec(path);
    if (match === null) return undefined;
    keys.push(match[1] ?? match[3] ?? Number(match[2]));
  }
  return keys.length === 0 ? undefined : keys;
}

function changed(
  value: StaticValue,
  path: readonly Key[],
  step: number,
  after: StaticValue,
  at: ts.Node,
): StaticValue {
  if (step === path.length) return after;
  const key = path[step] ?? "";
  const isLast = step === path.length - 1;
  switch (value.kind) {
    case "object": {
      const index = value.type.params.findIndex(({ name }) => name === key);
      const param = value.type.params[index];
      const before = value.args[index];
      if (param === undefined || before === undefined) return nowhere(path, step, at);
      const next = changed(before, path, step + 1, after, at);
      if (next.kind === "thrown") return next;
      const problem = isLast ? argumentMisfit(param, param.domain, next) : undefined;
      if (problem !== undefined) return thrown(`${String(path.at(-1))}: ${problem}`, at);
      return { ...value, args: value.args.with(index, next) };
    }
    case "list": {
      if (typeof key !== "number" || key > value.items.length || (key === value.items.length && !isLast))
        return nowhere(path, step, at);
      const before = value.items[key] ?? literalOf(undefined);
      const next = changed(before, path, step + 1, after, at);
      if (next.kind === "thrown") return next;
      const items = [...value.items];
      items[key] = next;
      return { kind: "list", items };
    }
    case "record": {
      const name = String(key);
      const before = value.entries.get(name);
      if ((before === undefined && !isLast) || name === "__proto__") return nowhere(path, step, at);
      const next = changed(before ?? literalOf(undefined), path, step + 1, after, at);
      return next.kind === "thrown"
        ? next
        : { kind: "record", entries: new Map(value.entries).set(name, next) };
    }
    case "unknown":
      return isLast || isOpen(value) ? unknown(value.reason, value.node) : value;
    default:
      return nowhere(path, step, at);
  }
}

function nowhere(path: readonly Key[], step: number, at: ts.Node): StaticValue {
  return thrown(`the path ${path.slice(0, step + 1).join(".")} of ${sourceText(at)} leads nowhere`, at);
}
