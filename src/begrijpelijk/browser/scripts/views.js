// How the page fits a window: what is wider than it, and which text is cut off.
const widths = () => ({ scroll_width: Math.max(document.documentElement.scrollWidth, document.body ? document.body.scrollWidth : 0), scroll_height: document.documentElement.scrollHeight });
const tooWide = () => {
  const limit = innerWidth + 1, found = [];
  if (document.documentElement.scrollWidth <= limit) return [];
  for (const el of everything) {
    const rect = el.getBoundingClientRect();
    if (rect.width && rect.right + scrollX > limit && rect.left + scrollX < 5000 && shown(el) && ![...el.children].some((c) => c.getBoundingClientRect().right + scrollX > limit)) {
      let inside = false;
      for (let n = parentOf(el); n && n.localName !== "body"; n = parentOf(n)) if (styleOf(n).overflowX !== "visible") { inside = true; break; }
      if (!inside) found.push(selector(el));
    }
    if (found.length >= 20) break;
  }
  return found;
};
// `visible` are elements whose text could be read before the letters were enlarged: of these all may be hidden now.
const ownText = (el) => { for (const child of el.childNodes) if (child.nodeType === 3 && child.data.trim()) return true; return false; };
// Elements whose text goes out of a box that hides what does not fit.
const cutOff = (visible) => {
  const found = new Set();
  for (const el of everything) {
    if (!ownText(el) || !shown(el)) continue;
    for (let box = el; box && box.localName !== "body" && box.localName !== "html"; box = parentOf(box)) {
      const style = styleOf(box);
      if (style.position === "fixed") break;
      const hidesX = /hidden|clip/.test(style.overflowX), hidesY = /hidden|clip/.test(style.overflowY);
      if (!hidesX && !hidesY) { if (/auto|scroll/.test(style.overflowX + style.overflowY)) break; continue; }
      const rect = box.getBoundingClientRect();
      if (rect.width <= 1 || rect.height <= 1) break;
      const wide = hidesX && box.scrollWidth > box.clientWidth + 1, high = hidesY && box.scrollHeight > box.clientHeight + 1;
      if (!wide && !high) continue;
      const range = document.createRange();
      range.selectNodeContents(el);
      const text = range.getBoundingClientRect();
      const size = parseFloat(styleOf(el).fontSize) || 16;
      if ((wide && text.right > rect.right + size * 0.25 && text.left < rect.right) || (high && text.bottom > rect.bottom + size * 0.35 && (text.top < rect.bottom || visible?.has(el)))) { found.add(el); break; }
    }
  }
  return [...found].map(selector);
};
// The elements whose text is to be seen, no part of it out of a box that hides what does not fit.
const readable = () => new Set(everything.filter((el) => {
  if (!ownText(el) || !shown(el)) return false;
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
