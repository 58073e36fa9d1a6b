/** Inlay hints, as an editor got them, drawn into the text: what somebody would see. */
export interface PlacedHint {
  readonly position: { readonly line: number; readonly character: number };
  readonly label: string | readonly { readonly value: string }[];
  readonly paddingLeft?: boolean;
}

export function hintsInText(text: string, hints: readonly PlacedHint[]): string {
  const lines = text.split("\n");
  const lastFirst = [...hints].sort(
    (a, b) => b.position.line - a.position.line || b.position.character - a.position.character,
  );
  for (const { position, label, paddingLeft } of lastFirst) {
    const line = lines[position.line];
    if (line === undefined) throw new Error(`A hint stands in line ${position.line}, and there is none.`);
    const shown = typeof label === "string" ? label : label.map(({ value }) => value).join("");
    lines[position.line] =
      line.slice(0, position.character) +
      (paddingLeft === true ? ` ${shown}` : shown) +
      line.slice(position.character);
  }
  return lines.join("\n");
}
