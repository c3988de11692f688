// What there is to say about one point, and the buttons to do something about it.

import { clean, el, oneLine } from "./dom.js";
import { replacements } from "./points.js";
import { t } from "./texts.js";

/** The content of a card. `deeds` carries out what a button says: replace, hide, goTo, look. */
export function card(point, { rule, text, editable, deeds }) {
  const { finding } = point;
  const offered = editable ? replacements(point, text) : [];
  const shown = new Set(offered.map((each) => each.text));
  const others = finding.suggestions.filter((each) => !shown.has(each));
  return [
    el("p", { class: "wat" }, clean(finding.message)),
    offered.length > 0 &&
      el("div", { class: "knoppen" }, offered.map((each, index) =>
        el("button", { type: "button", class: index ? "tweede" : "eerste", onclick: () => deeds.replace(point, each) }, t("replace_by", { words: clean(each.text) })),
      )),
    others.length > 0 &&
      el("p", { class: "ook" }, el("span", { class: "label" }, `${t(offered.length ? "also" : "better")}: `), el("span", { lang: "nl" }, clean(others.join(t("or"))))),
    el("p", { class: "waarom" }, clean(finding.explanation)),
    el("div", { class: "knoppen" },
      deeds.goTo && !point.whole && el("button", { type: "button", class: "stil", onclick: () => deeds.goTo(point) }, t("go_to_words")),
      el("button", { type: "button", class: "stil", onclick: () => deeds.hide(point) }, t("not_now")),
      el("a", { class: "meer", href: `#controles/${encodeURIComponent(finding.rule)}` }, t("about_rule", { title: ruleTitle(rule, finding.rule) })),
    ),
  ];
}

/** What a rule is called. */
export const ruleTitle = (rule, id) => rule?.title || id;

/** The words that a point is about, short enough for a line. */
export const quoted = (point) => oneLine(point.finding.excerpt, 60);

/** A card that floats beside its words in the text. It is no dialog: typing goes on, and Escape closes it. */
export class Floating {
  constructor(box, { closed }) {
    this.box = box;
    this.point = null;
    this.closed = closed;
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
    });
  }

  /** Open under the words, which stand at `rect` in the window. */
  open(point, content, rect, { focus = false } = {}) {
    this.point = point;
    this.box.replaceChildren(
      el("button", { type: "button", class: "dicht", "aria-label": t("close"), onclick: () => this.close(true) }, "×"),
      ...content.filter(Boolean),
    );
    this.box.setAttribute("aria-label", t("point_about", { words: quoted(point) }));
    this.box.className = `zweef s-${point.finding.severity}`;
    this.box.hidden = false;
    this.place(rect);
    if (focus) (this.box.querySelector(".knoppen button") ?? this.box.querySelector(".dicht")).focus({ preventScroll: true });
    const box = this.box.getBoundingClientRect();
    if (box.bottom > innerHeight) scrollBy({ top: Math.min(box.bottom - innerHeight + 16, rect.top - 16) });
  }

  place(rect) {
    const around = this.box.offsetParent.getBoundingClientRect();
    const left = Math.max(0, Math.min(rect.left - around.left, around.width - this.box.offsetWidth));
    this.box.style.left = `${left}px`;
    this.box.style.top = `${rect.bottom - around.top + 6}px`;
  }

  /** Close; with `back` the focus goes back to the text. */
  close(back = false) {
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.box.replaceChildren();
    const { point } = this;
    this.point = null;
    this.closed(back, point);
  }
}
