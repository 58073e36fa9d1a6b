// A class that a type names, where something else of its name stands.
import { dnaSpec, format, searchable, searchSpace, symbolize } from "tsglove";

@searchable
class Conv {
  constructor(readonly kernel: 3 | 5) {}
}
@searchable
export class Pool {
  constructor(readonly size: 2 | 3) {}
}
interface Config {
  readonly op: Conv | Pool;
}

function byParameter(Conv: number, $tsglove: string): string {
  return `${Conv}${$tsglove} ${dnaSpec(searchSpace<Config>()).size}`;
}
function byClass(): string {
  class Pool {
    readonly size = 1;
  }
  return `${new Pool().size} ${format(searchSpace<Config>())}`;
}
function byCall(Pool: string): string {
  const layer = symbolize((op: Config["op"]) => ({ op }));
  return `${Pool} ${format(searchSpace(layer))}`;
}
function seen(): string {
  return format(searchSpace<Pool>());
}
console.log(byParameter(7, "x"));
console.log(byClass());
console.log(byCall("hidden"));
console.log(seen());
