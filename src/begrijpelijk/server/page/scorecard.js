// The scorecard on the page: the circle of ten, a line for each characteristic, what to do first, and the files.

import * as api from "./api.js";
import { byId, clean, el, fill, svg } from "./dom.js";
import { save } from "./downloads.js";
import { count, figure, lang, t } from "./texts.js";

const TEN = "tien-kenmerken";
const [SIZE, OUTER, INNER, GAP] = [400, 194, 88, 0.012];
const SHAPES = { groen: ["circle", { cx: 10, cy: 10, r: 9 }], oranje: ["path", { d: "M10 1l9.5 17H.5z" }], rood: ["path", { d: "M6 1h8l5 5v8l-5 5H6l-5-5V6z" }], grijs: ["circle", { class: "leeg", cx: 10, cy: 10, r: 8 }] };

export class Scorecard {
  #status = null;
  #card = null;
  #problems = [];
  drawn = Promise.resolve();

  constructor(work, selftest) {
    this.work = work;
    this.selftest = selftest;
  }

  clear() {
    this.#status = this.#card = null;
    this.#problems = [];
    byId("kaart").hidden = true;
    fill(byId("kaart"));
  }

  /** Fetch and show the card of an audit that is done. */
  show(status) {
    this.#status = status;
    this.drawn = this.#load();
    return this.drawn;
  }

  redraw() {
    if (this.#status) this.show(this.#status);
  }

  /** The screen is shown again: the self-test may have got more answers. */
  refresh() {
    if (this.#card) byId("antwoorden").replaceWith(this.#answers());
  }

  async #load() {
    const status = this.#status;
    try {
      const card = await api.scorecard(status.id, lang);
      if (this.#status !== status) return;
      this.#card = card;
      this.work.error(null);
      this.#draw();
    } catch (error) {
      this.work.error(error);
    }
  }

  #draw() {
    const card = this.#card;
    const ten = card.models.find((model) => model.id === TEN) ?? card.models[0];
    byId("kaart").hidden = false;
    fill(byId("kaart"), this.#head(card, ten), this.#answers(), this.#list(ten), first(card), problems(card), this.#files());
  }

  #head(card, ten) {
    const { target } = card;
    const day = new Date(card.date).toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric" });
    return el("section", { class: "blok kaartkop", "aria-labelledby": "kaart-kop" },
      el("div", {},
        el("h2", { id: "kaart-kop", tabindex: "-1", class: "groot" }, card.organisation ? t("card_title", { name: clean(card.organisation) }) : t("card_title_own")),
        el("p", { class: "bron" }, t("card_about", { day, pages: figure(card.pages), documents: figure(card.documents) })),
        !card.complete && el("p", { class: "tegen" }, t("card_incomplete")),
        target.total > 0 && el("p", { class: "deel" }, t("card_target", { good: figure(target.good), total: figure(target.total), niveau: card.niveau })),
        el("ul", { class: "telling" }, ["groen", "oranje", "rood", "grijs"].map((status) => {
          const number = ten.characteristics.filter((each) => each.status === status).length;
          return number > 0 && el("li", {}, light(status), el("span", {}, count(`card_${status}`, number)));
        })),
        el("p", {}, el("a", { class: "knop", href: new URL(`audits/${this.#status.id}/scorecard.html?tonen=1&lang=${lang}`, api.ROOT), target: "_blank", rel: "noopener" }, t("card_open")))),
      circle(ten, target));
  }

  #list(ten) {
    return el("section", { class: "blok", "aria-labelledby": "kenmerken-kop" }, el("h2", { id: "kenmerken-kop" }, t("card_list")),
      ten.characteristics.map((each) => el("details", { class: "controle" },
        el("summary", {}, light(each.status), el("span", { class: "naamstand" }, el("span", { lang: "nl" }, `${each.code}. ${clean(each.name)}`), el("span", { class: "soort" }, t(`colour_${each.status}`)))),
        el("div", { class: "meer-uitleg" },
          el("p", { class: "hulp", lang: "nl" }, clean(each.meaning)),
          el("p", {}, clean(each.why)),
          each.disagrees && el("p", { class: "tegen" }, t("card_disagrees")),
          each.evidence.length > 0 && el("ul", { class: "bewijzen" }, each.evidence.map(evidence)),
          said(each)))));
  }

