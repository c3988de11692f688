// Called once for each window. `opts.view` says which; what was found on the phone is kept for the desktop.
const KEY = Symbol.for("begrijpelijk"), NAMED = Symbol.for("begrijpelijk.named");
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
// A window over the page that has to be answered first. One about cookies says nothing of what lies under it.
const dialog = () => [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].some((el) =>
  el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && el.getBoundingClientRect().height > 1 && !/cookie/i.test(el.textContent));
if (opts.view === "phone") {
  readBlocks();
  readControls();
  readQuestions();
  const { videos, pictures } = media();
  window[KEY] = { pieces, cut: null, blocks: blocks.map((block) => block.selector), selectors };
  const meta = [...document.querySelectorAll("meta[http-equiv]")].find((m) => /^refresh$/i.test(m.httpEquiv));
  return { url: location.href, title: tidy(document.title), language: document.documentElement.getAttribute("lang"), blocks, controls, questions, videos, pictures,
    progress: progress(), dialog: dialog(), reads_aloud: readsAloud(), images, foreign, refresh: meta ? meta.content : null, size: performance.getEntriesByType("navigation")[0]?.decodedBodySize || 0, ...widths(), boxes: opts.boxes ? placed() : {} };
}
if (opts.view === "desktop") {
  const kept = window[KEY] ? window[KEY].pieces : [];
  if (window[KEY]) window[KEY].cut = cutOff();
  const result = { lines: kept.map((used) => (used.length && used.reduce((n, p) => n + p.text.length, 0) > 20 ? lines(used) : null)), ...widths(), boxes: opts.boxes ? placed() : {} };
  if (opts.text) {
    const before = readable(), restore = enlarge();
    const already = new Set(window[KEY] ? window[KEY].cut : []);
    result.text_cut = cutOff(before).filter((s) => !already.has(s));
    restore();
  }
  return result;
}
const already = new Set(window[KEY] && window[KEY].cut ? window[KEY].cut : []);
const result = { ...widths(), too_wide: tooWide(), cut_off: opts.view === "zoomed" ? cutOff().filter((s) => !already.has(s)) : [] };
return result;
