// The list of points beside the text: the same as the marks, for everybody who does not see or click those.

import { card, quoted, ruleTitle } from "./card.js";
import { clean, el, fill, heard, oneLine } from "./dom.js";
import { count, t } from "./texts.js";

const SEVERITIES = ["fout", "waarschuwing", "tip"];
const SLICE = 8; // milliseconds of work at a time, so that typing never waits

export class Findings {
  constructor(box, { context, selected, filtered }) {
    this.box = box;
    this.context = context;
    this.selected = selected;
    this.filtered = filtered;
    this.severities = new Set(SEVERITIES);
    this.rule = "";
    this.hidden = new Set();
    this.points = [];
    this.items = new Map();
    this.opened = null;
    this.filter = el("form", { class: "filter" });
    this.list = el("div", { class: "groepen" });
    this.rest = el("p", { class: "verborgen" });
    fill(box, this.filter, this.list, this.rest);
    this.filter.addEventListener("submit", (event) => event.preventDefault());
  }

  /** The points that the filters leave. */
  get visible() {
    return this.points.filter((point) => this.severities.has(point.finding.severity) && (!this.rule || point.finding.rule === this.rule) && !this.hidden.has(point.key));
  }

  /** Show other points. Those that were there already keep their element, and so the focus and what was opened. */
  show(points) {
    this.points = points;
    if (this.rule && !points.some((point) => point.finding.rule === this.rule)) this.rule = "";
    this.#filters();
    this.#draw();
  }

  /** Begin anew: for another text. */
  reset() {
    this.hidden.clear();
    this.severities = new Set(SEVERITIES);
    this.rule = "";
    this.opened = null;
    this.items.clear();
    this.show([]);
  }

  /** The point of the last check that is the same as one of an earlier check. */
  current(point) {
    return this.items.get(point.id)?.point ?? point;
  }

  /** Open the card of a point in the list, and close the one that was open. */
  open(point) {
    const before = this.items.get(this.opened);
    if (before) this.#close(before);
    const item = point && this.items.get(point.id);
    this.opened = item ? point.id : null;
    if (!item) return;
    item.head.setAttribute("aria-expanded", "true");
    item.node.classList.add("open");
    fill(item.body, card(item.point, this.context(item.point)));
    item.body.hidden = false;
    item.node.scrollIntoView({ block: "nearest" });
  }

  /** Leave out a point until all are asked for again; the focus goes on to the next. */
  hide(point) {
    const next = this.#after(point);
    this.hidden.add(point.key);
    this.#changed();
    this.focus(next);
  }

  /** Take a point out that was dealt with; gives the one after it. */
  remove(point) {
    const next = this.#after(point);
    this.points = this.points.filter((each) => each !== point);
    this.#changed();
    return next;
  }

  /** Put the focus on a point in the list, or on its heading when there is none. */
  focus(point) {
    const head = point && this.items.get(point.id)?.head;
    (head ?? document.getElementById("punten-kop")).focus();
  }

