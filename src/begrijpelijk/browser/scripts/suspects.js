// What may react to a click and cannot take the focus: which of them do is seen from their listeners (see mouse.js).
const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, label, option, [tabindex], [contenteditable=true], iframe, video[controls], audio[controls]";
// What stands around it or in it is of use only when the Tab key comes there: `main tabindex=-1` is no button.
const REACHED = FOCUSABLE.replace("[tabindex]", "[tabindex]:not([tabindex^='-'])");
const LARGE = /^(?:html|body|main|form|ul|ol|table|tbody|nav|header|footer|dialog)$/;
const suspects = () => everything.filter((el) => {
  if (LARGE.test(el.localName) || SKIP.has(el.localName) || el.matches(FOCUSABLE)) return false;
  if (styleOf(el).cursor !== "pointer" && !el.hasAttribute("onclick") && !(el.localName === "a" && !el.hasAttribute("href"))) return false;
  for (let node = parentOf(el); node; node = parentOf(node)) if (node.matches(REACHED)) return false;
  // A card of which the whole surface works has a link in it for the keyboard.
  return !el.querySelector(REACHED) && attr(el, "aria-hidden") !== "true";
});
