// The text of the page as blocks, in reading order, with what each is and how it looks.
const KINDS = { li: "item", td: "cell", th: "cell", caption: "caption", figcaption: "caption", blockquote: "quote", legend: "label", label: "label",
  summary: "label", dt: "label", option: "label", optgroup: "label", button: "button", h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading" };
const ROLE_KINDS = { heading: "heading", button: "button", alert: "error", listitem: "item", cell: "cell", gridcell: "cell", columnheader: "cell", rowheader: "cell",
  tab: "button", menuitem: "button", switch: "label", radio: "label", checkbox: "label", option: "label" };
const OWN = new Set(["label", "button", "option", "select", "optgroup", "legend", "summary", "li", "td", "th"]);
const EMPHASIS = new Set(["em", "i", "cite"]);
const CAPITALS = (style) => style.textTransform === "uppercase" || /small-caps|petite-caps|unicase/.test(style.fontVariantCaps);
const SPACED = /^(?:pre|pre-wrap|break-spaces|pre-line)$/;

// Only elements that a style sheet gives words before or after need to be asked for them.
const generated = [];
for (const root of roots) {
  for (const sheet of [...(root.styleSheets || []), ...(root.adoptedStyleSheets || [])]) {
    const rules = [];
    const gather = (list) => { for (const rule of list) { if (rule.selectorText) rules.push(rule); if (rule.cssRules) gather(rule.cssRules); } };
    try { gather(sheet.cssRules); } catch { continue; }
    for (const rule of rules) {
      if (!/:(?:before|after)\b/.test(rule.selectorText) || !/\p{L}{2}/u.test(rule.style.content || "")) continue;
      const bare = rule.selectorText.replace(/::?(?:before|after)\b/g, "").split(",").map((s) => s.trim() || "*").map((s) => (/[\s>+~]$/.test(s) ? s + "*" : s)).join(", ");
      generated.push(bare);
    }
  }
}
const unquote = (content) => [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1].replace(/\\(.)/g, "$1")).join("");
const pseudo = (el, which) => {
  if (!generated.some((css) => { try { return el.matches(css); } catch { return true; } })) return "";
  const style = el.ownerDocument.defaultView.getComputedStyle(el, which);
  if (style.display === "none" || style.visibility !== "visible" || style.opacity === "0") return "";
  const text = clean(unquote(style.content || ""));
  return /\p{L}{2}/u.test(text) ? text : "";
};

const hints = new Set(), errors = new Set();
for (const el of find("[aria-describedby], [aria-errormessage]")) {
  for (const other of referred(el, "aria-errormessage")) errors.add(other);
  for (const other of referred(el, "aria-describedby")) if (el.matches(CONTROLS) || roleOf(el) || el.localName === "fieldset") hints.add(other);
}
const ERROR_CLASS = /(?:^|[\s_-])(?:error|errors|fout|foutmelding|invalid-feedback|erbox)(?=$|[\s_-])/i;
const isError = (el) => errors.has(el) || roleOf(el) === "alert" || (typeof el.className === "string" && ERROR_CLASS.test(el.className) && !el.matches("form, fieldset, input, select, textarea, body, html, main") && !el.querySelector("input, select, textarea"));

const furniture = new RegExp(opts.furniture, "i");
const inSection = (el) => { for (let n = parentOf(el); n; n = parentOf(n)) if (["main", "article", "section", "td", "li", "blockquote", "figure", "form"].includes(n.localName)) return true; return false; };
const isFurniture = (el) => {
  const tag = el.localName;
  if (tag === "nav" || tag === "aside" || opts.roles.includes(roleOf(el))) return true;
  if (tag === "header" || tag === "footer") return !inSection(el);
  return !["html", "body", "main", "article", "h1"].includes(tag) && furniture.test(`${attr(el, "class")} ${el.id}`);
};
const contentRoots = () => {
  const mains = find("main, [role=main]").filter((el) => seen(el) && words(el));
  if (!mains.length) return null;
  return mains.filter((el) => !mains.some((other) => other !== el && other.contains(el)));
};

const blocks = [];        // for Python
const pieces = [];        // for each block what it is made of: text nodes, to measure lines in another window
const inText = new Set(); // links inside running text
let run = [], later = [], groups = 0, row = 0, column = 0, images = 0, foreign = 0;

const mode = (map) => [...map.entries()].sort((a, b) => b[1] - a[1])[0]?.[0];
const ALIGN = { left: "left", right: "right", center: "center", justify: "justify", "-webkit-center": "center", "-webkit-right": "right", "-webkit-left": "left" };

