// The word lists to look up: which words are hard, and what to write instead.

import { words as ask, wordLists } from "./api.js";
import { ruleTitle } from "./card.js";
import { byId, clean, el, fill } from "./dom.js";
import { count, t } from "./texts.js";
import { capital } from "./verdict.js";

const PAUSE = 200; // milliseconds without typing before the lists are searched

export class Words {
  #timer = 0;
  #page = 1;
  #turn = 0;
  #lists = null;

  /** `rules` gives the checks by id, `failed` tells what went wrong. */
  constructor(rules, failed) {
    this.rules = rules;
    this.failed = failed;
    byId("woordvorm").addEventListener("submit", (event) => event.preventDefault());
    byId("zoek-woord").addEventListener("input", () => this.#later());
    byId("kies-lijst").addEventListener("change", () => this.#go(1));
  }

  /** Show the lists. */
  async show() {
    try {
      if (!this.#lists) {
        this.#lists = await wordLists();
        const chosen = byId("kies-lijst").value;
        fill(byId("kies-lijst"), el("option", { value: "" }, t("words_all")),
          this.#lists.map((list) => el("option", { value: list.name }, `${capital(list.name.replaceAll("-", " "))} (${list.words})`)));
        byId("kies-lijst").value = chosen;
      }
      await this.#go(1);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Ask for the lists again, in another language. */
  reset() {
    this.#lists = null;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(1), PAUSE);
  }

  async #go(page, focus = false) {
    const turn = ++this.#turn;
    try {
      const found = await ask(byId("zoek-woord").value.trim(), byId("kies-lijst").value, page);
      if (turn !== this.#turn) return;
      this.#page = page;
      this.#draw(found);
      if (focus) byId("woorden-titel").focus();
    } catch (error) {
      this.failed(error);
    }
  }

  #draw(found) {
    byId("woorden-aantal").textContent = count("words_found", found.total);
    fill(byId("woordenlijst"), found.words.map((word) => el("div", { class: "woord" },
      el("dt", { lang: "nl" }, clean(word.term).replace(/#/g, t("a_number"))),
      word.alternatives.length > 0 && el("dd", { class: "beter" }, el("span", { class: "label" }, `${t("better")}: `), el("span", { lang: "nl" }, clean(word.alternatives.join(t("or"))))),
      word.explanation && el("dd", { lang: "nl" }, clean(word.explanation)),
      el("dd", { class: "klein" }, ruleTitle(this.rules().get(word.rule), word.rule)))));
    const { pages } = found;
    const button = (key, page) => el("button", { type: "button", class: "stil", onclick: () => this.#go(page, true) }, t(key));
    fill(byId("bladeren"), this.#page > 1 && button("previous", this.#page - 1),
      pages > 1 && el("span", { class: "klein" }, t("page_of", { page: this.#page, pages })),
      this.#page < pages && button("next", this.#page + 1));
    byId("bladeren").hidden = pages < 2;
  }
}
