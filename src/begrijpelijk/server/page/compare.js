// Two versions of a text beside each other: did it become easier?

import { compare, Failure } from "./api.js";
import { byId, clean, el, fill, heard } from "./dom.js";
import { options, settings } from "./settings.js";
import { count, figure, lang, t } from "./texts.js";
import { capital, look, people, share } from "./verdict.js";

export class Compare {
  #result = null;

  constructor(work) {
    this.work = work;
    byId("vergelijkvorm").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go();
    });
    byId("neem-over").addEventListener("click", () => {
      byId("nieuw").value = work.editor.text;
      byId("nieuw").focus();
    });
  }

  /** The result again, in the language of now. */
  redraw() {
    if (this.#result) this.#draw(this.#result);
  }

  async #go() {
    const [older, newer] = [byId("oud"), byId("nieuw")];
    const missing = [older, newer].find((field) => !field.value.trim());
    const wrong = byId("vergelijk-fout");
    wrong.hidden = !missing;
    wrong.textContent = missing ? t("compare_missing") : "";
    for (const field of [older, newer]) {
      field.setAttribute("aria-invalid", String(field === missing));
      if (field === missing) field.setAttribute("aria-describedby", "vergelijk-fout");
      else field.removeAttribute("aria-describedby");
    }
    if (missing) {
      missing.focus();
      return;
    }
    this.work.say(t("checking"));
    try {
      this.#result = await compare(older.value, newer.value, settings.format, options(lang));
      this.work.error(null);
      this.#draw(this.#result);
      byId("verschil-kop").focus();
    } catch (error) {
      this.work.error(error instanceof Failure ? error : new Failure(String(error.message)));
    }
  }

  #draw(result) {
    const { gone, new: added, left } = result.findings;
    byId("verschil").hidden = false;
    fill(byId("verschil"), el("h2", { id: "verschil-kop", tabindex: "-1", class: "groot" }, verdict(result)),
      el("div", { class: "tweeen" }, version("compare_old", result.old), version("compare_new", result.new)),
      el("section", { class: "blok" }, el("h3", {}, t("compare_points")),
        changes("compare_solved", "goed", gone), changes("compare_added", "nietgoed", added), changes("compare_left", "onbekend", left.map((pair) => pair.new))),
      el("section", { class: "blok" }, el("h3", {}, t("compare_sentences")), el("div", { class: "zinnen" }, result.sentences.map(sentences))));
  }
}

function verdict({ gained, new: newer }) {
  if (gained.lint === null) return t("compare_short");
  if (Math.abs(gained.lint) < 0.5) return t("compare_same");
  return t(gained.lint > 0 ? "compare_easier" : "compare_harder", { niveau: newer.niveau });
}

function version(key, outcome) {
  const { scores } = outcome;
  const fact = (name, value) => el("div", {}, el("dt", {}, t(name)), el("dd", {}, value));
  const points = Object.values(outcome.findings).reduce((sum, number) => sum + number, 0);
  return el("section", { class: `blok oordeel ${look(outcome)}` }, el("h3", {}, t(key)),
    scores.adults_struggling === null
      ? el("p", {}, t("verdict_short"))
      : el("div", { class: "uitslag" }, el("div", { class: "mensen" }, people(scores.adults_struggling)), el("p", { class: "zeggen deel" }, capital(`${share(scores.adults_struggling)}.`))),
    el("dl", { class: "cijfers" },
      scores.level !== null && fact("fact_level", t("level_of_4", { level: scores.level })),
      scores.lint !== null && fact("fact_score", figure(scores.lint)),
      fact("fact_words", figure(outcome.words)), fact("fact_points", figure(points))));
}

function changes(key, look, findings) {
  if (!findings.length) return null;
  return el("details", { class: "controle" },
    el("summary", {}, el("span", { class: `doel ${look}` }, count(key, findings.length))),
    el("ul", { class: "verschillen" }, findings.map((finding) => el("li", {}, el("span", { class: `teken s-${finding.severity}`, "aria-hidden": "true" }),
      el("span", {}, heard(`${t(finding.severity)}: `), clean(finding.message))))));
}

// An unchanged sentence stands there once; of a changed one the words that differ are marked.
function sentences({ kind, old, new: newer }) {
  if (kind === "equal") return el("p", { class: "gelijk", lang: "nl" }, clean(newer.text));
  const [cut, put] = old && newer ? differing(old.text, newer.text) : [old && [[old.text, false]], newer && [[newer.text, false]]];
  const side = (key, look, parts) => parts && el("p", { class: look }, heard(`${t(key)}: `), el("span", { lang: "nl" }, parts.map(([text, differs]) => (differs ? el("mark", {}, clean(text)) : clean(text)))));
  return el("div", { class: "paar" }, side("compare_was", "was", cut), side("compare_became", "werd", put));
}

/** The words of two sentences as [text, whether the other one lacks it], with the longest run of shared words kept. */
function differing(before, after) {
  const [a, b] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  if (a.length * b.length > 40_000) return [[[before, true]], [[after, true]]];
  const same = (i, j) => a[i].trim() === b[j].trim();
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  }
  const [cut, put] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      cut.push([a[i++], false]);
      put.push([b[j++], false]);
    } else if (j === b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) cut.push([a[i++], true]);
    else put.push([b[j++], true]);
  }
  return [cut, put];
}