const flush = (ctx) => {
  let text = "";
  const links = [], emphasis = [], capitals = [], used = [];
  const sizes = new Map();
  let pending = "";
  const extend = (spans, start, end, el) => {
    const last = spans[spans.length - 1];
    if (last && last[2] === el && text.slice(last[1], start).trim() === "") last[1] = end; else spans.push([start, end, el]);
  };
  for (const piece of run) {
    if (piece.newline) { if (text) pending = "\n"; continue; }
    let start = -1;
    for (const part of piece.keep ? piece.text.split(/(\r\n|\r|\n)/) : piece.text.split(/(\s+)/)) {
      if (!part) continue;
      if (!part.trim()) {
        if (text && pending !== "\n") pending = piece.keep && /[\r\n]/.test(part) ? "\n" : " ";
        continue;
      }
      text += pending;
      pending = "";
      if (start < 0) start = text.length;
      text += piece.keep ? part.trim() : part;
    }
    if (start < 0) continue;
    const count = text.length - start;
    if (piece.link) extend(links, start, text.length, piece.link);
    if (piece.emphasis) extend(emphasis, start, text.length, piece.emphasis);
    if (piece.capitals && /\p{Ll}/u.test(text.slice(start))) extend(capitals, start, text.length, true);
    sizes.set(piece.size, (sizes.get(piece.size) || 0) + count);
    used.push(piece);
  }
  run = [];
  if (text) finish(text, links, emphasis, capitals, used, sizes, used[0].ctx || ctx);
  for (const [el, value, kind] of later) attribute(el, value, kind, ctx);
  later = [];
};

const finish = (text, links, emphasis, capitals, used, sizes, ctx) => {
  let { kind, level } = ctx;
  if (kind === "item") { if (ctx.item.begun) { kind = "paragraph"; level = null; } ctx.item.begun = true; }
  const element = ctx.element;
  const style = styleOf(used[0].block || element);
  const outside = links.length ? links.reduce((rest, [s, e]) => rest.slice(0, s) + " ".repeat(e - s) + rest.slice(e), text) : text;
  const linked = links.length && !/[\p{L}\p{N}]/u.test(outside) && !(links.length === 1 && /[\p{L}\p{N}][.!?]\s+[\p{L}\p{N}]/u.test(text));
  if (!linked) for (const [, , el] of links) if (kind === "paragraph" || kind === "item" || kind === "quote" || kind === "hint" || kind === "error") inText.add(el);
  let align = ALIGN[style.textAlign];
  if (!align) align = (style.textAlign === "end") === (style.direction === "rtl") ? "left" : "right";
  const height = parseFloat(style.lineHeight);
  const size = mode(sizes);
  const boxes = used.filter((p) => p.rect).map((p) => boxOf(p.rect, element.ownerDocument));
  const make = (t, k, l, e, c, el) => {
    blocks.push({ text: t, kind: k, level, group: ctx.group, selector: selector(el || element), links: l, emphasis: e, capitals: c,
      cell: k === "cell" ? ctx.cell : null, size, align, spacing: height && size ? height / parseFloat(style.fontSize) : null, box: union(boxes), outside: ctx.outside, lang: ctx.lang });
    pieces.push(used);
  };
  const bare = (spans) => spans.map(([s, e]) => [s, e]);
  if (linked && (kind === "paragraph" || kind === "item")) {
    for (const [start, end, el] of links) {
      const inside = (spans) => spans.filter(([s, e]) => s < end && e > start).map(([s, e]) => [Math.max(s, start) - start, Math.min(e, end) - start]);
      make(text.slice(start, end), "link", [[0, end - start]], inside(emphasis), inside(capitals), el);
      blocks[blocks.length - 1].box = boxOf(el.getBoundingClientRect(), el.ownerDocument);
    }
  } else make(text, kind, bare(links), bare(emphasis), bare(capitals), null);
};

// Words in an attribute: an alternative text, a name, a placeholder.
const attribute = (el, value, kind, ctx) => {
  const text = tidy(value);
  if (!text) return;
  blocks.push({ text, kind, level: null, group: null, selector: selector(el), links: [], emphasis: [], capitals: [], cell: null, size: null, align: null,
    spacing: null, box: boxOf(el.getBoundingClientRect(), el.ownerDocument), outside: ctx.outside, attribute: true });
  pieces.push([]);
};