  #answers() {
    const { files } = this.#status;
    const own = this.selftest.answered;
    const chosen = el("input", { type: "file", accept: ".toml", multiple: true, class: "alleen-lezen", tabindex: "-1", "aria-hidden": "true", onchange: () => this.#add([...chosen.files]) });
    return el("section", { id: "antwoorden", class: "blok", "aria-labelledby": "antwoorden-kop" },
      el("h2", { id: "antwoorden-kop", tabindex: "-1" }, t("card_answers")),
      el("p", { class: "hulp" }, files.length ? t("card_answers_counted", { names: clean(files.join(", ")) }) : t("card_answers_help")),
      this.#problems.length > 0 && el("ul", {}, this.#problems.map((problem) => el("li", {}, `${clean(problem.source)}: ${clean(problem.message)}`))),
      el("div", { class: "knoppen" },
        own > 0 && el("button", { type: "button", class: files.length ? "tweede" : "eerste", onclick: async () => {
          try {
            const made = await this.selftest.file();
            await this.#add([new File([made.blob], made.name ?? "zelftest.toml")]);
          } catch (error) {
            this.work.error(error);
          }
        } }, count("card_answers_own", own)),
        el("button", { type: "button", class: own ? "stil" : "tweede", onclick: () => chosen.click() }, t("card_answers_choose")), chosen,
        files.length > 0 && el("button", { type: "button", class: "stil", onclick: () => this.#drop() }, t("card_answers_drop")),
        !own && el("a", { class: "meer", href: "#zelftest" }, t("card_answers_fill"))));
  }

  async #add(files) {
    this.#problems = [];
    for (const file of files) {
      try {
        const reply = await api.addAnswers(this.#status.id, file, lang);
        this.#status = { ...this.#status, files: reply.files };
        this.#problems.push(...reply.problems);
      } catch (error) {
        this.#problems.push({ source: error.source || file.name, message: error.message || t("error_server") });
      }
    }
    await this.show(this.#status);
    byId("antwoorden-kop")?.focus();
  }

  async #drop() {
    try {
      await api.dropAnswers(this.#status.id, lang);
      this.#problems = [];
      await this.show({ ...this.#status, files: [] });
      byId("antwoorden-kop")?.focus();
    } catch (error) {
      this.work.error(error);
    }
  }

  #files() {
    const get = (format) => async (event) => {
      const button = event.currentTarget;
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      this.work.say(t("download_busy"));
      try {
        const made = await api.scorecardFile(this.#status.id, format, lang);
        save(made.blob, made.name ?? `scorekaart.${format}`);
        this.work.error(null);
        this.work.say(t("download_done"));
      } catch (error) {
        this.work.error(error);
        byId("fout").scrollIntoView({ block: "nearest" });
      } finally {
        button.removeAttribute("aria-disabled");
      }
    };
    return el("section", { class: "blok", "aria-labelledby": "kaart-mee-kop" }, el("h2", { id: "kaart-mee-kop" }, t("download_title")),
      el("ul", { class: "downloads" }, ["html", "xlsx", "pdf"].map((format) => el("li", {}, el("button", { type: "button", "data-kaart": format, onclick: get(format) },
        el("span", { class: "naam" }, t(`card_${format}`)), el("span", { class: "klein" }, t(`card_${format}_help`)))))));
  }
}

/** A colour as a form of its own, so that nobody needs to see colours. */
function light(status) {
  const [name, attributes] = SHAPES[status];
  return svg("svg", { class: `licht k-${status}`, viewBox: "0 0 20 20", "aria-hidden": "true" }, svg(name, attributes));
}

function circle(model, target) {
  const step = (2 * Math.PI) / Math.max(model.characteristics.length, 1);
  const at = (angle, radius) => [SIZE / 2 + radius * Math.cos(angle), SIZE / 2 + radius * Math.sin(angle)].map((value) => value.toFixed(1));
  const word = (className, x, y, text) => {
    const node = svg("text", { class: className, x, y });
    node.textContent = text;
    return node;
  };
  const middle = target.share === null ? [] : [word("middencijfer", SIZE / 2, SIZE / 2 + 2, `${figure(100 * target.share)}%`), word("middenwoord", SIZE / 2, SIZE / 2 + 26, t("card_middle"))];
  const parts = model.characteristics.map((each, place) => {
    const [begin, end] = [place * step - Math.PI / 2 + GAP, (place + 1) * step - Math.PI / 2 - GAP];
    const [a, b, c, d] = [at(begin, OUTER), at(end, OUTER), at(end, INNER), at(begin, INNER)];
    const [x, y] = at((begin + end) / 2, (OUTER + INNER) / 2);
    return svg("g", { class: `k-${each.status}` },
      svg("path", { class: "deelvak", d: `M${a.join(" ")}A${OUTER} ${OUTER} 0 0 1 ${b.join(" ")}L${c.join(" ")}A${INNER} ${INNER} 0 0 0 ${d.join(" ")}Z` }),
      word("deelnummer", x, Number(y) - 2, each.number), word("deelwoord", x, Number(y) + 16, t(`colour_${each.status}`)));
  });
  return svg("svg", { class: "cirkel", viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true" }, ...parts, ...middle);
}

function evidence(found) {
  return el("li", {}, light(found.status), el("span", {},
    el("strong", {}, t(`evidence_${found.kind}`)), `: ${clean(found.name)}`, outcome(found) ? `: ${outcome(found)}.` : ".", " ", el("span", { class: "klein" }, clean(found.source))));
}

function outcome({ value, unit, good, counted }) {
  if (value === null || unit === "kleuren") return ""; // a number of colours is no share: its light says it
  if (unit === "ja-nee") return t(value ? "given_ja" : "given_nee");
  if (unit === "per-100-woorden") return t("evidence_per_100", { number: figure(value, 1) });
  if (unit === "verschil") return t("evidence_difference", { number: `${value > 0 ? "+" : ""}${figure(100 * value)}` });
  return good === null ? `${figure(100 * value)}%` : t("evidence_share", { percent: figure(100 * value), good: figure(good), total: figure(counted) });
}

/** What people said, where anybody did. */
function said(each) {
  const asked = each.questions.filter((question) => question.answers.length);
  if (!asked.length) return null;
  return el("details", {}, el("summary", {}, t("card_said"), el("span", { class: "alleen-lezen" }, `: ${clean(each.name)}`)),
    el("dl", {}, asked.map((question) => el("div", { class: "gezegd" }, el("dt", { lang: "nl" }, clean(question.text)),
      question.answers.map((answer) => el("dd", {}, el("strong", {}, t(`given_${answer.given}`)), ` (${[answer.who || t("card_nobody"), answer.department].filter(Boolean).map(clean).join(", ")})`, answer.note ? `: ${clean(answer.note)}` : "")),
      question.contradicts && el("dd", { class: "tegen" }, t("card_contradicts"))))));
}

/** What to do first: the actions, and the texts to rewrite. */
function first(card) {
  if (!card.actions.length && !card.rewrite.length) return null;
  const list = (key, items) => items.length > 0 && el("div", {}, el("h3", {}, t(key)), el("ol", { class: "doen" }, items));
  const small = (...parts) => el("span", { class: "klein" }, parts);
  const actions = card.actions.map((action) =>
    el("li", {}, clean(action.text), " ", small(t("card_action_gain", { points: figure(action.points), documents: figure(action.documents) }))));
  const texts = card.rewrite.slice(0, 10).map((text) =>
    el("li", {}, el("span", { lang: "nl" }, clean(text.title || text.source)), " ",
      small(count("points_of", text.points), text.cefr ? `, ${t("card_level", { cefr: text.cefr })}` : "", ". ", clean(text.advice)),
      el("span", { class: "klein plek" }, clean(text.source))));
  return el("section", { class: "blok", "aria-labelledby": "eerst-kop" }, el("h2", { id: "eerst-kop" }, t("card_first")),
    el("div", { class: "eerst" }, list("card_actions", actions), list("card_rewrite", texts)));
}

function problems(card) {
  if (!card.problems.length) return null;
  return el("details", { class: "blok" }, el("summary", {}, count("card_problems", card.problems.length)),
    el("ul", {}, card.problems.slice(0, 100).map((problem) => el("li", {}, `${clean(problem.source)}: ${clean(problem.message)}`))));
}
