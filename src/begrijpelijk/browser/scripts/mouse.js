// What reacts to a click and cannot take the focus. `getEventListeners` is there where the browser's inspector asks.
const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, label, option, [tabindex], [contenteditable=true], iframe, video[controls], audio[controls]";
const clicks = (el) => {
  if (el.onclick || el.hasAttribute("onclick") || el.hasAttribute("ng-click") || el.hasAttribute("@click")) return true;
  const props = Object.keys(el).find((key) => key.startsWith("__reactProps$"));
  if (props && el[props] && typeof el[props].onClick === "function") return true;
  if (typeof getEventListeners !== "function") return false;
  const found = getEventListeners(el);
  return !!(found.click || found.mousedown || found.pointerdown || found.mouseup);
};
const result = [];
for (const el of everything) {
  if (/^(?:html|body|main|form|ul|ol|table|tbody|section|article|nav|header|footer|dialog)$/.test(el.localName) || SKIP.has(el.localName)) continue;
  if (styleOf(el).cursor !== "pointer" && !el.hasAttribute("onclick")) continue;
  if (el.matches(FOCUSABLE) || !clicks(el) || !seen(el)) continue;
  let reached = false;
  for (let node = parentOf(el); node && !reached; node = parentOf(node)) reached = node.matches(FOCUSABLE);
  // A card of which the whole surface works has a link in it for the keyboard.
  if (reached || el.querySelector(FOCUSABLE) || attr(el, "aria-hidden") === "true") continue;
  if (!words(el) && !nameOf(el) && !el.querySelector("img, svg")) continue;
  result.push({ selector: selector(el), html: el.cloneNode(false).outerHTML.slice(0, 300), summary: words(el).slice(0, 200) || nameOf(el), box: boxOf(el.getBoundingClientRect(), el.ownerDocument) });
  if (result.length >= 200) break;
}
return result;
