// All checks to look up: what they look for, why, and an example.

import { byId, el, fill } from "./dom.js";
import { count, knows, t } from "./texts.js";

const SECTIONS = ["words", "sentences", "text", "layout", "digital"];

/** Show the checks; `wanted` is the id of the one to open. */
export function showRules(rules, wanted) {
  const field = byId("zoek-controle");
  const draw = () => list([...rules.values()], field.value);
  field.oninput = draw;
  if (wanted && rules.has(wanted)) field.value = "";
  draw();
  const opened = wanted && byId(`controle-${wanted}`);
  if (!opened) return;
  opened.open = true;
  opened.querySelector("summary").focus({ preventScroll: true });
  opened.scrollIntoView({ block: "start" });
}

function list(rules, typed) {
  const sought = plain(typed);
  const found = rules.filter((rule) => plain(`${rule.id} ${rule.title} ${rule.explanation}`).includes(sought));
  byId("controles-aantal").textContent = count("rules_found", found.length);
  const sections = [...new Set([...SECTIONS, ...found.map((rule) => rule.section)])];
  fill(byId("controlelijst"), sections.map((section) => {
    const here = found.filter((rule) => rule.section === section);
    here.sort((a, b) => a.title.localeCompare(b.title));
    return here.length > 0 && el("section", { class: "blok" }, el("h2", {}, knows(`section_${section}`) ? t(`section_${section}`) : section), here.map(entry));
  }));
}

function entry(rule) {
  const examples = rule.examples.slice(0, 3).map((example) => el("dl", { class: "naarbeter" },
    el("div", { class: "niet" }, el("dt", {}, t("example_bad")), el("dd", { lang: "nl" }, example.bad)),
    el("div", { class: "wel" }, el("dt", {}, t("example_good")), el("dd", { lang: "nl" }, example.good))));
  return el("details", { class: "controle", id: `controle-${rule.id}` },
    el("summary", {}, el("span", { class: `teken s-${rule.severity}`, "aria-hidden": "true" }), el("span", {}, rule.title), el("span", { class: "soort" }, t(rule.severity))),
    el("div", { class: "meer-uitleg" }, el("p", {}, rule.explanation), examples));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
