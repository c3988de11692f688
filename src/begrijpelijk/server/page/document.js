// A checked file or page as its reader sees it: headings, paragraphs, lists and tables, with the marks in it.

import { clean, el, fill } from "./dom.js";
import { element, pieces, pointAt, spread } from "./marks.js";
import { unitsOf } from "./offsets.js";
import { knows, t } from "./texts.js";

/** Places in the text of a document as the server read it. */
export class Read {
  constructor(text) {
    this.units = unitsOf(text);
  }

  span(start, end) {
    return this.units ? { start: this.units[start], end: this.units[end] } : { start, end };
  }
}

export class Shown {
  constructor(box, { chosen }) {
    this.box = box;
    this.points = [];
    this.sentences = [];
    this.blocks = [];
    this.active = null;
    box.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return;
      chosen(pointAt(this.#marks(), this.points, event.clientX, event.clientY));
    });
  }

  /** The document of a report. */
  open(document_) {
    this.text = document_.text;
    const read = new Read(this.text);
    this.blocks = document_.blocks.map((block) => ({ ...block, ...read.span(block.start, block.start + [...block.text].length) }));
  }

  show(points, sentences) {
    this.points = points.filter((point) => point.span && point.form !== "geen");
    this.sentences = sentences;
    this.#draw();
  }

  activate(point) {
    this.active = point?.id ?? null;
    this.#draw();
  }

  /** Select the words of a point, which come into view with `scroll`. */
  select(point, { scroll = true } = {}) {
    if (!point.span) return;
    this.activate(point);
    const nodes = this.#marks().filter((node) => node.points.includes(point.id));
    if (!nodes.length) return;
    getSelection().setBaseAndExtent(nodes[0], 0, nodes.at(-1), nodes.at(-1).childNodes.length);
    if (!scroll) return;
    const box = nodes[0].getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 80) scrollBy({ top: box.top - innerHeight / 3 });
  }

  rect(point) {
    const node = this.#marks().filter((each) => each.points.includes(point.id)).at(-1);
    return node ? [...node.getClientRects()].at(-1) : null;
  }

  /** The text as a person would type it on: items with a dash or their number, an empty line between paragraphs. */
  asTyped() {
    let text = "";
    let before = null;
    for (const block of this.blocks.filter((each) => each.text.trim())) {
      const together = before && before.kind === block.kind && ["item", "cell"].includes(block.kind);
      if (before) text += together ? "\n" : "\n\n";
      text += (block.kind === "item" ? (block.number === null ? "- " : `${block.number}. `) : "") + block.text;
      before = block;
    }
    return text;
  }

  #marks() {
    return [...this.box.querySelectorAll("span")].filter((node) => node.points);
  }

  #draw() {
    const ranges = this.blocks.map((block) => [block.start, block.end]);
    const points = spread(ranges, this.points, (point) => point.span);
    const sentences = spread(ranges, this.sentences, (sentence) => sentence);
    this.blocks.forEach((block, index) => Object.assign(block, { points: points[index], sentences: sentences[index] }));
    fill(this.box, groups(this.blocks).map((group) => this.#group(group)));
  }

  #group(group) {
    const [first] = group;
    if (first.kind === "heading") {
      return el("p", { class: `kop${Math.min(first.level ?? 2, 4)}`, role: "heading", "aria-level": Math.min((first.level ?? 2) + 2, 6) }, this.#content(first));
    }
    if (first.kind === "item") {
      const numbered = group.some((block) => block.number !== null);
      return el(numbered ? "ol" : "ul", {}, group.map((block) => {
        const loose = numbered && block.number === null ? " los" : "";
        return el("li", { class: `d${Math.min(block.level ?? 1, 4)}${loose}`, value: block.number ?? false }, this.#content(block));
      }));
    }
    if (first.kind === "cell") return this.#table(group);
    const label = knows(`block_${first.kind}`) && el("span", { class: "soort", lang: document.documentElement.lang }, t(`block_${first.kind}`));
    return el("p", { class: `b-${first.kind}` }, label, this.#content(first));
  }

  #table(group) {
    const rows = groupBy(group, (block) => block.row);
    if (group.some((block) => block.row === null || !block.column || block.column > 6)) {
      return el("ul", { class: "cellen" }, group.map((block) => el("li", {}, this.#content(block))));
    }
    const width = Math.max(...group.map((block) => block.column));
    return el("table", {}, el("tbody", {}, [...rows.values()].map((row) =>
      el("tr", {}, Array.from({ length: width }, (_, column) => {
        const inside = row.filter((block) => block.column === column + 1);
        return el(inside[0]?.header ? "th" : "td", {}, inside.map((block) => el("span", { class: "cel" }, this.#content(block))));
      })),
    )));
  }

  #content(block) {
    return pieces(block.start, block.end, block.points, block.sentences).map((piece) =>
      element(piece, clean(this.text.slice(piece.start, piece.end)), this.active),
    );
  }
}

function groups(blocks) {
  const result = [];
  for (const block of blocks.filter((each) => each.text.trim())) {
    const last = result.at(-1)?.[0];
    const belongs = last && last.kind === block.kind && (block.kind === "item" || (block.kind === "cell" && last.group === block.group));
    if (belongs) result.at(-1).push(block);
    else result.push([block]);
  }
  return result;
}

function groupBy(items, key) {
  const result = new Map();
  for (const item of items) result.set(key(item), [...(result.get(key(item)) ?? []), item]);
  return result;
}
