// A text cut up where marks and hard sentences begin and end, for the layer under the editor and for a shown document.

const ORDER = ["fout", "waarschuwing", "tip"];

/** The pieces of text[from, to): {start, end, marks, level}. Marks are points with a span, in order of their start. */
export function pieces(from, to, points, sentences) {
  const here = points.filter((point) => point.span.start < to && point.span.end > from);
  const shaded = sentences.filter((sentence) => sentence.start < to && sentence.end > from);
  const cuts = new Set([from, to]);
  for (const span of [...here.map((point) => point.span), ...shaded]) {
    if (span.start > from) cuts.add(span.start);
    if (span.end < to) cuts.add(span.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const result = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [start, end] = [sorted[index], sorted[index + 1]];
    const marks = here.filter((point) => point.span.start <= start && point.span.end >= end);
    const level = shaded.find((sentence) => sentence.start <= start && sentence.end >= end)?.level ?? 0;
    result.push({ start, end, marks, level });
  }
  return result;
}

/** For each range [from, to] those of `items` that stand in it, in their order; ranges are in reading order. */
export function spread(ranges, items, spanOf) {
  const result = ranges.map(() => []);
  for (const item of items) {
    const span = spanOf(item);
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle][1] <= span.start) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < ranges.length && ranges[index][0] < span.end; index++) result[index].push(item);
  }
  return result;
}

/** The classes of a piece: the shade of its sentence, and the heaviest of the short marks, else of the long ones. */
export function classes(piece, active) {
  const names = [];
  const whole = piece.marks.some((point) => point.form === "heel");
  if (piece.level > 2 || whole) names.push(`z${Math.max(piece.level, 3)}`);
  for (const form of ["kort", "lang"]) {
    const severities = piece.marks.filter((point) => point.form === form).map((point) => ORDER.indexOf(point.finding.severity));
    if (severities.length) {
      names.push("m", form, `s-${ORDER[Math.min(...severities)]}`);
      break;
    }
  }
  if (active && piece.marks.some((point) => point.id === active)) names.push("actief");
  return names.join(" ");
}

/** A piece as an element that knows its points; a piece without any is only its text. */
export function element(piece, text, active) {
  const name = classes(piece, active);
  if (!name && !piece.marks.length) return document.createTextNode(text);
  const node = document.createElement("span");
  if (name) node.className = name;
  node.textContent = text;
  node.points = piece.marks.map((point) => point.id);
  return node;
}

/** The point that a place on the screen belongs to: the shortest mark there. `nodes` are elements made above. */
export function pointAt(nodes, points, x, y) {
  const found = new Set();
  for (const node of nodes) {
    for (const box of node.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) node.points?.forEach((id) => found.add(id));
    }
  }
  return shortest(points.filter((point) => found.has(point.id)));
}

/** Of several points the one about the fewest words. */
export const shortest = (points) =>
  points.reduce((best, each) => (!best || length(each) < length(best) ? each : best), null);

const length = (point) => point.span.end - point.span.start;
