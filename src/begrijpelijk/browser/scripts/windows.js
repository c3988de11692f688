// The page in another window than the phone: what is on the lines, and whether all fits. `opts.view` says which window.
// The letters of a block in this window, to compare with those on the phone: size, side, distance between lines.
const looks = (used) => {
  const { node, block } = used.reduce((best, piece) => (piece.node?.isConnected && piece.text.length > (best.node ? best.text.length : 0) ? piece : best), {});
  if (!node?.parentElement) return null;
  const style = styleOf(block?.isConnected ? block : node.parentElement), height = parseFloat(style.lineHeight);
  return { size: round(parseFloat(styleOf(node.parentElement).fontSize)), align: style.textAlign.replace("-webkit-", ""), spacing: height ? height / parseFloat(style.fontSize) : null };
};
const kept = window[KEY];
if (opts.view === "desktop") {
  const long = (used) => used.length && used.reduce((n, p) => n + p.text.length, 0) > 20;
  const result = { lines: kept.pieces.map((used) => { const found = long(used) && lines(used); return found ? { ...found, ...looks(used) } : null; }), ...widths(), boxes: opts.boxes ? placed() : {}, done: false };
  if (!opts.fit) return result;
  kept.cut = cutOff();
  result.text_cut = without(enlarged(cutOff), kept.cut);
  // Letters that are larger in a wider window may follow it, and enlarging the page makes its window smaller. Where they do
  // not, and nothing hides what does not fit, the page shown twice as large says nothing new.
  result.zoom = kept.hides || hiding().length > 0 || result.lines.some((line, i) => line && kept.sizes[i] && line.size > 1.3 * kept.sizes[i]);
  if (opts.last && !result.zoom) { forget(opts.last); result.done = true; }
  return result;
}
if (opts.view === "zoomed") return { cut_off: without(cutOff(), kept.cut), sizes: kept.pieces.map((used) => (used.length ? looks(used)?.size ?? null : null)) };
return { ...widths(), too_wide: tooWide(), cut_off: cutShort() };
