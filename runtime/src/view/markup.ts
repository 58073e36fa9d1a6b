/** HTML that cannot forget to escape: `markup` escapes whatever is put into it, unless it is markup itself. */

/** Text that is HTML already. */
export class Markup {
  private constructor(readonly text: string) {}

  /** For HTML that is written in our sources, such as a style sheet; never for anything that was put together. */
  static constant(text: string): Markup {
    return new Markup(text);
  }

  /** Joins the literal parts, which are ours, with the values, which are escaped. */
  static of(parts: TemplateStringsArray, values: readonly Content[]): Markup {
    return new Markup(parts.reduce((text, part, index) => text + textOf(values[index - 1]) + part));
  }
}

/** What may be put into {@link markup}: text and numbers are escaped, undefined is nothing. */
export type Content = string | number | undefined | Markup | readonly Content[];

/**
 * HTML of a template: `` markup`<td title="${reason}">${id}</td>` ``. Attribute values must be quoted, and nothing that
 * comes from elsewhere may stand in a script, a style or the name of an attribute.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return Markup.of(parts, values);
}

function textOf(value: Content): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "string" || typeof value === "number"
    ? escapeHtml(String(value))
    : value.map(textOf).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
