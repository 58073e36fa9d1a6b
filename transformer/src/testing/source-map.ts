/** Source maps, read: which place in the source each place of an emitted file comes from. */
import ts from "#typescript";

export interface Mapping {
  /** What stands at the place in the emitted text, and in the source. */
  readonly emitted: string;
  readonly source: string;
  /** The place in the source, as `line:column`. */
  readonly at: string;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The places of an emitted file at which a name stands, emitted or in the source. */
export function nameMappings(emitted: string, map: string, source: string): readonly Mapping[] {
  const { mappings } = JSON.parse(map) as { readonly mappings: string };
  const emittedLines = lines(emitted);
  const sourceLines = lines(source);
  const found: Mapping[] = [];
  let [sourceLine, sourceColumn] = [0, 0];
  for (const [line, segments] of mappings.split(";").entries()) {
    let column = 0;
    for (const segment of segments === "" ? [] : segments.split(",")) {
      const [columns = 0, , linesOn = 0, columnsOn = 0] = decode(segment);
      column += columns;
      sourceLine += linesOn;
      sourceColumn += columnsOn;
      const names = {
        emitted: nameAt(emittedLines[line] ?? "", column),
        source: nameAt(sourceLines[sourceLine] ?? "", sourceColumn),
      };
      if (names.emitted !== "" && names.source !== "")
        found.push({ ...names, at: `${sourceLine + 1}:${sourceColumn + 1}` });
    }
  }
  return found;
}

function lines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function nameAt(line: string, column: number): string {
  const name = /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(line.slice(column))?.[0] ?? "";
  return isKeyword(name) ? "" : name;
}

const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);

function isKeyword(name: string): boolean {
  scanner.setText(name);
  const kind = scanner.scan();
  return kind !== ts.SyntaxKind.Identifier && kind !== ts.SyntaxKind.PrivateIdentifier;
}

/** The numbers of one segment: base 64, the lowest bit a sign, the highest of six saying that more follows. */
function decode(segment: string): readonly number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
