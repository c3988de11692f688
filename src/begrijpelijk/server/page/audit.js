// An audit on the page: begin, watch, stop. What came of it is shown by scorecard.js.

import * as api from "./api.js";
import { byId, clean, el, fill } from "./dom.js";
import { Scorecard } from "./scorecard.js";
import { figure, lang, t } from "./texts.js";

const EVERY = 1000; // milliseconds between two looks
const SAY = 15_000; // and between two sentences for a screen reader
const PAGES = [50, 200, 1000, 2000];

export class Audit {
  #status = null;
  #timer = 0;
  #said = 0;
  #known = false;

  constructor(work, selftest) {
    this.work = work;
    this.card = new Scorecard(work, selftest);
    byId("auditvorm").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
    byId("stoppen").addEventListener("click", () => this.#stop());
    byId("nieuwe-audit").addEventListener("click", () => {
      this.#form(true);
      byId("sites").focus();
    });
  }

  /** Show the screen; what goes on at the server is asked once, so that a page that was loaded again goes on. */
  async show() {
    if (this.#known) {
      this.card.refresh();
      return;
    }
    this.#choices();
    try {
      const { audits, folders } = await api.audits(lang);
      this.#known = true;
      this.#folders(folders);
      if (audits.length) this.#follow(audits[0]);
    } catch (error) {
      this.work.error(error);
    }
  }

  /** Everything again, in the language of now. */
  redraw() {
    if (!this.#known) return;
    this.#choices();
    if (this.#status?.state === "bezig") this.#progress();
    this.card.redraw();
  }

  #choices() {
    const field = byId("paginas");
    const chosen = field.value || "200";
    fill(field, PAGES.map((number) => el("option", { value: number }, t("audit_pages_option", { count: figure(number) }))));
    field.value = chosen;
  }

  #folders(names) {
    byId("mappen").hidden = !names.length;
    fill(byId("maplijst"), names.map((name) => el("label", {}, el("input", { type: "checkbox", name: "map", value: name }), el("span", {}, clean(name)))));
  }

  async #begin() {
    const typed = byId("sites").value.split(/[\n,;]+/).map((each) => each.trim()).filter(Boolean);
    const addresses = typed.map((each) => (/^[a-z][a-z0-9+.-]*:/i.test(each) ? each : `https://${each}`));
    const folders = [...document.querySelectorAll("#maplijst input:checked")].map((box) => box.value);
    const wrong = addresses.find((each) => !/^https?:\/\/[^\s/.]\S*$/i.test(each));
    const message = wrong ? t("address_wrong") : addresses.length || folders.length ? "" : t("audit_nothing");
    byId("audit-fout").hidden = !message;
    byId("audit-fout").textContent = message;
    byId("sites").setAttribute("aria-invalid", String(Boolean(message)));
    if (message) {
      byId("sites").focus();
      return;
    }
    try {
      const status = await api.startAudit({ addresses, folders, pages: Number(byId("paginas").value), lang });
      this.work.error(null);
      this.card.clear();
      this.#follow(status);
      byId("voortgang-kop").focus();
    } catch (error) {
      this.work.error(error);
    }
  }

  #follow(status) {
    this.#status = status;
    clearTimeout(this.#timer);
    this.#form(status.state === "mislukt");
    byId("voortgang").hidden = status.state !== "bezig";
    if (status.state === "bezig") {
      this.#progress();
      this.#timer = setTimeout(() => this.#look(), EVERY);
    } else if (status.state === "mislukt") this.work.error(new api.Failure(status.message));
    else this.card.show(status);
  }

  async #look() {
    const before = this.#status;
    try {
      const now = await api.audit(before.id, lang);
      if (this.#status !== before) return; // stopped meanwhile
      const focused = byId("voortgang").contains(document.activeElement);
      this.#follow(now);
      if (now.state === "klaar") {
        this.work.say(t("audit_ready"));
        await this.card.drawn;
        if (focused) byId("kaart-kop")?.focus();
      }
    } catch (error) {
      if (this.#status !== before) return;
      this.work.error(error);
      byId("voortgang").hidden = true;
      this.#form(true);
    }
  }

  #progress() {
    const { phase, source, number, total, seconds } = this.#status;
    const bar = byId("hoever");
    if (total > 0) {
      bar.max = total;
      bar.value = number;
    } else bar.removeAttribute("value");
    const where = total > 0 ? t(`audit_${phase}`, { number: figure(number), total: figure(total) }) : t("audit_start");
    byId("waar").textContent = where;
    byId("bron-nu").textContent = clean(source);
    byId("duur").textContent = seconds < 60 ? t("audit_seconds", { count: Math.round(seconds) }) : t("audit_minutes", { count: Math.round(seconds / 60) });
    if (performance.now() - this.#said > SAY) {
      this.#said = performance.now();
      this.work.say(where);
    }
  }

  async #stop() {
    const { id } = this.#status;
    clearTimeout(this.#timer);
    this.#status = null;
    byId("voortgang").hidden = true;
    this.#form(true);
    byId("sites").focus();
    try {
      await api.stopAudit(id, lang);
      this.work.say(t("audit_stopped"));
    } catch (error) {
      this.work.error(error);
    }
  }

  /** The form is there to begin, and out of the way while there is something to watch or read. */
  #form(shown) {
    byId("auditvorm").hidden = !shown;
    byId("nieuw-balk").hidden = shown || this.#status?.state === "bezig";
  }
}
