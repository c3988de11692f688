// The self-test on the page. The answers live in this page only; a file is what the reader takes home.

import { Failure, selftest, selftestFile, selftestRead } from "./api.js";
import { byId, clean, el, fill } from "./dom.js";
import { save } from "./downloads.js";
import { count, lang, t } from "./texts.js";

const today = () => new Date().toLocaleDateString("sv"); // ISO 8601, in the time zone of the reader

export class SelfTest {
  #test = null;
  #answers = new Map(); // by question: {given, note, date}
  #others = []; // the answers of other people in the file that was opened
  #earlier = ""; // that file: what could not be understood in it goes back into it
  #changed = false;

  constructor(work) {
    this.work = work;
    byId("zelftestvorm").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
    byId("zelftest-kies").addEventListener("click", () => byId("zelftest-bestand").click());
    byId("zelftest-bestand").addEventListener("change", (event) => {
      const [file] = event.target.files;
      if (file) this.open(file);
      event.target.value = "";
    });
    for (const id of ["wie", "afdeling"]) byId(id).addEventListener("input", () => (this.#changed = this.#answers.size > 0));
    addEventListener("beforeunload", (event) => this.#changed && event.preventDefault());
  }

  /** How many questions have an answer. */
  get answered() {
    return this.#answers.size;
  }

  /** Show the questions; they come from the server once. */
  async show() {
    try {
      this.#test ??= await selftest();
      if (!byId("vragen").firstChild) this.#draw();
    } catch (error) {
      this.work.error(error);
    }
  }

  /** Everything again, in the language of now. */
  redraw() {
    if (this.#test) this.#draw();
  }

  /** Go on with a file. */
  async open(file) {
    try {
      const sheet = await selftestRead(file, lang);
      this.work.error(null);
      const by = (reply) => reply.who === sheet.who && reply.department === sheet.department;
      this.#answers = new Map(sheet.replies.filter(by).map((reply) => [reply.question, reply]));
      this.#others = sheet.replies.filter((reply) => !by(reply));
      this.#earlier = await file.text();
      this.#changed = false;
      byId("wie").value = sheet.who;
      byId("afdeling").value = sheet.department;
      this.#draw();
      this.#told(file, sheet);
    } catch (error) {
      this.work.error(error instanceof Failure ? error : new Failure(String(error.message)));
    }
  }

  /** The file with all answers: {blob, name}. */
  async file() {
    const [who, department] = ["wie", "afdeling"].map((id) => byId(id).value.trim());
    const own = [...this.#answers].map(([question, { given, note, date }]) => ({ question, given, note, date, who, department }));
    return selftestFile({ who, department, replies: [...own, ...this.#others], earlier: this.#earlier }, lang);
  }

  async #save() {
    if (!this.#answers.size) {
      this.work.say(t("selftest_nothing"));
      byId("zelftest-stand").textContent = t("selftest_nothing");
      return;
    }
    try {
      const made = await this.file();
      save(made.blob, made.name ?? "zelftest.toml");
      this.#changed = false;
      this.work.error(null);
      this.work.say(t("download_done"));
    } catch (error) {
      this.work.error(error);
    }
  }

  #told(file, sheet) {
    const people = new Set(this.#others.map((reply) => `${reply.who}, ${reply.department}`)).size;
    const box = byId("zelftest-gelezen");
    box.hidden = false;
    const names = (ids) => ids.map((id) => clean(id)).join(", ");
    fill(box, el("h2", { tabindex: "-1", id: "zelftest-gelezen-kop" }, t("selftest_read", { name: clean(file.name) })),
      el("p", {}, count("selftest_done", this.#answers.size), people > 0 ? ` ${count("selftest_others", people)}` : ""),
      sheet.contradicting.length > 0 && el("p", {}, t("selftest_contradicting", { ids: names(sheet.contradicting) })),
      sheet.unknown.length > 0 && el("p", {}, t("selftest_unknown", { ids: names(sheet.unknown) })),
      sheet.problems.length > 0 && el("ul", {}, sheet.problems.map((problem) => el("li", {}, clean(problem)))));
    byId("zelftest-gelezen-kop").focus();
  }

  #draw() {
    const { kenmerken } = this.#test;
    const open = [...document.querySelectorAll("#vragen details[open]")].map((each) => each.id);
    const first = kenmerken.findIndex((kenmerk) => kenmerk.questions.some((each) => !this.#answers.has(each.id)));
    fill(byId("vragen"), kenmerken.map((kenmerk, index) => {
      const id = `kenmerk-${index}`;
      const next = kenmerken[index + 1];
      const box = el("details", { class: "controle kenmerk", id },
        el("summary", {}, el("span", { class: "naamstand" }, el("span", { lang: "nl" }, `${kenmerk.code}. ${clean(kenmerk.name)}`), el("span", { class: "soort" }))),
        el("div", { class: "kenmerkvragen" },
          el("p", { class: "hulp", lang: "nl" }, clean(kenmerk.meaning)),
          kenmerk.questions.map((question) => this.#question(question)),
          next && el("button", { type: "button", class: "stil", onclick: () => this.#goTo(index) }, t("selftest_next"))));
      box.open = open.length ? open.includes(id) : index === Math.max(first, 0);
      return box;
    }));
    this.#count();
  }

  #goTo(index) {
    const [now, next] = [byId(`kenmerk-${index}`), byId(`kenmerk-${index + 1}`)];
    now.open = false;
    next.open = true;
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "start" });
  }

  #question(question) {
    const own = this.#answers.get(question.id);
    const id = `vraag-${question.number}`;
    const note = el("textarea", { id: `${id}-uitleg`, rows: "2", lang: "nl", oninput: () => this.#note(question.id, note.value) });
    note.value = own?.note ?? "";
    const more = el("div", { class: "toelichting", hidden: !own }, el("label", { for: `${id}-uitleg` }, t("selftest_note")), note);
    const erase = el("button", { type: "button", class: "stil klein", hidden: !own, onclick: () => {
      this.#answers.delete(question.id);
      note.value = "";
      for (const box of choices.querySelectorAll("input")) box.checked = false;
      more.hidden = erase.hidden = true;
      this.#edited();
      choices.querySelector("input").focus();
    } }, t("selftest_erase"));
    const choices = el("div", { class: "keuzes" }, this.#test.choices.map((given) => {
      const box = el("input", { type: "radio", name: id, value: given, onchange: () => {
        this.#answers.set(question.id, { given, note: note.value, date: today() });
        more.hidden = erase.hidden = false;
        this.#edited();
      } });
      box.checked = own?.given === given;
      return el("label", {}, box, el("span", {}, t(`given_${given}`)));
    }));
    return el("fieldset", { class: "vraag", "aria-describedby": `${id}-waarom` },
      el("legend", { lang: "nl" }, `${question.number}. ${clean(question.text)}`),
      el("div", { class: "vraagvlak" },
        el("div", { id: `${id}-waarom`, class: "waaromvraag" },
          el("p", {}, el("strong", {}, t("selftest_why")), " ", el("span", { lang: "nl" }, clean(question.why))),
          el("p", {}, el("strong", {}, t("selftest_good")), " ", el("span", { lang: "nl" }, clean(question.good)))),
        el("div", { class: "antwoord" }, choices, more, erase)));
  }

  #note(id, text) {
    const own = this.#answers.get(id);
    if (!own) return;
    own.note = text;
    this.#changed = true;
  }

  #edited() {
    this.#changed = true;
    this.#count();
  }

  #count() {
    this.#test.kenmerken.forEach((kenmerk, index) => {
      const done = kenmerk.questions.filter((each) => this.#answers.has(each.id)).length;
      byId(`kenmerk-${index}`).querySelector(".soort").textContent = t("selftest_of", { done, total: kenmerk.questions.length });
      byId(`kenmerk-${index}`).classList.toggle("af", done === kenmerk.questions.length);
    });
    const { total } = this.#test;
    const done = this.#test.kenmerken.flatMap((kenmerk) => kenmerk.questions).filter((each) => this.#answers.has(each.id)).length;
    byId("zelftest-stand").textContent = t("selftest_standing", { done, total });
    const bar = byId("zelftest-balk");
    bar.max = total;
    bar.value = done;
  }
}
