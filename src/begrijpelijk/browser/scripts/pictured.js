// Pictures that are large enough to hold a text and have none of the page's own over them, largest first; and the words of the page.
const WIDE = 200, HIGH = 60, OVER = 3;
const NAMES = /^(?:img|input|canvas|svg|object|embed)$/;
const isPicture = (el) => {
  if (!NAMES.test(el.localName)) return /\burl\(/.test(styleOf(el).backgroundImage);
  if (el.localName === "input") return el.type === "image";
  if (el.localName === "img") return el.complete && el.naturalWidth > 0;
  return el.localName !== "svg" || (!el.parentElement?.closest("svg") && (el.textContent || "").trim().split(/\s+/).length <= OVER);
};
// Pixels of its own for each of the page.
const sharp = (el, rect) => Math.min(4, (el.naturalWidth || (el.localName === "canvas" && el.width) || 0) / rect.width);
const large = everything.filter((el) => {
  const rect = el.getBoundingClientRect();
  return rect.width >= WIDE && rect.height >= HIGH && el.ownerDocument === document && isPicture(el) && seen(el);
});
const area = ({ box }) => box[2] * box[3];
const result = large.map((el) => {
  const rect = el.getBoundingClientRect();
  return { selector: selector(el), html: el.cloneNode(false).outerHTML.slice(0, 300), summary: "", box: boxOf(rect, document), sharp: sharp(el, rect), over: 0 };
});
const texts = [];
for (const root of result.length ? roots : []) {
  const doc = root.ownerDocument || root;
  const walk = doc.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = doc.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const written = node.data.trim();
    if (!written || !node.parentElement || SKIP.has(node.parentElement.localName) || !shown(node.parentElement)) continue;
    texts.push(written);
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map((rect) => boxOf(rect, doc));
    const each = written.split(/\s+/).length / Math.max(1, lines.length);
    for (const picture of result) {
      const [x, y, wide, high] = picture.box;
      picture.over += each * lines.filter(([left, top, width, height]) => left < x + wide && left + width > x && top < y + high && top + height > y).length;
    }
  }
}
const free = result.filter((picture) => picture.over <= OVER);
return { pictures: free.sort((a, b) => area(b) - area(a)).slice(0, opts.most), text: texts.join(" ").slice(0, 400000) };
