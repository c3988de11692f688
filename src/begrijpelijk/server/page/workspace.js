// The text that is worked on, its points and its verdict, and everything that a reader does with them.

import { check, Failure } from "./api.js";
import { Floating, card } from "./card.js";
import { byId, clean, fill, el } from "./dom.js";
import { Shown, Read } from "./document.js";
import { showDownloads } from "./downloads.js";
import { Editor } from "./editor.js";
import { Findings } from "./findings.js";
import { Places } from "./offsets.js";
import { pointsOf, replacements, sentencesOf } from "./points.js";
import { options, settings } from "./settings.js";
import { count, lang, t } from "./texts.js";
import { Trend } from "./trend.js";
import { sentence, showVerdict } from "./verdict.js";

const PAUSE = 250; // milliseconds without typing before a check begins
const LONG_PAUSE = 2000; // the same for a text so long that the server needs many seconds for it
const SAY = 1500; // and before a screen reader hears how it went

export class Workspace {
  rules = new Map(); // the checks by id, with their texts
  #source = null; // {file} or {address}; null for a text that is typed
  #document = null;
  #running = null;
  #timer = 0;
  #speech = 0;

  constructor() {
    const chosen = (point) => (point ? this.#openFloating(point) : this.#floating.close());
    this.editor = new Editor(byId("schrijfvak"), { changed: () => this.#edited(), chosen });
    this.shown = new Shown(byId("leesvak"), { chosen });
    this.findings = new Findings(byId("bevindingen"), {
      context: (point) => this.#context(point),
      selected: (point) => {
        this.#floating.close();
        // Where the list stands under the text, going to the words would take the card out of sight.
        if (point) this.surface.select(point, { scroll: matchMedia("(min-width: 60.01rem)").matches });
        else this.surface.activate(null);
      },
      filtered: () => this.#marks(),
    });
    this.#floating = new Floating(byId("zweefkaart"), {
      closed: (back, point) => {
        this.surface.activate(null);
        if (!back) return;
        if (this.#source) this.findings.focus(point);
        else this.editor.area.focus({ preventScroll: true });
      },
    });
    this.trend = new Trend();
    this.#keys();
    addEventListener("resize", () => this.#replace());
  }

  #floating;

  /** Where the marks are: the editor, or the document that is shown. */
  get surface() {
    return this.#source ? this.shown : this.editor;
  }

  /** What is checked now. */
  get source() {
    return this.#source ?? { text: this.editor.text, format: settings.format };
  }

  /** Check again with other settings, or in another language. */
  again() {
    if (this.#source) this.open(this.#source, { quiet: true });
    else if (this.editor.text.trim()) this.#check();
  }

  /** Everything that was drawn, in the language of now. */
  redraw() {
    this.findings.items.clear();
    this.findings.show([]);
    this.#floating.close();
    this.#status();
    if (this.#document) showVerdict(this.#document);
    this.again();
  }

  /** Check a file or an address and show it. */
  async open(source, { quiet = false } = {}) {
    this.error(null);
    byId("bezig").textContent = t("reading", { name: source.file?.name ?? source.address });
    byId("bezig").hidden = false;
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    try {
      const report = await check(source, options(lang), running.signal);
      if (!report.documents.length) throw new Failure(report.errors[0]?.message ?? "", report.errors[0]?.source ?? "");
      if (!quiet) this.#begin(source);
      this.#document = report.documents[0];
      this.shown.open(this.#document);
      this.#present();
      if (!quiet) byId("oordeel-kop").focus();
    } catch (error) {
      if (error.name !== "AbortError") this.error(error);
    } finally {
      if (this.#running === running) byId("bezig").hidden = true;
    }
  }

  /** Go on with a text in the editor. */
  type(text, { focus = true } = {}) {
    this.#begin(null);
    this.editor.replace(text, { fresh: true });
    this.editor.area.setSelectionRange(0, 0);
    if (focus) this.editor.area.focus();
  }

  /** Tell what went wrong; null takes it away. */
  error(failure) {
    const box = byId("fout");
    box.hidden = !failure;
    fill(box);
    if (!failure) return;
    const known = failure instanceof Failure;
    const message = known && failure.message ? clean(failure.message) : t("error_server");
    const about = known && failure.message ? failure.source : "";
    fill(box, el("p", {}, el("strong", {}, t("error_title")), " ", about && about !== "-" ? `${clean(about)}: ` : "", message));
    if (!known) console.error(failure);
  }

  #begin(source) {
    this.#source = source;
    this.#document = null;
    this.#floating.close();
    this.trend.reset();
    this.findings.reset();
    byId("werk").classList.toggle("lezen", Boolean(source));
    byId("schrijven").hidden = Boolean(source);
    byId("lezen").hidden = !source;
    byId("leesnaam").textContent = source ? clean(source.file?.name ?? source.address) : "";
    byId("start").hidden = Boolean(source);
    this.#status();
  }

  #edited() {
    this.#running?.abort();
    this.#floating.close();
    clearTimeout(this.#timer);
    clearTimeout(this.#speech);
    this.#status();
    if (!this.editor.text.trim()) {
      this.#document = null;
      this.editor.show([], []);
      this.findings.reset();
      this.trend.reset();
      this.#status();
      return;
    }
    this.#timer = setTimeout(() => this.#check(), this.editor.drawn ? PAUSE : LONG_PAUSE);
  }

  async #check() {
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const text = this.editor.text;
    byId("schrijfvak").setAttribute("data-bezig", "");
    try {
      const report = await check({ text, format: settings.format }, options(lang), running.signal);
      if (this.#source || this.editor.text !== text) return; // a newer check is on its way
      if (!report.documents.length) throw new Failure(report.errors[0]?.message ?? "", report.errors[0]?.source ?? "");
      this.error(null);
      this.#document = report.documents[0];
      this.#checked = text;
      this.#present();
    } catch (error) {
      if (error.name !== "AbortError") this.error(error);
    } finally {
      if (this.#running === running) byId("schrijfvak").removeAttribute("data-bezig");
    }
  }

  #checked = "";

  #present() {
    const document_ = this.#document;
    const places = this.#source ? new Read(document_.text) : new Places(this.#checked, document_.blocks);
    this.points = pointsOf(document_, places, this.rules);
    this.findings.points = this.points;
    this.#marks(sentencesOf(document_, places));
    showVerdict(document_);
    this.trend.add(document_);
    this.#status();
    fill(byId("opmerkingen"), document_.notes.map((note) => el("p", {}, clean(note))));
    showDownloads(this.source, {
      current: () => ({ source: this.source, options: options(lang) }),
      told: (text) => this.say(text),
      failed: (error) => this.error(error),
    });
    setTimeout(() => this.findings.show(this.points));
    clearTimeout(this.#speech);
    const number = document_.findings.length;
    this.#speech = setTimeout(() => this.say(`${sentence(document_)} ${count("heard_points", number)}`), SAY);
  }

  #marks(sentences = this.surface.sentences) {
    this.surface.show(this.findings.visible, sentences);
  }

  /** Say something to a screen reader. */
  say(text) {
    byId("melding").textContent = text;
  }

  #status() {
    const empty = !this.#source && !this.editor.text;
    byId("werk").classList.toggle("leeg", !this.#document);
    for (const id of ["oordeel", "naast", "meenemen"]) byId(id).hidden = !this.#document;
    byId("voorbeeld").hidden = !empty;
    byId("te-lang").hidden = this.editor.drawn || Boolean(this.#source);
    byId("ongedaan").setAttribute("aria-disabled", String(!this.editor.history.canUndo));
    byId("opnieuw").setAttribute("aria-disabled", String(!this.editor.history.canRedo));
    byId("wissen").setAttribute("aria-disabled", String(empty));
    byId("punten-kop").textContent = this.#document ? count("points", this.#document.findings.length) : t("points_title");
  }

  #context(point) {
    const from = point && point === this.#floating?.point ? "text" : "list";
    return {
      rules: this.rules,
      rule: point && this.rules.get(point.finding.rule),
      text: this.editor.text,
      editable: !this.#source,
      deeds: {
        replace: (one, offered) => this.#replaceBy(one, offered, from),
        hide: (one) => {
          this.#floating.close();
          this.findings.hide(one);
          this.say(t("hidden_now"));
        },
        goTo: from === "text" ? null : (one) => this.#goTo(this.findings.current(one)),
      },
    };
  }

  #replaceBy(point, offered, from) {
    // The card may have stood open while the text was typed on in, or checked again.
    const now = this.findings.current(point);
    const fresh = replacements(now, this.editor.text).find((each) => each.text === offered.text);
    if (!fresh) return;
    const next = this.findings.remove(now);
    this.#floating.close();
    this.editor.write(fresh.edits, { focus: from === "text" });
    if (from === "list") this.findings.focus(next);
    this.say(t("replaced", { words: offered.text }));
  }

  #goTo(point) {
    if (!this.#source) this.editor.select(point, { focus: true });
    else {
      this.shown.select(point);
      this.#openFloating(point, true); // a text that is only read has no cursor to put there
    }
  }

  #openFloating(point, focus = false) {
    this.surface.activate(point);
    const rect = this.surface.rect(point);
    if (!rect) return;
    this.#floating.point = point;
    this.#floating.open(point, card(point, this.#context(point)), rect, { focus });
  }

  #replace() {
    const rect = this.#floating.point && !byId("zweefkaart").hidden && this.surface.rect(this.#floating.point);
    if (rect) this.#floating.place(rect);
  }

  #keys() {
    byId("ongedaan").addEventListener("click", () => this.editor.undo() && this.say(t("undone")));
    byId("opnieuw").addEventListener("click", () => this.editor.redo() && this.say(t("redone")));
    byId("wissen").addEventListener("click", () => {
      if (this.editor.text) this.editor.replace("");
      this.editor.area.focus();
    });
    byId("verder").addEventListener("click", () => this.type(this.shown.asTyped()));
    byId("andere").addEventListener("click", () => this.type(""));
    byId("voorbeeld").addEventListener("click", () => this.type(t("example_text")));
    this.editor.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.altKey) {
        const point = this.editor.atCaret();
        if (point) this.#openFloating(point, true);
        event.preventDefault();
      } else if (event.key === "Escape") this.#floating.close();
    });
    document.addEventListener("keydown", (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y") || byId("tekst").hidden || this.#source) return;
      const field = event.target.closest("input:not([type=checkbox], [type=radio]), textarea");
      if (field && field !== this.editor.area) return;
      event.preventDefault();
      const redo = key === "y" || event.shiftKey;
      if (redo ? this.editor.redo() : this.editor.undo()) this.say(t(redo ? "redone" : "undone"));
    });
  }
}
