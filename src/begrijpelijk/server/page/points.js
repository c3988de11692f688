// Findings of a report as the page uses them: with their place on the screen, their form and what can be replaced.

import { lastFrom } from "./offsets.js";

const LONG = 60; // units; a longer finding is underlined only, or the text would be full of colour
// Rules of the section "text" that point at the place itself; the others point at the start of the text.
const PLACED = new Set(["lange-alinea", "lange-kop", "link-tekst"]);
// Rules about how the text looks; they point at the first passage, but its sentence has nothing to do with it.
const LOOKS = new Set(["kleine-letter", "lange-regel", "uitlijning"]);
const WEIGHT = { fout: 0, waarschuwing: 1, tip: 2 };

/** The points of a document: those about the whole text first, then in reading order. `places` gives their spans. */
export function pointsOf(document_, places, rules) {
  const seen = new Map();
  const points = document_.findings.map((finding) => {
    const key = `${finding.rule}|${finding.excerpt}|${finding.message}`;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    const rule = rules.get(finding.rule);
    const whole = finding.end <= finding.start || LOOKS.has(finding.rule) || (rule?.section === "text" && !PLACED.has(finding.rule));
    return {
      id: `${key}|${number}`,
      key,
      finding,
      whole,
      at: finding.start,
      form: whole ? "geen" : formOf(finding, document_.sentences),
      span: whole ? null : places.span(finding.start, finding.end),
      edits: editsOf(finding, places),
      sentence: whole ? null : sentenceAt(document_.sentences, finding.start),
    };
  });
  return points.sort(
    (a, b) => b.whole - a.whole || (a.whole ? WEIGHT[a.finding.severity] - WEIGHT[b.finding.severity] : a.at - b.at),
  );
}

/** The sentences with a level, at their places on the screen. */
export const sentencesOf = (document_, places) =>
  document_.sentences
    .filter((sentence) => sentence.level > 2)
    .map((sentence) => ({ ...places.span(sentence.start, sentence.end), level: sentence.level }))
    .filter((sentence) => sentence.end > sentence.start);

function formOf(finding, sentences) {
  const inside = sentences.some((s) => s.start >= finding.start && s.end <= finding.end && s.end - s.start > LONG / 2);
  if (inside) return "heel";
  return finding.end - finding.start > LONG ? "lang" : "kort";
}

function sentenceAt(sentences, offset) {
  const found = lastFrom(sentences, offset, (each) => each.start);
  return found && offset < found.end ? found : null;
}

/** The edits of the first suggestion at their places on the screen; null when one of them has none. */
function editsOf(finding, places) {
  if (!finding.edits.length) return null;
  const edits = finding.edits.map((edit) => {
    const span = places.span(edit.start, edit.end);
    return span && { ...span, replacement: edit.replacement };
  });
  return edits.every(Boolean) ? edits : null;
}

const BEFORE_A_NOUN = /(?:^|[^\p{L}])(?:de|het|een|geen|deze|dit|die|dat|elke?|iedere?|welke?|ons|onze|zo'n)(?:\s+[\p{L}-]+)?\s+$/iu;

/**
 * What one click may write in place of a finding: [{text, edits}]. The first suggestion has edits that fit it to its
 * sentence. Another one only goes in where it can be trusted to fit as well: it replaces the same words, has as many
 * words as the first, and no article or pronoun before it depends on its gender.
 */
export function replacements(point, text) {
  const { finding, edits } = point;
  if (!edits || !finding.suggestions.length) return [];
  const result = [{ text: finding.suggestions[0], edits }];
  const [only] = edits;
  if (edits.length > 1 || !point.span || only.start !== point.span.start || only.end !== point.span.end) return result;
  const size = words(only.replacement);
  if (BEFORE_A_NOUN.test(text.slice(Math.max(0, only.start - 60), only.start))) return result;
  const capital = /^\p{Lu}\p{Ll}/u.test(only.replacement);
  for (const other of finding.suggestions.slice(1)) {
    if (words(other) !== size) continue;
    const replacement = capital ? other[0].toLocaleUpperCase("nl") + other.slice(1) : other;
    result.push({ text: other, edits: [{ ...only, replacement }] });
  }
  return result;
}

const words = (text) => text.trim().split(/\s+/).length;
