// How the level of the text changed since it was first checked: the reward for every sentence that was made easier.

import { byId, el, fill, svg } from "./dom.js";
import { figure, t } from "./texts.js";
import { look } from "./verdict.js";

const BOUNDS = { A2: 22, B1: 38, B2: 60, C1: 100 };
const MOST = 60; // points in the picture
const [WIDTH, HEIGHT, EDGE] = [240, 96, 10];

export class Trend {
  #scores = [];

  reset() {
    this.#scores = [];
    byId("verloop").hidden = true;
  }

  /** Add the score of the text as it is now, and show the line. */
  add(document_) {
    const { lint } = document_.scores;
    if (lint === null) return;
    if (this.#scores.at(-1) !== lint) this.#scores.push(lint);
    if (this.#scores.length > MOST) this.#scores.splice(1, 1); // the first one stays
    this.#draw(document_);
  }

  #draw(document_) {
    const [first, now] = [this.#scores[0], this.#scores.at(-1)];
    const bound = BOUNDS[document_.niveau];
    byId("verloop").hidden = this.#scores.length < 2;
    if (this.#scores.length < 2) return;
    const key = Math.abs(now - first) < 0.5 ? "trend_same" : now < first ? "trend_easier" : "trend_harder";
    const top = Math.max(...this.#scores, bound < 100 ? bound : 0) + 4;
    const bottom = Math.min(...this.#scores, bound) - 4;
    const y = (score) => EDGE + ((top - score) / (top - bottom)) * (HEIGHT - 2 * EDGE);
    const x = (index) => EDGE + (index / (this.#scores.length - 1)) * (WIDTH - 2 * EDGE);
    const dots = this.#scores.map((score, index) => [x(index).toFixed(1), y(score).toFixed(1)]);
    const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
    if (bound < 100) {
      picture.append(svg("rect", { class: "goedvak", x: 0, y: y(bound), width: WIDTH, height: Math.max(HEIGHT - y(bound), 0) }),
        svg("path", { class: "grens", d: `M0 ${y(bound).toFixed(1)}H${WIDTH}` }));
    }
    picture.append(svg("path", { class: "lijn", d: `M${dots.map((dot) => dot.join(" ")).join("L")}` }),
      svg("circle", { class: "begin", cx: dots[0][0], cy: dots[0][1], r: 4 }),
      svg("circle", { class: `nu ${look(document_)}`, cx: dots.at(-1)[0], cy: dots.at(-1)[1], r: 6 }));
    fill(byId("verloop"), el("p", { class: "verloopkop" }, t(key)), picture,
      el("p", { class: "klein" }, t("trend_text", { first: figure(first), now: figure(now) }),
        bound < 100 ? ` ${t("trend_target", { bound: figure(bound), niveau: document_.niveau })}` : ""));
  }
}
