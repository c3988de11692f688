// The verdict in plain words, with ten people for the adults who struggle.

import { byId, el, fill, svg } from "./dom.js";
import { count, figure, t } from "./texts.js";

const LEVELS = ["A2", "B1", "B2", "C1"];

/** Whether a text is at its target level or easier; null where it was too short to say. */
export function meets(document_) {
  const indication = document_.scores.cefr_indication?.slice(0, 2);
  return indication ? LEVELS.indexOf(indication) <= LEVELS.indexOf(document_.niveau) : null;
}

/** The class with the colour of a text: that of its level, but never a green one where it misses its target. */
export function look(document_) {
  const level = document_.scores.level ?? 0;
  return `n${meets(document_) === false ? Math.max(level, 3) : level}`;
}

/** How many of ten adults find a text hard, in words. */
export function share(adults) {
  const number = Math.round(adults * 10);
  return number ? count("share", number) : t("share_few");
}

/** The verdict as one sentence. */
export function sentence(document_) {
  const { scores } = document_;
  const good = meets(document_);
  if (good === null) return t("verdict_short");
  if (!good) return t(scores.level <= 2 ? "verdict_above" : "verdict_hard", { share: share(scores.adults_struggling), niveau: document_.niveau });
  return document_.passed ? t("verdict_good", { niveau: document_.niveau }) : t("verdict_points", { niveau: document_.niveau });
}

/** Put the verdict of a document in its place. */
export function showVerdict(document_) {
  const { scores } = document_;
  byId("oordeel").className = `blok oordeel ${look(document_)}`;
  byId("oordeel-kop").textContent = sentence(document_);
  const good = meets(document_);
  fill(byId("oordeel-tekst"),
    good && el("p", {}, capital(`${share(scores.adults_struggling)}.`)),
    good === null && el("p", {}, t("verdict_short_help")),
    el("p", { class: `doel ${good === null ? "onbekend" : good ? "goed" : "nietgoed"}` }, good !== null && sign(good),
      el("span", {}, t(good === null ? "target_unknown" : good ? "target_met" : "target_missed", { niveau: document_.niveau }))),
    scores.cefr_indication && el("p", { class: "klein" }, t("indication", { cefr: scores.cefr_indication })));
  fill(byId("mensen"), scores.adults_struggling !== null && people(scores.adults_struggling));
  const fact = (key, value) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, value));
  fill(byId("cijfers"),
    scores.level !== null && fact("fact_level", t("level_of_4", { level: scores.level })),
    scores.lint !== null && fact("fact_score", figure(scores.lint)),
    fact("fact_words", figure(document_.words)),
    fact("fact_sentences", figure(document_.sentences_count)),
    fact("fact_points", figure(document_.findings.length)));
}

export const capital = (text) => text[0].toLocaleUpperCase() + text.slice(1);

export const sign = (good) =>
  svg("svg", { class: "teken", viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("circle", { cx: 10, cy: 10, r: 9.5 }),
    svg("path", { d: good ? "M5.5 10.5l3 3 6-7" : "M6.5 6.5l7 7M13.5 6.5l-7 7" }));

/** Ten people, of whom those who struggle have the colour of the level. */
export function people(adults) {
  const hard = Math.round(adults * 10);
  const drawn = Array.from({ length: 10 }, (_, number) =>
    svg("g", { class: number < hard ? "raak" : "mis", transform: `translate(${(number % 5) * 40 + 6} ${Math.floor(number / 5) * 54})` },
      svg("circle", { cx: 14, cy: 9, r: 8 }), svg("path", { d: "M1 46V33a13 13 0 0 1 26 0v13z" })));
  return svg("svg", { viewBox: "0 0 200 104", "aria-hidden": "true" }, ...drawn);
}
