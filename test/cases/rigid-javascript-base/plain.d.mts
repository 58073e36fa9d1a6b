export declare class Plain {
  static made: number;
  readonly total: number;
  readonly count: number;
  constructor(...numbers: number[]);
}
