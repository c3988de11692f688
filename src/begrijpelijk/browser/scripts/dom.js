// Shared by all scripts: the composed tree, what is visible, where it is, how to find it again, what it is called.
const SKIP = new Set(["script", "style", "template", "noscript", "head", "title", "datalist", "math", "object", "audio"]);
const clean = (text) => text.replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff\ue000-\uf8ff]/g, "").replace(/[\ufb00-\ufb06]|\p{L}[\u0300-\u036f]+/gu, (part) => part.normalize("NFKC"));
const tidy = (text) => clean(text || "").replace(/\s+/g, " ").trim();
const styles = new Map();
const styleOf = (el) => {
  let style = styles.get(el);
  if (!style) styles.set(el, (style = el.ownerDocument.defaultView.getComputedStyle(el)));
  return style;
};
const tagOf = (el) => el.localName;
const attr = (el, name) => el.getAttribute(name) || "";
const roleOf = (el) => attr(el, "role").trim().split(/\s+/)[0].toLowerCase();
const hostOf = (el) => (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
const parentOf = (el) => el.assignedSlot || el.parentElement || hostOf(el);
const frameOf = (doc) => { try { return doc.defaultView && doc.defaultView.frameElement; } catch { return null; } };

// All roots (documents of the same origin and open shadow roots) and all their elements, once.
const roots = [];
const everything = [];
const counts = new Map(); // how often an id or test id occurs in a document and its shadow roots
const collect = (root, key) => {
  roots.push(root);
  for (const el of root.querySelectorAll("*")) {
    everything.push(el);
    for (const name of ["id", "data-testid"]) {
      const value = el.getAttribute(name);
      if (value) { const k = name + "\0" + value; key.set(k, (key.get(k) || 0) + 1); }
    }
    if (el.shadowRoot) collect(el.shadowRoot, key);
    if (el.localName === "iframe") {
      let inner = null;
      try { inner = el.contentDocument; } catch { /* of another host */ }
      if (inner && inner.body) { const map = new Map(); counts.set(inner, map); collect(inner, map); }
    }
  }
};
{ const map = new Map(); counts.set(document, map); collect(document, map); }
const find = (css) => everything.filter((el) => el.matches(css));

const places = new WeakMap(); // parent -> Map(child -> its number among the children of its tag, and how many there are)
const nth = (el) => {
  const parent = el.parentNode;
  let numbers = places.get(parent);
  if (!numbers) {
    const seen = new Map();
    places.set(parent, (numbers = new Map()));
    for (const child of parent.children) {
      const count = (seen.get(child.localName) || 0) + 1;
      seen.set(child.localName, count);
      numbers.set(child, [count, seen]);
    }
  }
  const [number, all] = numbers.get(el);
  return all.get(el.localName) > 1 ? `:nth-of-type(${number})` : "";
};
const selectors = new Map();
const short = (el) => {
  const count = counts.get(el.ownerDocument);
  if (el.id && count && count.get("id\0" + el.id) === 1) return "#" + CSS.escape(el.id);
  const test = el.getAttribute("data-testid");
  if (test && count && count.get("data-testid\0" + test) === 1) return `[data-testid="${CSS.escape(test)}"]`;
  return null;
};
// A selector that gives this element alone, in the syntax of Playwright: `>>` goes into a shadow root or a frame.
const selector = (el) => {
  if (!el) return null;
  if (selectors.has(el)) return selectors.get(el);
  const steps = [];
  let node = el, through = false, whole = null;
  while (node) {
    const known = short(node);
    if (known) { steps.unshift(known); break; }
    const tag = CSS.escape(node.localName);
    const parent = node.parentNode;
    if (!parent || parent.nodeType === 9) { steps.unshift(tag); break; }
    steps.unshift(tag + nth(node));
    if (parent instanceof ShadowRoot) { whole = selector(parent.host) + " >> :scope > "; break; }
    node = parent;
    if (node.shadowRoot) through = true;
  }
  let path = steps.join(" > ");
  if (whole) path = whole + path;
  else {
    if (through && !hostOf(el)) path = "css:light=" + path;
    const frame = frameOf(el.ownerDocument);
    if (frame) path = selector(frame) + " >> internal:control=enter-frame >> " + path;
  }
  selectors.set(el, path);
  return path;
};

// Boxes count from the top left of the page, also for what stands in a frame.
const offsets = new Map();
const offsetOf = (doc) => {
  if (offsets.has(doc)) return offsets.get(doc);
  const frame = doc === document ? null : frameOf(doc);
  let result;
  if (frame) {
    const rect = frame.getBoundingClientRect();
    const [x, y] = offsetOf(frame.ownerDocument);
    result = [x + rect.left + frame.clientLeft, y + rect.top + frame.clientTop];
  } else result = [scrollX, scrollY];
  offsets.set(doc, result);
  return result;
};
const round = (value) => Math.round(value * 10) / 10;
const boxOf = (rect, doc) => {
  const [x, y] = offsetOf(doc);
  return [round(rect.left + x), round(rect.top + y), round(rect.width), round(rect.height)];
};
const union = (boxes) => {
  const all = boxes.filter((box) => box && box[2] > 0 && box[3] > 0);
  if (!all.length) return null;
  const x = Math.min(...all.map((b) => b[0])), y = Math.min(...all.map((b) => b[1]));
  return [x, y, round(Math.max(...all.map((b) => b[0] + b[2])) - x), round(Math.max(...all.map((b) => b[1] + b[3])) - y)];
};
const shown = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true, checkOpacity: true, checkVisibilityCSS: true });
const clippedAway = (style, rect) =>
  (style.clipPath && /inset\((?:50|100)%/.test(style.clipPath)) ||
  (style.position === "absolute" && /rect\((?:0|1)px,? (?:0|1)px,? (?:0|1)px,? (?:0|1)px\)/.test(style.clip)) ||
  (style.overflowX !== "visible" && (rect.width <= 1 || rect.height <= 1));
// Whether a person can see the element (and it lies on the page).
const seen = (el) => {
  if (!shown(el)) return false;
  const rect = el.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0) return [...el.children].some(seen);
  const [x, y] = offsetOf(el.ownerDocument);
  if (rect.right + x <= 0 || rect.bottom + y <= 0) return false;
  for (let node = el; node; node = parentOf(node)) {
    const style = styleOf(node);
    if (clippedAway(style, node.getBoundingClientRect())) return false;
    if (style.position === "fixed") break;
  }
  return true;
};

