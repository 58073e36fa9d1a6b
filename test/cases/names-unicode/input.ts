import { searchable } from "tsglove";

@searchable
class Größe {
  ключ = "wert";
  ["名前"] = 1;
  constructor(
    readonly breite: 1 | 2,
    readonly ɵ = breite * 2,
    readonly naïve: "é" | "è" = "é",
  ) {}
}
console.log(JSON.stringify(new Größe(2)), Größe.name, String(new Größe(1).naïve.codePointAt(0)));
