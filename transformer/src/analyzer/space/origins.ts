/** Which parameter's type a part of a space was made from. */
import type { SymbolizedParamModel } from "../model.js";
import type { StaticValue } from "./static-value.js";

const origins = new WeakMap<StaticValue, SymbolizedParamModel>();

/** Remembers the parameter whose type says a value. Objects and literals are the same for all that hold them: they have none. */
export function recordOrigin(value: StaticValue, param: SymbolizedParamModel): void {
  switch (value.kind) {
    case "oneof":
    case "many":
    case "float":
    case "int":
    case "list":
    case "record":
      origins.set(value, param);
      return;
    default:
      return;
  }
}

/** The parameter whose type says a value; undefined of one that code composed. */
export function originOf(value: StaticValue): SymbolizedParamModel | undefined {
  return origins.get(value);
}
