/** What an early stopping policy that judges once a step said of a running trial. */
export interface Verdict {
  /** Where it was judged. */
  readonly step: number;
  /** Undefined where there was nothing to judge by. */
  readonly stops: boolean | undefined;
}
