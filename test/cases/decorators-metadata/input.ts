import { searchable } from "tsglove";

const kept = new Map<string, unknown>();
Object.assign(Reflect, {
  metadata: (key: string, value: unknown) => (target: { name?: string }, member?: string) => {
    const names = Array.isArray(value)
      ? value.map((each: { name?: string } | undefined) => each?.name)
      : (value as { name?: string } | undefined)?.name;
    kept.set(`${key} ${target.name ?? ""}${member ?? ""}`, names);
  },
});
function injectable(_: abstract new (...args: never) => object): void {}
function watched(_target: object, _key: string): void {}
class Service {}
@injectable
@searchable
class Net {
  @watched service?: Service;
  constructor(
    readonly dep: Service,
    readonly n: 1 | 2,
    readonly text: string = "x",
    readonly list: readonly string[] = [],
  ) {}
  @watched get size(): number {
    return this.n;
  }
}
console.log(new Net(new Service(), 1).size, kept);
