import { searchable } from "tsglove";

class Root {
  readonly log: string[] = ["root field"];
  constructor(readonly name: string) {
    this.log.push(`root ${name} ${new.target.name}`);
  }
  hello(): string {
    return `root ${this.name}`;
  }
}
@searchable
class First extends Root {
  first = this.log.push("first field");
  constructor(readonly a: 1 | 2) {
    super(`a${a}`);
    this.log.push("first");
  }
  override hello(): string {
    return `first ${super.hello()}`;
  }
}
class Plain extends First {
  plain = this.log.push("plain field");
}
@searchable
class Last extends Plain {
  constructor(
    readonly b: 3 | 4,
    ...parts: readonly string[]
  ) {
    const sum = parts.length + b;
    super(sum % 2 === 0 ? 2 : 1);
    this.log.push(`last ${sum}`);
  }
  override hello(): string {
    const call = () => super.hello();
    return `last ${call()}`;
  }
}
class Bottom extends Last {
  override hello(): string {
    return `bottom ${super.hello()}`;
  }
}
for (const each of [new Root("r"), new First(1), new Plain(2), new Last(3, "x"), new Bottom(4)])
  console.log(each.hello(), each.log, each.constructor.name, each instanceof First);
