// Lets page time go by, and tells what a person then notices: the heading, windows and messages, what is gone, and words about time that is up.
if (opts.seconds) await globalThis[Symbol.for("begrijpelijk.timers")].advance(opts.seconds);
const visible = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && el.getBoundingClientRect().height > 0;
const text = (el) => (el.innerText || "").replace(/\s+/g, " ").trim().slice(0, 200);
const body = document.body ? document.body.innerText : "";
const UP = /[^.!?\n]{0,200}\b(?:uitgelogd|sessie|tijd is (?:om|voorbij|verstreken)|verlopen|nog \d+ (?:seconden|minuten)|automatisch (?:uit|door|verder|af)\w{0,40}|session|timed out|logged out)\b[^.!?\n]{0,200}/gi;
return {
  url: location.href.split("#")[0],
  heading: [...document.querySelectorAll("h1, [role=heading][aria-level='1']")].filter(visible).map(text).join(" | "),
  windows: [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [role=alert]")].filter(visible).map(text),
  lines: [...new Set(body.split("\n").map((line) => line.replace(/\d+/g, "#").replace(/\s+/g, " ").trim()).filter((line) => /\p{L}{2}/u.test(line)))].slice(0, 200),
  up: [...body.matchAll(UP)].map((m) => m[0].replace(/\d+/g, "#").trim()).slice(0, 20),
};
