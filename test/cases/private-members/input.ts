import { searchable } from "tsglove";

@searchable
class Vault {
  #code: number;
  #tries = 0;
  static #made = 0;
  static get made(): number {
    return Vault.#made;
  }
  constructor(readonly n: 1 | 2) {
    this.#code = this.#compute(n);
    Vault.#count();
  }
  #compute(n: number): number {
    return n * 100;
  }
  static #count(): void {
    Vault.#made++;
  }
  get #open(): boolean {
    return this.#tries > 1;
  }
  set #open(value: boolean) {
    this.#tries = value ? 9 : 0;
  }
  try(): string {
    this.#tries++;
    if (this.#tries === 3) this.#open = false;
    return `${this.#code} ${this.#open}`;
  }
  static is(value: object): boolean {
    return #code in value;
  }
}
const vault = new Vault(2);
console.log(vault.try(), vault.try(), vault.try(), Vault.made, Vault.is(vault), Vault.is({}), vault);
