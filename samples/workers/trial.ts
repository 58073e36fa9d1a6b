/** The module that runs in the workers: the searched classes, and the function that evaluates one of them. */
import { searchable } from "tsglove";

@searchable
export class Collatz {
  constructor(
    readonly factor: 3 | 5 | 7,
    readonly offset: 1 | 3 | 5,
    readonly limit: 1000 | 10_000 | 100_000,
  ) {}
}

/** How many of the starting numbers below 2,000 come down to 1 within the limit. Plain, slow work, fit for a thread. */
export default function countThatEnd({ factor, offset, limit }: Collatz): number {
  let ended = 0;
  for (let start = 1; start < 2000; start++) {
    let n = start;
    for (let step = 0; step < 300 && n !== 1 && n < limit; step++)
      n = n % 2 === 0 ? n / 2 : factor * n + offset;
    if (n === 1) ended++;
  }
  return ended;
}
