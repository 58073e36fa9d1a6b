/**
 * The script of a report: sorts the table, and shows the trial of the plot that the pointer or the arrow keys are at.
 * It is constant text, so that nothing of a user's can get into it, and the page's policy admits it by its hash alone.
 * Without it the page reads the same; marks then have their plain tooltips.
 */
export const script = `
"use strict";
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const value = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.v ?? cell.textContent;
    return { text, number: text === "" ? NaN : Number(text) };
  };
  const order = (a, b, sign) => {
    if (a.text === "" || b.text === "") return (a.text === "") - (b.text === "");
    const numbers = !Number.isNaN(a.number) - !Number.isNaN(b.number);
    if (numbers !== 0) return -numbers;
    return sign * (Number.isNaN(a.number) ? a.text.localeCompare(b.text, undefined, { numeric: true }) : a.number - b.number);
  };
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction);
      const sign = direction === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => [row, value(row, column)]);
      body.append(...rows.sort((a, b) => order(a[1], b[1], sign)).map(([row]) => row));
    });
  });
}
for (const frame of document.querySelectorAll("[data-plot]")) {
  const svg = frame.querySelector("svg");
  const marks = [...svg.querySelectorAll(".marks path")].map((path) => {
    const title = path.querySelector("title");
    const [x, y] = path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    title.remove();
    return { x, y, text: title.textContent };
  });
  const name = svg.querySelector(":scope > title");
  frame.setAttribute("aria-label", name.textContent + ": left and right arrow keys go through the trials");
  frame.setAttribute("role", "group");
  frame.tabIndex = 0;
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("aria-label", name.textContent);
  svg.setAttribute("aria-describedby", "plot-desc");
  name.remove();
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  frame.append(tip);
  const halo = document.createElementNS(svg.namespaceURI, "circle");
  halo.setAttribute("class", "halo");
  halo.setAttribute("r", "7");
  let at = -1;
  const hide = () => {
    at = -1;
    tip.hidden = true;
    halo.remove();
  };
  const show = (index) => {
    if (index === at) return;
    at = index;
    const mark = marks[index];
    halo.setAttribute("cx", mark.x);
    halo.setAttribute("cy", mark.y);
    svg.append(halo);
    tip.textContent = mark.text;
    tip.hidden = false;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const [x, y] = [mark.x * scale, mark.y * scale];
    const room = frame.scrollLeft + frame.clientWidth - tip.offsetWidth - 4;
    tip.style.left = Math.max(frame.scrollLeft + 4, Math.min(room, x + 14)) + "px";
    const above = y - tip.offsetHeight - 14;
    tip.style.top = (above >= 0 ? above : Math.min(y + 14, frame.clientHeight - tip.offsetHeight)) + "px";
  };
  const near = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    let nearest = -1;
    let least = 24 * 24;
    marks.forEach((mark, index) => {
      const distance = (mark.x - x) ** 2 + (mark.y - y) ** 2;
      if (distance < least) [nearest, least] = [index, distance];
    });
    if (nearest === -1) hide();
    else show(nearest);
  };
  frame.addEventListener("pointermove", near);
  frame.addEventListener("pointerdown", near);
  frame.addEventListener("pointerleave", hide);
  frame.addEventListener("blur", hide);
  frame.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: at === -1 ? marks.length - 1 : at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[event.key];
    if (event.key === "Escape") hide();
    if (to === undefined) return;
    event.preventDefault();
    show(Math.max(0, Math.min(marks.length - 1, to)));
  });
}
`;

/** SHA-256 of {@link script}, for the page's Content-Security-Policy; a test recomputes it. */
export const scriptHash = "sha256-EZWMrZ1T+yKMRBv2xD9r5wmq63H3HC9jfETTAOHUpEg=";
