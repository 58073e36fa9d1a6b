/** Many dots in few elements: how dense they lie shows, which one is which does not. */
import { markup, type Markup } from "../../view/markup.js";
import { thinOut, type Placed } from "./thin-out.js";

/** A path paints what it covers once, so dots of one path do not darken each other; those of several do. */
const layers = 8;
const mostDots = 20_000;

/** Dots at these places. */
export function dotCloud(places: readonly Placed[]): Markup {
  const dots = thinOut(places, mostDots);
  const paths = Array.from({ length: layers }, (_, layer) =>
    dots
      .filter((_place, index) => index % layers === layer)
      .map(({ x, y }) => `M${x} ${y}h0`)
      .join(""),
  );
  return markup`<g class="cloud">${paths.map((path) => markup`<path d="${path}"/>`)}</g>`;
}
