// The panel beside Wagtail's editor: asks the server what it thinks of the form, and shows that.
(() => {
  const EVERY = 1000; // milliseconds between two looks at the form
  // Of Wagtail's own: these change without a change of the page.
  const OTHER = ["csrfmiddlewaretoken", "next", "wagtail-side-panel-width", "preview-size", "preview_mode",
    "loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id"];
  const PATIENCE = 8000; // how long publishing waits for a check

  class Panel {
    constructor(root) {
      this.root = root;
      this.box = root.closest("[data-side-panel]");
      this.result = root.querySelector("[data-begrijpelijk-result]");
      this.busy = root.querySelector("[data-begrijpelijk-busy]");
      this.heard = root.querySelector("[data-begrijpelijk-heard]");
      this.form = document.querySelector("[data-edit-form]");
      this.seen = null; // the form as it was last checked
      this.verdict = null;
      this.running = null;
      this.wait = 0;
      this.still = null;
      this.first = ""; // what was just done, said together with the outcome
      root.addEventListener("click", (event) => this.clicked(event));
      if ("ask" in root.dataset) document.addEventListener("click", (event) => this.publishing(event), true);
      setInterval(() => this.look(), EVERY);
      this.look(true);
    }

    /** The form as text, without what says nothing about the page. */
    values() {
      const data = new FormData(this.form);
      for (const name of OTHER) data.delete(name);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      return new URLSearchParams(data).toString();
    }

    /** Check the page when it has changed and nobody types now. Beside the first time only while the panel is open. */
    look(first = false) {
      if (!this.form || this.running || document.hidden || Date.now() < this.wait) return;
      if (!first && this.seen !== null && this.box.hidden) return;
      const values = this.values();
      if (values === this.seen) return;
      if (this.seen !== null && values !== this.still) this.still = values; // wait for a pause in the typing
      else this.check(values);
    }

    check(values = this.values()) {
      this.running ??= this.ask(values).finally(() => { this.running = null; this.busy.hidden = true; });
      return this.running;
    }

    /** A page that was saved meanwhile has an address of its own. */
    url() {
      const saved = location.pathname.match(/\/pages\/(\d+)\/edit\//);
      return saved ? this.root.dataset.savedUrl.replace("/0/", `/${saved[1]}/`) : this.root.dataset.url;
    }

    async ask(values) {
      this.busy.hidden = !this.verdict;
      const token = this.form.querySelector('[name="csrfmiddlewaretoken"]')?.value;
      let answer;
      try {
        const response = await fetch(this.url(), {
          method: "POST", body: values, redirect: "error",
          headers: { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
        });
        if (response.status === 403 || response.status === 404) throw new Error("no_access");
        if (!response.ok) throw new Error("unreachable");
        answer = await response.json();
      } catch (error) {
        const message = error.message === "no_access" ? this.root.dataset.noAccess : this.root.dataset.unreachable;
        this.wait = Date.now() + 10000;
        this.tell(message);
        return;
      }
      if (answer.again) this.wait = Date.now() + answer.again * 1000;
      else this.seen = values;
      this.verdict = answer;
      this.show(answer);
    }

    /** Put an answer in the panel; whoever was reading a point stays there. */
    show(answer) {
      const points = [...this.result.querySelectorAll(".begrijpelijk__point")];
      const focused = this.result.contains(document.activeElement) ? document.activeElement : null;
      const at = points.findIndex((point) => point.contains(focused));
      const rest = this.result.querySelector(".begrijpelijk__rest")?.open;
      this.result.innerHTML = answer.html;
      const more = this.result.querySelector(".begrijpelijk__rest");
      if (rest && more) more.open = true;
      if (focused) {
        const now = [...this.result.querySelectorAll(".begrijpelijk__point")];
        const next = now[Math.min(at, now.length - 1)]?.querySelector("button, summary");
        (at >= 0 && next ? next : this.result).focus({ preventScroll: true });
      }
      this.count(answer.count || 0);
      if (!this.box.hidden) this.say(`${this.first} ${answer.heard}`.trim());
      this.first = "";
    }

    count(number) {
      const counter = document.querySelector('[data-side-panel-toggle="begrijpelijk"] [data-side-panel-toggle-counter]');
      if (!counter) return;
      counter.textContent = number > 999 ? "999+" : number;
      counter.hidden = !number;
    }

    tell(message) {
      const line = document.createElement("p");
      line.className = "begrijpelijk__message";
      line.textContent = message;
      if (!this.verdict) this.result.replaceChildren(line);
      this.say(message);
    }

    say(message) {
      this.heard.textContent = "";
      this.heard.textContent = message;
    }

    async clicked(event) {
      const button = event.target.closest("[data-go], [data-change]");
      if (!button) return;
      const { notFound, notChanged, selected, changed } = this.root.dataset;
      if (button.dataset.go) {
        const place = window.begrijpelijkWords.select(JSON.parse(button.dataset.go));
        this.say(place?.start ? selected : notFound);
        return;
      }
      const goal = JSON.parse(button.dataset.change);
      const done = await window.begrijpelijkWords.change(goal);
      if (!done) {
        this.say(notChanged);
        return;
      }
      this.first = changed.replace("%", goal.into.trim());
      this.say(this.first);
      button.focus({ preventScroll: true });
      this.check();
    }

    /** Before a page goes online that misses its level, ask. Where no answer comes in time, it is published. */
    async publishing(event) {
      const button = event.target.closest?.('[name="action-publish"]');
      if (!button || button.form !== this.form || button.dataset.begrijpelijk === "asked" || !this.form.checkValidity()) return;
      if (this.seen === this.values() && this.verdict?.met !== false) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (button.dataset.begrijpelijk === "asking") return;
      button.dataset.begrijpelijk = "asking";
      if (this.seen !== this.values()) {
        await this.running;
        await Promise.race([this.check(), new Promise((done) => { setTimeout(done, PATIENCE); })]);
      }
      const go = this.verdict?.met !== false || (await this.question(this.verdict.ask));
      button.dataset.begrijpelijk = go ? "asked" : "";
      if (go) button.click();
    }

    question([sentence, points]) {
      const dialog = this.root.querySelector("[data-begrijpelijk-dialog]").content.firstElementChild.cloneNode(true);
      dialog.querySelector("[data-sentence]").textContent = sentence;
      dialog.querySelector("[data-points]").textContent = points;
      document.body.append(dialog);
      return new Promise((done) => {
        dialog.querySelector("[data-back]").addEventListener("click", () => dialog.close());
        dialog.querySelector("[data-publish]").addEventListener("click", () => dialog.close("publish"));
        dialog.addEventListener("close", () => {
          const publish = dialog.returnValue === "publish";
          dialog.remove();
          if (!publish) {
            if (this.box.hidden) document.querySelector('[data-side-panel-toggle="begrijpelijk"]')?.click();
            this.result.focus(); // where the points are; the button may be in a menu that has closed
          }
          done(publish);
        });
        dialog.showModal();
      });
    }
  }

  const start = () => document.querySelectorAll("[data-begrijpelijk]").forEach((root) => new Panel(root));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
