// The lines of a block as they stand in this window: the longest, and the distance between two.
const lines = (used) => {
  const found = [];
  for (const { node } of used) {
    if (!node || !node.isConnected) continue;
    const range = node.ownerDocument.createRange();
    const text = node.data;
    const top = (i) => { range.setStart(node, i); range.setEnd(node, i + 1); const r = range.getBoundingClientRect(); return r.height ? r : null; };
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0);
    if (!rects.length) continue;
    let at = 0;
    while (at < text.length && (/\s/.test(text[at]) || !top(at))) at += 1;
    while (at < text.length) {
      const here = top(at);
      if (!here) { at += 1; continue; }
      const below = (i) => { for (let j = i; j > at; j -= 1) { const r = top(j); if (r) return r.top >= here.bottom - 2; } return false; };
      let low = at, high = text.length;
      if (rects[rects.length - 1].top < here.bottom - 2) low = high - 1;
      while (high - low > 1) { const middle = (low + high) >> 1; if (below(middle)) high = middle; else low = middle; }
      const end = low + 1;
      const count = text.slice(at, end).replace(/\s+/g, " ").trimEnd().length;
      const last = found[found.length - 1];
      if (last && Math.abs(last.top + last.bottom - here.top - here.bottom) < (here.bottom - here.top)) last.count += count + (/\s/.test(text[at - 1] || "") ? 1 : 0);
      else found.push({ top: here.top, bottom: here.bottom, count });
      at = end;
      while (at < text.length && /\s/.test(text[at])) at += 1;
    }
  }
  if (!found.length) return null;
  const steps = found.slice(1).map((line, i) => line.top - found[i].top).filter((step) => step > 0);
  return { longest: Math.max(...found.map((line) => line.count)), step: steps.length ? Math.min(...steps) : null };
};
