// The words of the page, from one data file per language.

let words = {};
export let lang = "nl";

/** Load a language and put its words in the page. */
export async function speak(wanted) {
  const answer = await fetch(new URL(`texts/${wanted}.json`, import.meta.url));
  words = await answer.json();
  lang = wanted;
  document.documentElement.lang = wanted;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
}

/** The words for `key`, with values filled in. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Whether there are words for `key`. */
export const knows = (key) => key in words;

/** "1 punt", "3 punten": `key_one` or `key_many`. */
export const count = (key, number) => t(number === 1 ? `${key}_one` : `${key}_many`, { count: number });

/** A number as people write it. */
export const figure = (value, digits = 0) =>
  value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
