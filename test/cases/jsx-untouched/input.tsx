import { searchable } from "tsglove";

declare global {
  namespace JSX {
    interface IntrinsicElements {
      row: { readonly wide?: number };
    }
    interface Element {
      readonly tag: string;
    }
  }
}
function h(tag: string, props: unknown, ...children: readonly unknown[]): JSX.Element {
  return { tag: `${tag} ${JSON.stringify(props)} ${children.length}` };
}
@searchable
class View {
  readonly shown = (<row wide={3}>text {1 + 1}</row>).tag;
  constructor(readonly n: 1 | 2) {}
  render(): JSX.Element {
    return (
      <row wide={this.n}>
        <row />
      </row>
    );
  }
}
console.log(new View(2).render().tag, new View(1).shown);
