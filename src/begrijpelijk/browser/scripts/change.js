// Lets page time go by, and tells what a person then notices: the heading, windows over the page, and words about time that is up.
if (opts.seconds) await globalThis[Symbol.for("begrijpelijk.timers")].advance(opts.seconds);
const visible = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && el.getBoundingClientRect().height > 0;
const text = (el) => (el.innerText || "").replace(/\s+/g, " ").trim().slice(0, 200);
const body = document.body ? document.body.innerText : "";
const UP = /[^.!?\n]*\b(?:uitgelogd|sessie|tijd is (?:om|voorbij|verstreken)|verlopen|nog \d+ (?:seconden|minuten)|automatisch (?:uit|door|verder|af)\w*|session|timed out|logged out)\b[^.!?\n]*/gi;
return {
  url: location.href.split("#")[0],
  heading: [...document.querySelectorAll("h1, [role=heading][aria-level='1']")].filter(visible).map(text).join(" | "),
  windows: [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].filter(visible).map(text),
  up: [...body.matchAll(UP)].map((m) => m[0].replace(/\d+/g, "#").trim()).slice(0, 20),
};
