import { searchable } from "tsglove";

const log: string[] = [];
@searchable
class Blocks {
  static {
    log.push(`first ${this.name}`);
  }
  static field = log.push("field");
  static made: Blocks;
  static {
    const local = new Blocks(2);
    this.made = local;
    log.push(`second ${JSON.stringify(local)}`);
    try {
      throw new Error("inside");
    } catch (error) {
      log.push(String(error));
    }
  }
  constructor(readonly n: 1 | 2) {}
}
console.log(log, Blocks.made, Blocks.field);