  #after(point) {
    const shown = this.visible;
    const index = shown.findIndex((each) => each.id === point.id);
    return shown.slice(index + 1).find((each) => each.key !== point.key) ?? shown.slice(0, Math.max(index, 0)).reverse().find((each) => each.key !== point.key) ?? null;
  }

  #heads() {
    return [...this.list.querySelectorAll(".punt .kop")];
  }

  #changed() {
    this.#filters();
    this.#draw(true);
    this.filtered();
  }

  #close(item) {
    item.head.setAttribute("aria-expanded", "false");
    item.node.classList.remove("open");
    item.body.hidden = true;
    item.body.replaceChildren();
  }

  #filters() {
    const counted = this.points.filter((point) => !this.hidden.has(point.key));
    const boxes = SEVERITIES.map((severity) => {
      const number = counted.filter((point) => point.finding.severity === severity).length;
      const box = el("input", { type: "checkbox", name: severity, onchange: () => {
        this.severities[box.checked ? "add" : "delete"](severity);
        this.#draw(true);
        this.filtered();
      } });
      box.checked = this.severities.has(severity);
      return el("label", { class: `s-${severity}` }, box, el("span", { class: "stand" }, count(severity, number)));
    });
    const rules = new Map();
    for (const point of counted) rules.set(point.finding.rule, (rules.get(point.finding.rule) ?? 0) + 1);
    const named = [...rules].map(([id, number]) => [id, number, ruleTitle(this.context().rules.get(id), id)]);
    named.sort((a, b) => a[2].localeCompare(b[2]));
    const choice = el("select", { id: "filter-controle", onchange: () => {
      this.rule = choice.value;
      this.#draw(true);
      this.filtered();
    } }, el("option", { value: "" }, t("all_rules")), named.map(([id, number, title]) => el("option", { value: id }, `${title} (${number})`)));
    choice.value = this.rule;
    const focused = this.filter.contains(document.activeElement) ? document.activeElement : null;
    if (focused?.localName === "select") return; // never close a list that somebody is choosing from
    const name = focused?.name;
    fill(this.filter, el("fieldset", {}, el("legend", { class: "alleen-lezen" }, t("filter")), boxes),
      el("label", { class: "kies" }, el("span", {}, t("filter_rule")), choice));
    this.filter.hidden = !this.points.length;
    if (name) this.filter.elements[name]?.focus();
  }

  // Drawn in slices: a text of a thousand words has hundreds of points.
  #draw(atOnce = false) {
    const work = ++this.turn || (this.turn = 1);
    const shown = this.visible;
    const groups = grouped(shown);
    const keep = new Set(shown.map((point) => point.id));
    const made = [];
    let index = 0;
    const step = () => {
      if (work !== this.turn) return;
      const until = performance.now() + SLICE;
      while (index < groups.length && (atOnce || performance.now() < until)) made.push(this.#group(groups[index++], keep));
      if (index < groups.length) setTimeout(step);
      else this.#place(made, keep);
    };
    step();
  }

  #place(made, keep) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const order = focused ? this.#heads().indexOf(focused.closest(".punt")?.querySelector(".kop")) : -1;
    made.forEach(({ node, items }) => items.forEach((item) => item.parentNode !== node.lastChild && node.lastChild.append(item)));
    let cursor = this.list.firstChild;
    for (const { node } of made) {
      if (node === cursor) cursor = cursor.nextSibling;
      else this.list.insertBefore(node, cursor);
    }
    while (cursor) {
      const next = cursor.nextSibling;
      cursor.remove();
      cursor = next;
    }
    for (const id of this.items.keys()) if (!keep.has(id)) this.items.delete(id);
    if (this.opened && !this.items.has(this.opened)) this.opened = null;
    // What had the focus may be solved; then the point that came in its place gets it.
    if (focused && !focused.isConnected) (this.#heads()[order] ?? this.#heads().at(-1) ?? document.getElementById("punten-kop")).focus();
    else if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (!made.length && this.points.length) fill(this.list, el("p", { class: "leeg" }, t("none_left")));
    const gone = this.points.filter((point) => this.hidden.has(point.key)).length;
    fill(this.rest, gone > 0 && el("button", { type: "button", class: "stil", onclick: () => {
      this.hidden.clear();
      this.#changed();
      this.focus(null);
    } }, count("show_hidden", gone)));
    this.list.dispatchEvent(new CustomEvent("drawn"));
  }

  #group({ sentence, whole, points }) {
    const items = points.map((point) => this.#item(point));
    const list = el("ol", { class: "punten" });
    const title = whole ? t("about_whole") : oneLine(sentence?.text ?? points[0].finding.excerpt, 70);
    const level = sentence?.level > 2 && heard(` (${t(`sentence_${sentence.level}`)})`);
    const dots = sentence?.level > 2 && el("span", { class: "stip", "aria-hidden": "true" }, "●".repeat(sentence.level) + "○".repeat(4 - sentence.level));
    const heading = el("h3", whole ? {} : { lang: "nl" }, dots, title, level);
    return { node: el("section", { class: "groep" }, heading, list), items };
  }

  #item(point) {
    const old = this.items.get(point.id);
    if (old) {
      old.point = point;
      return old.node;
    }
    const { finding } = point;
    const body = el("div", { class: "kaart", hidden: true });
    const best = finding.suggestions[0];
    const title = ruleTitle(this.context().rules.get(finding.rule), finding.rule);
    const head = el("button", { type: "button", class: "kop", "aria-expanded": "false" },
      el("span", { class: `teken s-${finding.severity}`, "aria-hidden": "true" }),
      heard(`${t(finding.severity)}: `),
      el("span", { class: "zin" },
        point.whole
          ? clean(finding.message)
          : point.form === "heel" // its words are the heading of the group already
            ? [title, el("span", { class: "soort" }, t("whole_sentence"))]
            : [el("span", { class: "woorden", lang: "nl" }, quoted(point)),
                best ? el("span", { class: "beter", lang: "nl" }, el("span", { "aria-hidden": "true" }, " → "), heard(` ${t("better")}: `), clean(best)) : null,
                el("span", { class: "soort" }, title)]));
    const item = { point, head, body, node: el("li", { class: `punt s-${finding.severity}` }, head, body) };
    head.addEventListener("click", () => {
      if (this.opened === item.point.id) {
        this.open(null);
        this.selected(null);
      } else {
        this.open(item.point);
        this.selected(item.point);
      }
    });
    this.items.set(point.id, item);
    return item.node;
  }
}

function grouped(points) {
  const groups = [];
  for (const point of points) {
    const last = groups.at(-1);
    const key = point.whole ? "whole" : (point.sentence?.start ?? `b${point.at}`);
    if (last?.key === key) last.points.push(point);
    else groups.push({ key, whole: point.whole, sentence: point.sentence, points: [point] });
  }
  return groups;
}
