// From the server's offsets to those of the text on the screen, and along with what is typed in the meantime.
// The server counts characters of the text as it read it; JavaScript counts UTF-16 units of the text as it stands.

/** For each character of a text the unit it starts at, and its end; null where the two counts are the same. */
export function unitsOf(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return null;
  const starts = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) starts.push(unit);
  starts.push(text.length);
  return starts;
}

/** Places of a checked document in the text that was sent to be checked. */
export class Places {
  constructor(text, blocks) {
    this.text = text;
    this.units = unitsOf(text);
    this.length = this.units ? this.units.length - 1 : text.length;
    this.blocks = blocks;
  }

  /** Where a span of the document stands in the text; null when it cannot be said. */
  span(start, end) {
    const first = this.#source(start);
    const last = end > start ? this.#source(end - 1) : null;
    if (first === null || (end > start && last === null)) return null;
    const stop = end > start ? last + 1 : first;
    if (stop < first || stop > this.length) return null;
    return { start: this.#unit(first), end: this.#unit(stop) };
  }

  #unit(character) {
    return this.units ? this.units[character] : character;
  }

  #source(offset) {
    const block = lastFrom(this.blocks, offset, (each) => each.start);
    if (!block?.anchors?.length) return null;
    const local = Math.min(offset - block.start, block.text.length);
    const anchor = lastFrom(block.anchors, local, (each) => each[0]) ?? block.anchors[0];
    return anchor[1] + local - anchor[0];
  }
}

/** The last item whose key is at most `value`; items are in order of their key. */
export function lastFrom(items, value, key) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(items[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low ? items[low - 1] : null;
}

/** What changed between two texts, as one edit {start, removed, inserted}; `caret` is where the cursor is afterwards. */
export function difference(before, after, caret = after.length) {
  const longest = Math.min(before.length, after.length);
  let tail = 0;
  const tailLimit = Math.min(longest, after.length - caret);
  while (tail < tailLimit && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  let head = 0;
  while (head < longest - tail && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  while (tail < longest - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start: head, removed: before.slice(head, before.length - tail), inserted: after.slice(head, after.length - tail) };
}

/** A span after an edit; null when the words it is about were changed (`elastic` spans stretch instead). */
export function moved(span, edit, elastic = false) {
  const stop = edit.start + edit.removed.length;
  const shift = edit.inserted.length - edit.removed.length;
  if (stop <= span.start) return { start: span.start + shift, end: span.end + shift };
  if (edit.start >= span.end) return span;
  if (!elastic) return null;
  const start = Math.min(span.start, edit.start);
  const end = stop >= span.end ? edit.start + edit.inserted.length : span.end + shift;
  return end > start ? { start, end } : null;
}
