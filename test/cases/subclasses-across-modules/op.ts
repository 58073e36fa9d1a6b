export abstract class Op {
  abstract run(): string;
}