// The name of a pictogram, which a font of icons shows as one: "menu", "arrow_back".
const isPictogram = (text, el) => /^\s*[a-z_]+\s*$/.test(text) && /icon|symbol/i.test(styleOf(el).fontFamily);
// The words that are to be seen in an element; with `named` also those that only a screen reader gets.
const words = (el, skip, named) => {
  const parts = [];
  const visit = (node) => {
    if (node.nodeType === 3) { if (node.data.trim() && shown(node.parentElement) && !isPictogram(node.data, node.parentElement)) parts.push(node.data); return; }
    if (node.nodeType !== 1 || SKIP.has(node.localName) || node === skip || node.localName === "select") return;
    const style = styleOf(node);
    if (style.display === "none") return;
    if (!named && (style.position === "absolute" || style.overflowX !== "visible") && clippedAway(style, node.getBoundingClientRect())) return;
    if (node.localName === "br" || !style.display.startsWith("inline")) parts.push(" ");
    const children = node.shadowRoot ? node.shadowRoot.childNodes
      : node.localName === "slot" && node.assignedNodes().length ? node.assignedNodes() : node.childNodes;
    for (const child of children) visit(child);
    if (!style.display.startsWith("inline")) parts.push(" ");
  };
  visit(el);
  return tidy(parts.join(""));
};
const referred = (el, name) => attr(el, name).split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById(id)).filter(Boolean);
// `el.labels` goes through the whole page for each field: the labels are asked once for their fields instead.
let labelled = null;
const labelsOf = (el) => {
  if (!labelled) {
    labelled = new Map();
    for (const label of everything) if (label.localName === "label" && label.control) labelled.set(label.control, [...(labelled.get(label.control) || []), label]);
  }
  return labelled.get(el) || [];
};
const alternative = (el) => tidy([...el.querySelectorAll("img[alt], svg title, [role=img][aria-label]")].map((i) => attr(i, "alt") || attr(i, "aria-label") || i.textContent).join(" "));
const nameOf = (el) => {
  const by = referred(el, "aria-labelledby").map((e) => tidy(e.textContent)).filter(Boolean).join(" ");
  if (by) return by;
  if (attr(el, "aria-label").trim()) return tidy(attr(el, "aria-label"));
  const labels = labelsOf(el).map((label) => words(label) || tidy(label.textContent) || alternative(label)).filter(Boolean).join(" ");
  if (labels) return labels;
  const tag = el.localName;
  if (tag === "input" && ["submit", "button", "reset"].includes(el.type)) return tidy(el.value) || (el.type === "submit" ? "Verzenden" : "");
  if (attr(el, "alt")) return tidy(attr(el, "alt"));
  if (tag !== "input" && tag !== "select" && tag !== "textarea") {
    const inside = tidy(words(el, null, true) + " " + alternative(el));
    if (inside) return inside;
  }
  return tidy(attr(el, "title") || attr(el, "placeholder"));
};
const CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [contenteditable=''], " +
  ["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "combobox", "textbox", "searchbox", "slider", "spinbutton"].map((r) => `[role=${r}]`).join(", ");
