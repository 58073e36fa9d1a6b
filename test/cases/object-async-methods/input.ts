import { searchable } from "tsglove";

@searchable
class Worker {
  #done: Promise<number>;
  constructor(readonly n: 1 | 2) {
    this.#done = this.work();
  }
  async work(): Promise<number> {
    await Promise.resolve();
    return this.n * 10;
  }
  static async make(n: 1 | 2): Promise<Worker> {
    const made = new this(n);
    await made.#done;
    return made;
  }
  then?: undefined;
}
void Worker.make(2).then(async (made) => {
  console.log(await made.work(), made instanceof Worker);
});
