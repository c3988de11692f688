// The text area with a layer under it that draws the marks. A real text area keeps what people and their software rely
// on: typing, pasting as plain text, dictation, spelling, screen readers. The layer has the same text in the same
// letters, without colour, and gives both their height, so neither ever scrolls by itself.

import { History } from "./history.js";
import { element, pieces, pointAt, shortest, spread } from "./marks.js";
import { difference, moved } from "./offsets.js";

const MOST = 100_000; // units; in a longer text the browser takes too long to draw marks while somebody types

export class Editor {
  /** `box` holds the text area and its layer; `changed` is called after every change of the text. */
  constructor(box, { changed, chosen }) {
    this.box = box;
    this.area = box.querySelector("textarea");
    this.layer = box.querySelector(".onderlaag");
    this.history = new History();
    this.points = [];
    this.sentences = [];
    this.active = null;
    this.changed = changed;
    this.value = this.area.value;
    this.lines = [];
    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("beforeinput", (event) => {
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      event.preventDefault();
      if (event.inputType === "historyUndo") this.undo();
      else this.redo();
    });
    this.area.addEventListener("click", (event) => {
      if (this.area.selectionStart !== this.area.selectionEnd) return;
      chosen(pointAt(this.layer.querySelectorAll("span"), this.points, event.clientX, event.clientY));
    });
    this.#draw();
  }

  get text() {
    return this.value;
  }

  /** Whether the text is short enough to draw marks in. */
  get drawn() {
    return this.value.length <= MOST;
  }

  /** Another text in place of all of this one, as one step that can be undone; with `fresh` nothing can. */
  replace(text, { fresh = false } = {}) {
    const edit = difference(this.value, text.replace(/\r\n?/g, "\n"));
    if (fresh) this.history.clear();
    if (edit.removed || edit.inserted) this.apply([edit], { remember: !fresh });
  }

  /** Make edits {start, removed, inserted} one after the other, as one step. */
  apply(edits, { remember = true, focus = false } = {}) {
    for (const { start, removed, inserted } of edits) {
      this.area.setRangeText(inserted, start, start + removed.length, "end");
      this.#follow({ start, removed, inserted });
    }
    this.value = this.area.value;
    if (remember) this.history.add(edits, { own: true });
    const last = edits.at(-1);
    const caret = last.start + last.inserted.length;
    this.area.setSelectionRange(caret, caret);
    if (focus) this.area.focus({ preventScroll: true });
    this.#draw();
    this.changed();
  }

  /** Replace spans {start, end, replacement} of the text as it stands, as one step. */
  write(spans, options) {
    const last = spans.toSorted((a, b) => b.start - a.start);
    this.apply(
      last.map(({ start, end, replacement }) => ({ start, removed: this.value.slice(start, end), inserted: replacement })),
      options,
    );
  }

  /** Take the last step back; false when there is none. */
  undo() {
    const edits = this.history.undo();
    if (edits) this.apply(edits, { remember: false });
    return Boolean(edits);
  }

  /** Make the last undone step again; false when there is none. */
  redo() {
    const edits = this.history.redo();
    if (edits) this.apply(edits, { remember: false });
    return Boolean(edits);
  }

  /** Draw these points and hard sentences. */
  show(points, sentences) {
    this.points = points.filter((point) => point.span && point.form !== "geen");
    this.sentences = sentences;
    this.#draw();
  }

  /** Show which point is looked at; null for none. */
  activate(point) {
    this.active = point?.id ?? null;
    this.#draw();
  }

  /** Select the words of a point, which come into view with `scroll`. Focus stays where it is unless asked. */
  select(point, { focus = false, scroll = true } = {}) {
    if (!point.span) return;
    this.area.setSelectionRange(point.span.start, point.span.end);
    if (focus) this.area.focus({ preventScroll: true });
    this.activate(point);
    if (!scroll) return;
    const box = this.rect(point);
    if (!box) this.area.scrollIntoView({ block: "nearest" });
    else if (box.top < 80 || box.bottom > innerHeight - 80) scrollBy({ top: box.top - innerHeight / 3 });
  }

  /** The point at the cursor. */
  atCaret() {
    const at = this.area.selectionStart;
    return shortest(this.points.filter((point) => point.span.start <= at && at <= point.span.end));
  }

  /** Where the last words of a point stand in the window; null when they are not drawn. */
  rect(point) {
    const node = [...this.layer.querySelectorAll("span")].filter((each) => each.points?.includes(point.id)).at(-1);
    return node ? [...node.getClientRects()].at(-1) : null;
  }

  #typed() {
    const edit = difference(this.value, this.area.value, this.area.selectionEnd);
    if (!edit.removed && !edit.inserted) return;
    this.value = this.area.value;
    this.history.add([edit]);
    this.#follow(edit);
    this.#draw();
    this.changed();
  }

  #follow(edit) {
    const kept = [];
    for (const point of this.points) {
      point.span = moved(point.span, edit, point.form !== "kort");
      point.edits = point.edits && follow(point.edits, edit);
      if (point.span) kept.push(point);
    }
    this.points = kept;
    this.sentences = this.sentences
      .map((sentence) => ({ ...moved(sentence, edit, true), level: sentence.level }))
      .filter((sentence) => sentence.end > sentence.start);
  }

  // One element per line of the text; only lines that look different from before are made again.
  #draw() {
    this.box.classList.toggle("groot", !this.drawn);
    const wanted = this.drawn ? lineList(this.value) : [];
    const points = spread(wanted, this.points, (point) => point.span);
    const sentences = spread(wanted, this.sentences, (sentence) => sentence);
    const signed = wanted.map(([from, to], index) => {
      const cut = pieces(from, to, points[index], sentences[index]);
      return { from, cut, sign: sign(this.value.slice(from, to), from, cut, this.active) };
    });
    const old = this.lines;
    let head = 0;
    while (head < Math.min(old.length, signed.length) && old[head] === signed[head].sign) head++;
    let tail = 0;
    while (tail < Math.min(old.length, signed.length) - head && old.at(-1 - tail) === signed.at(-1 - tail).sign) tail++;
    for (let index = head; index < old.length - tail; index++) this.layer.children[head].remove();
    const made = document.createDocumentFragment();
    for (const line of signed.slice(head, signed.length - tail)) made.append(this.#line(line));
    this.layer.insertBefore(made, this.layer.children[head] ?? null);
    this.lines = signed.map((line) => line.sign);
  }

  #line({ cut }) {
    const line = document.createElement("div");
    for (const piece of cut) line.append(element(piece, this.value.slice(piece.start, piece.end), this.active));
    if (!line.textContent) line.replaceChildren(document.createElement("br"));
    return line;
  }
}

function follow(spans, edit) {
  const kept = spans.map((span) => {
    const at = moved(span, edit);
    return at && { ...span, ...at };
  });
  return kept.every(Boolean) ? kept : null;
}

function lineList(text) {
  const lines = [];
  let from = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
    lines.push([from, end]);
    from = end + 1;
  }
  lines.push([from, text.length]);
  return lines;
}

function sign(text, from, cut, active) {
  const parts = cut.map((piece) => {
    const ids = piece.marks.map((point) => `${point.id}${point.id === active ? "!" : ""}`);
    return `${piece.start - from}:${piece.level}:${ids.join(",")}`;
  });
  return `${text}\u0000${parts.join(";")}`;
}
