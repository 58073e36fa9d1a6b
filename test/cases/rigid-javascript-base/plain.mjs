export class Plain {
  static made = 0;
  constructor(...numbers) {
    Plain.made++;
    this.count = arguments.length;
    this.total = numbers.reduce((left, right) => left + right, 0);
  }
}
