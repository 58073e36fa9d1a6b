import { format, materialize, oneof, searchable } from "tsglove";
@searchable
class Failure extends Error {
  constructor(
    readonly code: 1 | 2,
    options?: ErrorOptions,
  ) {
    super(`code ${code}`, options);
    this.name = "Failure";
  }
}
try {
  throw new Failure(2, { cause: "why" });
} catch (error) {
  if (error instanceof Failure) console.log(String(error), error.cause, error.stack?.split("\n")[0], format(error));
}
const open = new Failure(oneof([1, 2]));
console.log(open instanceof Error, String(materialize(open, { code: 1 })));
