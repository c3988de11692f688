// The start of the page: its language, its screens, and the ways in for a text.

import * as api from "./api.js";
import { Audit } from "./audit.js";
import { Compare } from "./compare.js";
import { byId } from "./dom.js";
import { showRules } from "./rules.js";
import { change, keptLanguage, load, showSettings } from "./settings.js";
import { SelfTest } from "./selftest.js";
import { lang, speak, t } from "./texts.js";
import { Words } from "./words.js";
import { Workspace } from "./workspace.js";

const SCREENS = ["tekst", "vergelijken", "scorekaart", "zelftest", "controles", "woorden", "instellingen"];

await speak(keptLanguage() ?? "nl");
const work = new Workspace();
const words = new Words(() => work.rules, (error) => work.error(error));
const compare = new Compare(work);
const selftest = new SelfTest(work);
const audit = new Audit(work, selftest);
let stale = false;

async function learn() {
  work.rules = new Map((await api.rules(lang)).map((rule) => [rule.id, rule]));
}

async function begin() {
  try {
    const [house, { extras }] = await Promise.all([api.defaults(), api.health(), learn()]);
    byId("getoond-keuze").hidden = !extras.browser;
    load(house);
  } catch (error) {
    load(null);
    work.error(error);
  }
  go({ start: true });
  if (work.editor.text) work.again(); // the browser may have kept what was typed
}

// Which screen is shown stands in the address, so that the browser's back button works.
function go({ start = false } = {}) {
  const [name, id] = location.hash.slice(1).split("/");
  if (name === "inhoud") return;
  const screen = SCREENS.includes(name) ? name : "tekst";
  for (const each of SCREENS) byId(each).hidden = each !== screen;
  for (const link of document.querySelectorAll("nav a[href^='#']")) {
    if (link.hash === `#${screen}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${byId(`${screen}-titel`).textContent} | begrijpelijk`;
  if (screen === "controles") showRules(work.rules, id && decodeURIComponent(id));
  if (screen === "woorden") words.show();
  if (screen === "scorekaart") audit.show();
  if (screen === "zelftest") selftest.show();
  if (screen === "instellingen") showSettings(work.rules, () => (stale = true));
  if (screen === "tekst" && stale) {
    stale = false;
    work.again();
  }
  if (start) return;
  if (!id) {
    byId(`${screen}-titel`).focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

addEventListener("hashchange", () => go());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address says which screen is shown
  byId("inhoud").focus();
});

function nameLanguage() {
  const other = lang === "nl" ? "en" : "nl";
  byId("taal").textContent = other === "en" ? "English" : "Nederlands";
  byId("taal").lang = other;
}
nameLanguage();
byId("taal").addEventListener("click", async () => {
  await speak(lang === "nl" ? "en" : "nl");
  change({ lang });
  await learn().catch((error) => work.error(error));
  nameLanguage();
  words.reset();
  compare.redraw();
  selftest.redraw();
  audit.redraw();
  work.redraw();
  go({ start: true });
});

// A file: by the button, or dropped anywhere on the page.
byId("kies").addEventListener("click", () => byId("bestand").click());
byId("bestand").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) work.open({ file });
  event.target.value = "";
});
const carries = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  byId("valplaats").classList.add("erboven");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) byId("valplaats").classList.remove("erboven");
});
addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  byId("valplaats").classList.remove("erboven");
  location.hash = "#tekst";
  const [file] = event.dataTransfer.files;
  if (file) work.open({ file });
});

byId("adresvorm").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = byId("adres");
  const typed = field.value.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const right = /^https?:\/\/[^\s/.]\S*$/i.test(address) && typed !== "";
  byId("adres-fout").hidden = right;
  byId("adres-fout").textContent = right ? "" : t("address_wrong");
  field.setAttribute("aria-invalid", String(!right));
  if (right) work.open({ address, browser: byId("getoond").checked });
  else field.focus();
});

addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
await begin();
document.documentElement.dataset.klaar = "";
