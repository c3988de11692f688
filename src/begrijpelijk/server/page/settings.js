// What the reader chose. It lives in this page only, unless the reader asks to keep it on this computer. Texts never.

import { el, byId, fill } from "./dom.js";
import { t } from "./texts.js";

const KEY = "begrijpelijk-instellingen";
const START = { niveau: "B1", doelgroep: "u", format: "plain", zonder: [], lang: null };
const SECTIONS = ["words", "sentences", "text", "layout", "digital"];

export const settings = { ...START };
let keep = false;

/** Settings of an earlier visit, if they were kept; `house` are those of the server. */
export function load(house) {
  Object.assign(settings, START, pick(house));
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (kept) {
      keep = true;
      Object.assign(settings, pick(kept));
    }
  } catch {
    // A browser may refuse; then nothing was kept.
  }
}

/** The language that was kept, before anything else is known. */
export function keptLanguage() {
  try {
    return JSON.parse(localStorage.getItem(KEY))?.lang ?? null;
  } catch {
    return null;
  }
}

/** The options that go with every question to the server. */
export const options = (lang) => ({ niveau: settings.niveau, doelgroep: settings.doelgroep, zonder: settings.zonder, lang });

const FITS = {
  niveau: (value) => ["A2", "B1", "B2", "C1"].includes(value),
  doelgroep: (value) => ["u", "je"].includes(value),
  format: (value) => ["plain", "markdown", "html"].includes(value),
  lang: (value) => ["nl", "en"].includes(value),
  zonder: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
};
const pick = (from) => Object.fromEntries(Object.entries(from ?? {}).filter(([key, value]) => FITS[key]?.(value)));

/** Change a setting, and keep it if that was asked. */
export function change(values) {
  Object.assign(settings, values);
  store();
}

function store() {
  try {
    if (keep) localStorage.setItem(KEY, JSON.stringify(settings));
    else localStorage.removeItem(KEY);
  } catch {
    // Then it is not kept.
  }
}

const legend = (key) => el("legend", {}, el("h2", {}, t(key)));

/** The page with the settings; `changed` is called after every change that matters to a check. */
export function showSettings(rules, changed) {
  const form = byId("instellingen-formulier");
  const radio = (name, values) => el("fieldset", {}, legend(`setting_${name}`), el("p", { class: "hulp" }, t(`setting_${name}_help`)),
    el("div", { class: "keuzes" }, values.map((value) => {
      const box = el("input", { type: "radio", name, value, onchange: () => {
        change({ [name]: value });
        changed();
      } });
      box.checked = settings[name] === value;
      return el("label", {}, box, el("span", {}, t(`setting_${name}_${value}`)));
    })));
  const store_ = el("input", { type: "checkbox", id: "bewaar", onchange: () => {
    keep = store_.checked;
    store();
  } });
  store_.checked = keep;
  fill(form, radio("niveau", ["A2", "B1", "B2", "C1"]), radio("doelgroep", ["u", "je"]), radio("format", ["plain", "markdown", "html"]),
    el("fieldset", {}, legend("setting_rules"), el("p", { class: "hulp" }, t("setting_rules_help")), ruleBoxes(rules, changed)),
    el("fieldset", {}, legend("setting_keep"), el("div", { class: "keuzes" }, el("label", {}, store_, el("span", {}, t("setting_keep_label")))),
      el("p", { class: "hulp" }, t("setting_keep_help"))));
}

function ruleBoxes(rules, changed) {
  const all = [...rules.values()];
  const sections = [...new Set([...SECTIONS, ...all.map((rule) => rule.section)])];
  const groups = sections.map((section) => [section, all.filter((rule) => rule.section === section)]).filter(([, list]) => list.length);
  const boxes = groups.map(([section, list]) => {
    list.sort((a, b) => a.title.localeCompare(b.title));
    return el("div", { class: "deel" }, el("h3", {}, t(`section_${section}`)), el("div", { class: "vakjes" }, list.map((rule) => {
      const box = el("input", { type: "checkbox", value: rule.id, onchange: () => {
        change({ zonder: box.checked ? settings.zonder.filter((id) => id !== rule.id) : [...settings.zonder, rule.id] });
        changed();
      } });
      box.checked = !settings.zonder.includes(rule.id);
      return el("label", {}, box, el("span", {}, rule.title));
    })));
  });
  const all_ = el("button", { type: "button", class: "stil", onclick: () => {
    change({ zonder: [] });
    for (const box of byId("instellingen-formulier").querySelectorAll(".vakjes input")) box.checked = true;
    changed();
  } }, t("setting_rules_all"));
  return el("div", {}, boxes, all_);
}