const changed = (el, ctx) => {
  const tag = el.localName, role = roleOf(el);
  let { kind, level, group, depth, item, cell } = ctx;
  if (tag === "tr" || role === "row") { row += 1; column = 0; }
  const isCell = tag === "td" || tag === "th" || ROLE_KINDS[role] === "cell";
  if (isCell) { column += 1; cell = { row: String(row), column: String(column) }; if (tag === "th" || /header$/.test(role)) cell.header = "th"; }
  if (["ul", "ol", "menu", "dl", "table", "select", "fieldset"].includes(tag) || ["list", "radiogroup", "table", "grid"].includes(role)) {
    groups += 1; group = groups;
    if (tag === "ul" || tag === "ol" || tag === "menu" || role === "list") depth += 1;
    if (kind === "item") kind = "paragraph";
  }
  if (KINDS[tag] && !(tag === "li" && role && role !== "listitem")) { kind = KINDS[tag]; level = null; }
  if (ROLE_KINDS[role]) { kind = ROLE_KINDS[role]; level = null; }
  if (hints.has(el)) kind = "hint";
  if (isError(el)) kind = "error";
  if (kind === "heading" && (/^h[1-6]$/.test(tag) || role === "heading")) level = parseInt(attr(el, "aria-level") || tag.slice(1), 10) || 2;
  if (kind === "item" && (tag === "li" || role === "listitem")) { level = Math.max(depth, 1); item = { begun: false }; }
  if (isCell && el.closest("table[role=presentation], table[role=none]")) { kind = "paragraph"; group = null; }
  if (tag === "dd") { kind = "paragraph"; level = null; }
  return { ...ctx, element: el, kind, level, group, depth, item, cell };
};

const crossing = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
const textNode = (node, ctx, block) => {
  if (!node.data.trim()) { if (run.length) run.push({ text: node.data, keep: false }); return; }
  const parent = node.parentElement || hostOf(node);
  if (!parent || !shown(parent)) return;
  const doc = node.ownerDocument;
  const range = doc.createRange();
  range.selectNodeContents(node);
  const rect = range.getBoundingClientRect();
  if (!rect.width || !rect.height) return;
  const [x, y] = offsetOf(doc);
  if (rect.right + x <= 0 || rect.bottom + y <= 0) return;
  if (ctx.clip) { const c = crossing(ctx.clip, rect); if (c.right - c.left <= 1 || c.bottom - c.top <= 1) return; }
  const style = styleOf(parent);
  if (parseFloat(style.fontSize) < 1) return;
  const text = clean(node.data);
  if (isPictogram(text, parent)) return;
  run.push({ text, node, ctx, block, rect, keep: SPACED.test(style.whiteSpace) || style.whiteSpaceCollapse === "preserve", link: ctx.link,
    emphasis: ctx.emphasis || (ctx.link ? null : /^(?:italic|oblique)/.test(style.fontStyle) ? parent : ctx.underlined),
    capitals: CAPITALS(style), size: round(parseFloat(style.fontSize)) });
};

const embedded = (el, tag, ctx) => {
  if (tag === "img") { if (seen(el)) { images += 1; later.push([el, attr(el, "alt"), "alt"]); } }
  else if (tag === "video" || tag === "canvas") { if (seen(el)) { images += 1; later.push([el, attr(el, "aria-label"), "alt"]); } }
  else if (tag === "svg") { if (seen(el) && (roleOf(el) === "img" || el.querySelector("title")) ) { images += 1; later.push([el, attr(el, "aria-label") || el.querySelector("title")?.textContent, "alt"]); } }
  else if (tag === "input" && ["submit", "button", "reset"].includes(el.type)) { if (seen(el)) { flush(ctx); attribute(el, el.value, "button", ctx); } }
  else if (tag === "input" && el.type === "image") { if (seen(el)) later.push([el, attr(el, "alt"), "button"]); }
  else if (el.type !== "hidden" && seen(el)) {
    if (attr(el, "aria-label")) later.push([el, attr(el, "aria-label"), "label"]);
    if (attr(el, "placeholder") && !el.value) later.push([el, attr(el, "placeholder"), "hint"]);
    if (attr(el, "title")) later.push([el, attr(el, "title"), "hint"]);
  }
  if (!run.length) flush(ctx);
};

