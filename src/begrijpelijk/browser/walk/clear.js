// The control with this number, or the label that draws it, where a click in its middle reaches it; else null.
i => { window[Symbol.for('begrijpelijk.pending')]?.turn();
  let e = window[Symbol.for('begrijpelijk.walk')]?.[i];
  // Another window would only be closed: what comes there comes here.
  for (const to of [e, e?.form, e?.closest?.('a')]) if (to?.getAttribute?.('target') && to.target !== '_self') to.removeAttribute('target');
  if (!e?.isConnected || e.tagName === 'AREA') return null;
  const small = x => { const s = getComputedStyle(x), r = x.getBoundingClientRect();
    return s.display === 'none' || s.opacity === '0' || r.width < 3 || r.height < 3; };
  if (small(e)) e = [...e.labels || []].find(x => !small(x));
  if (!e) return null;
  const middle = () => { const r = e.getClientRects()[0]; return r ? [r.x + r.width / 2, r.y + r.height / 2] : [-1, -1]; };
  let [x, y] = middle();
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) {
    e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    [x, y] = middle();
  }
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inside = hit.shadowRoot.elementFromPoint(x, y);
    if (!inside || inside === hit) break;
    hit = inside;
  }
  for (let at = hit; at; at = at.assignedSlot || at.parentNode || at.host) if (at === e) return e;
  return hit && [...e.labels || []].some(l => l.contains(hit)) ? e : null;
}
