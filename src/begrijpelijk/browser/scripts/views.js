// How the page fits a window: what is wider than it, and which text is cut off.
const ownText = (el) => { for (const child of el.childNodes) if (child.nodeType === 3 && child.data.trim()) return true; return false; };
const widths = () => ({ scroll_width: Math.max(document.documentElement.scrollWidth, document.body ? document.body.scrollWidth : 0), scroll_height: document.documentElement.scrollHeight });
// A page that hides what sticks out cannot be moved sideways: then only text that starts in view is lost.
const hidesSides = () => [document.documentElement, document.body].some((el) => el && /hidden|clip/.test(styleOf(el).overflowX));
// The content as a whole in a part that is moved sideways by itself.
const sideways = () => {
  const found = [];
  for (let node = find("h1").find(shown) || find("main").find(shown); node && !/^(?:body|html)$/.test(node.localName); node = parentOf(node))
    if (/auto|scroll/.test(styleOf(node).overflowX) && node.scrollWidth > node.clientWidth + 1) found.push(selector(node));
  return found;
};
const tooWide = () => {
  const limit = innerWidth + 1, found = sideways(), hidden = hidesSides();
  if (document.documentElement.scrollWidth <= limit) return found;
  for (const el of everything) {
    const rect = el.getBoundingClientRect();
    if (rect.width && rect.right + scrollX > limit && rect.left + scrollX < 5000 && shown(el) && ![...el.children].some((c) => c.getBoundingClientRect().right + scrollX > limit)) {
      let inside = false;
      for (let n = parentOf(el); n && n.localName !== "body"; n = parentOf(n)) if (styleOf(n).overflowX !== "visible") { inside = true; break; }
      if (!inside && (!hidden || (ownText(el) && rect.left + scrollX < limit - 8))) found.push(selector(el));
    }
    if (found.length >= 20) break;
  }
  return found;
};
// `visible` are elements whose text could be read before the letters were enlarged: of these all may be hidden now.
// Boxes that hide what does not fit in them: without one no text is cut off.
let boxes = null;
const hiding = () => (boxes ??= everything.filter((el) => {
  if (/^(?:body|html)$/.test(el.localName) || SKIP.has(el.localName)) return false;
  const style = styleOf(el);
  return /hidden|clip/.test(style.overflowX + style.overflowY) && style.display !== "none" && style.display !== "inline" && (!!el.shadowRoot || el.localName === "slot" || !!el.querySelector("slot") || !!el.textContent.trim());
}));
let texts = null;
const textsInside = () => {
  if (!texts) {
    const inside = new Set(hiding()), memo = new Map();
    const within = (el) => { if (!el) return false; if (!memo.has(el)) memo.set(el, inside.has(el) || within(parentOf(el))); return memo.get(el); };
    texts = inside.size ? everything.filter((el) => ownText(el) && within(el)) : [];
  }
  return texts;
};
// One short line of a card or a list, with a link to all of it; or a part that one can open further.
const MORE = /\b(?:meer|verder|alles|toon|bekijk|lees|uitklappen|openen?)\b/i;
const isTeaser = (box) => {
  if (styleOf(box).webkitLineClamp !== "none" || styleOf(box).textOverflow === "ellipsis") {
    for (let node = box, up = 0; node && up < 4 && !/^(?:main|body|form|fieldset|label)$/.test(node.localName); node = parentOf(node), up += 1) if (node.matches("a[href]") || (up && /^(?:article|li)$|card|teaser/.test(`${node.localName} ${attr(node, "class")}`) && node.querySelector("a[href]"))) return true;
  }
  // The button that opens the rest stands in it, or comes next.
  const near = [box, box.nextElementSibling, parentOf(box)?.nextElementSibling].filter(Boolean);
  return near.some((node) => [node, ...node.querySelectorAll("button, [aria-expanded], summary, a[href^='#']")].some((el) => el !== box && el.matches("button, [aria-expanded], summary, a") && (el.hasAttribute("aria-expanded") || MORE.test(el.textContent))));
};
// The boxes around an element in which something does not fit and is hidden: nearest first, up to where one can scroll to it.
function* clipping(el) {
  for (let box = el; box && box.localName !== "body" && box.localName !== "html"; box = parentOf(box)) {
    const style = styleOf(box);
    if (style.position === "fixed") return;
    const hidesX = /hidden|clip/.test(style.overflowX), hidesY = /hidden|clip/.test(style.overflowY);
    if (!hidesX && !hidesY) { if (/auto|scroll/.test(style.overflowX + style.overflowY)) return; continue; }
    const rect = box.getBoundingClientRect();
    if (rect.width <= 1 || rect.height <= 1 || clippedAway(style, rect)) return;
    const wide = hidesX && box.scrollWidth > box.clientWidth + 1, high = hidesY && box.scrollHeight > box.clientHeight + 1;
    if (wide || high) yield { box, rect, wide, high };
  }
}
// Elements whose text goes out of a box that hides what does not fit. `begins` tells how far inside the box a text must
// begin, across and down in letters: text that begins outside it may slide in later.
const lostIn = (visible, begins, wraps) => {
  const found = new Set();
  for (const el of textsInside()) {
    if (!shown(el)) continue;
    const across = !wraps || /^(?:nowrap|pre)$/.test(styleOf(el).whiteSpace);
    for (const { box, rect, wide, high } of clipping(el)) {
      if (!high && !across) continue;
      const range = document.createRange();
      range.selectNodeContents(el);
      const text = range.getBoundingClientRect(), size = parseFloat(styleOf(el).fontSize) || 16;
      const beside = wide && across && text.right > rect.right + size * 0.25 && text.left < rect.right - size * begins.across;
      const below = high && text.bottom > rect.bottom + size * 0.35 && (text.top < rect.bottom - size * begins.down || visible?.has(el));
      if (beside || below) { if (!isTeaser(box)) found.add(el); break; }
    }
  }
  return [...found].map(selector);
};
const cutOff = (visible) => lostIn(visible, { across: 0, down: 0 }, false);
// On a phone: text in a line that may not break, or in a box of a fixed height. Words that are too long for any line, and
// what slides in from the side, are left alone.
const cutShort = (visible) => lostIn(visible, { across: 1, down: 0.35 }, true);
// The elements whose text is to be seen, no part of it out of a box that hides what does not fit.
const readable = () => new Set(textsInside().filter((el) => {
  if (!shown(el)) return false;
  const own = el.getBoundingClientRect();
  for (let box = el; box && box.localName !== "body" && box.localName !== "html"; box = parentOf(box)) {
    const style = styleOf(box);
    if (!/hidden|clip|auto|scroll/.test(style.overflowY + style.overflowX)) continue;
    const rect = box.getBoundingClientRect();
    if (own.bottom > rect.bottom + 1 || own.right > rect.right + 1 || own.top < rect.top - 1 || own.left < rect.left - 1) return false;
  }
  return own.height > 0;
}));
// All letters twice as large, the boxes as they are: what a browser does that enlarges only the text.
const enlarge = () => {
  const changed = [];
  for (const el of everything) {
    if (!(el instanceof HTMLElement) || SKIP.has(el.localName) || !(ownText(el) || /^(?:input|textarea|select|button)$/.test(el.localName))) continue;
    const style = styleOf(el);
    changed.push([el, el.getAttribute("style"), parseFloat(style.fontSize), parseFloat(style.lineHeight)]);
  }
  for (const [el, , size, height] of changed) {
    el.style.setProperty("font-size", `${size * 2}px`, "important");
    if (height) el.style.setProperty("line-height", `${height * 2}px`, "important");
    el.style.setProperty("transition", "none", "important");
  }
  styles.clear();
  return () => {
    for (const [el, before] of changed) {
      el.getAttribute("style"); // else Chromium, which writes the attribute only when asked, keeps an empty one
      if (before === null) el.removeAttribute("style"); else el.setAttribute("style", before);
    }
    styles.clear();
  };
};
// What was found on the phone is kept in the page for the other windows, and taken away after the last.
const KEY = Symbol.for("begrijpelijk"), NAMED = Symbol.for("begrijpelijk.named"), RULES = Symbol.for("begrijpelijk.axe");
const forget = ([left, top]) => {
  scrollTo({ left, top, behavior: "instant" });
  for (const name of [KEY, NAMED, RULES]) delete window[name];
};
// Where everything that has been named stands in this window: text by its own letters, the rest by its element.
const placed = () => {
  const kept = window[KEY], found = new Map();
  for (const [el, path] of [...kept.selectors, ...(window[NAMED] || [])])
    if (el.isConnected && seen(el)) found.set(path, boxOf(el.getBoundingClientRect(), el.ownerDocument));
  const texts = new Map();
  kept.pieces.forEach((used, i) => {
    for (const { node } of used) {
      if (!node || !node.isConnected) continue;
      const range = node.ownerDocument.createRange();
      range.selectNodeContents(node);
      texts.set(kept.blocks[i], [...(texts.get(kept.blocks[i]) || []), boxOf(range.getBoundingClientRect(), node.ownerDocument)]);
    }
  });
  for (const [path, boxes] of texts) { const box = union(boxes); if (box) found.set(path, box); }
  return Object.fromEntries(found);
};
const enlarged = (cut) => {
  if (!hiding().length) return [];
  const before = readable(), restore = enlarge();
  const found = cut(before);
  restore();
  return found;
};
const without = (found, known) => { const set = new Set(known); return found.filter((path) => !set.has(path)); };