const visit = (node, ctx, block) => {
  if (node.nodeType === 3) return textNode(node, ctx, block);
  if (node.nodeType !== 1) return;
  const tag = node.localName;
  if (SKIP.has(tag)) return;
  const style = styleOf(node);
  if (style.display === "none" || style.opacity === "0") return;
  if (tag === "br") { run.push({ newline: true }); return; }
  if (isFurniture(node) && !ctx.outside && node !== ctx.element) ctx = { ...ctx, outside: true };
  if (opts.mains.includes(node) || ((tag === "dialog" || /dialog$/.test(roleOf(node))) && !isFurniture(node))) ctx = { ...ctx, outside: false };
  if (["img", "video", "canvas", "svg", "input", "textarea"].includes(tag)) return embedded(node, tag, ctx);
  const role = roleOf(node);
  const before = node.shadowRoot || tag === "slot" ? "" : pseudo(node, "::before"), after = node.shadowRoot || tag === "slot" ? "" : pseudo(node, "::after");
  const flows = !style.display.startsWith("inline") && style.display !== "contents" && !style.display.startsWith("ruby");
  const breaks = flows || OWN.has(tag) || ROLE_KINDS[role] || hints.has(node) || tag === "iframe";
  let inner = ctx;
  if (breaks) { flush(ctx); inner = changed(node, ctx); block = node; }
  else if (isError(node)) { flush(ctx); inner = { ...ctx, element: node, kind: "error", level: null }; }
  if ((tag === "a" && node.hasAttribute("href")) || role === "link") inner = { ...inner, link: node };
  if (EMPHASIS.has(tag)) inner = { ...inner, emphasis: node };
  // A line under the text goes on under all that stands in it, but for what floats or is a box of its own.
  if (inner.underlined && (style.float !== "none" || /^inline-./.test(style.display) || /^(?:absolute|fixed)$/.test(style.position))) inner = { ...inner, underlined: null };
  if (!inner.link && (style.textDecorationLine || "").includes("underline")) inner = { ...inner, underlined: node };
  const lang = attr(node, "lang").trim();
  if (lang && tag !== "html" && tag !== "body") inner = { ...inner, lang };
  if (style.overflowX !== "visible" && tag !== "body" && tag !== "html") {
    const rect = node.getBoundingClientRect();
    if (clippedAway(style, rect) && style.display !== "inline") return;
    if (/hidden|clip/.test(style.overflowX + style.overflowY) && style.display !== "inline") inner = { ...inner, clip: inner.clip ? crossing(inner.clip, rect) : rect, clipper: node };
  } else if (clippedAway(style, { width: 9, height: 9 })) return;
  if (style.position === "fixed") inner = { ...inner, clip: null };
  else if (style.position === "absolute" && ctx.clip && !(ctx.clipper && node.offsetParent && ctx.clipper.contains(node.offsetParent))) inner = { ...inner, clip: null };
  if (tag === "iframe") {
    let body = null;
    try { body = node.contentDocument && node.contentDocument.body; } catch { /* of another host */ }
    if (body && seen(node)) { visit(body, { ...inner, element: body, clip: null }, body); flush(inner); }
    else if (!body && seen(node)) foreign += 1;
    return;
  }
  if (tag === "select") {
    if (seen(node)) { flush(ctx); if (attr(node, "aria-label")) attribute(node, attr(node, "aria-label"), "label", ctx);
      if (node.options.length <= 40) for (const option of node.options) attribute(option, option.label, "label", ctx); }
    return;
  }
  if (before) run.push({ text: before, keep: false, ctx: inner, block, rect: null, size: round(parseFloat(style.fontSize)), capitals: CAPITALS(style) });
  if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) visit(child, inner, block);
  else if (tag === "slot" && node.assignedNodes().length) for (const child of node.assignedNodes()) visit(child, inner, block);
  else for (const child of node.childNodes) visit(child, inner, block);
  if (after) run.push({ text: after, keep: false, ctx: inner, block, rect: null, size: round(parseFloat(style.fontSize)), capitals: CAPITALS(style) });
  const named = attr(node, "aria-label");
  if (named && (tag === "button" || tag === "a" || role === "button" || role === "link") && !words(node) && seen(node)) later.push([node, named, tag === "a" && role !== "button" ? "link" : "button"]);
  if (breaks || inner.kind !== ctx.kind) flush(inner);
};

const readBlocks = () => {
  const body = document.body || document.documentElement;
  const mains = contentRoots();
  opts.mains = mains || [];
  visit(body, { element: body, kind: "paragraph", level: null, group: null, depth: 0, item: { begun: false }, cell: null, link: null, emphasis: null, underlined: null, lang: null, clip: null, outside: !!mains }, body);
  flush({ element: body, kind: "paragraph", level: null, item: { begun: false }, outside: !!mains });
};
