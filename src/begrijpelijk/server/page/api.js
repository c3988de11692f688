// The only file that talks to the server, and only to the one this page came from.

export const ROOT = new URL("/api/v1/", location.origin);

/** What went wrong, in words for the reader; `source` is the file or address it is about. */
export class Failure extends Error {
  constructor(message, source = "") {
    super(message);
    this.source = source;
  }
}

async function send(path, init) {
  let answer;
  try {
    answer = await fetch(new URL(path, ROOT), { cache: "no-store", credentials: "same-origin", ...init });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure("", "server");
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => null);
  throw new Failure(told?.error?.message ?? "", told?.error?.source ?? "");
}

const get = async (path) => (await send(path)).json();

// A half of a pair of units is no character and has no place in JSON; the replacement is as long.
const whole = (text) => (text.toWellFormed ? text.toWellFormed() : text);

function body(source, options, checking = false) {
  if (source.file) {
    const form = new FormData();
    form.append("file", source.file);
    form.append("options", JSON.stringify(options));
    return { method: "POST", body: form };
  }
  const content = source.address
    ? { address: source.address, ...(source.browser && checking ? { browser: true } : {}), options }
    : { text: whole(source.text), format: source.format ?? "plain", options };
  return json(content);
}

const json = (content) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(content),
});

const kind = (source) => (source.file ? "file" : source.address ? "address" : "text");

/** The report on a source: {text, format}, {file} or {address}. */
export async function check(source, options, signal) {
  return (await send(`check/${kind(source)}?weergave=1`, { ...body(source, options, true), signal })).json();
}

async function file(path, init) {
  const answer = await send(path, init);
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get("Content-Disposition") ?? "");
  return { blob: await answer.blob(), name: named ? decodeURIComponent(named[1]) : null };
}

export const compare = async (older, newer, format, options) =>
  (await send("compare", json({ old: whole(older), new: whole(newer), format, options }))).json();
/** A download: its bytes and its name. */
export const output = (format, source, options) => file(`output/${format}`, body(source, options));

const form = (name) => {
  const data = new FormData();
  data.append("file", name);
  return { method: "POST", body: data };
};

/** The questions of the self-test, and its files. */
export const selftest = () => get("selftest");
export const selftestRead = async (given, lang) => (await send(`selftest/read?lang=${lang}`, form(given))).json();
export const selftestFile = (sheet, lang) => file(`selftest/file?lang=${lang}`, json(sheet));

/** Audits: what there is, begin, look, stop, and what came of one. */
export const audits = (lang) => get(`audits?lang=${lang}`);
export const startAudit = async (asked) => (await send("audits", json(asked))).json();
export const audit = (id, lang) => get(`audits/${id}?lang=${lang}`);
export const stopAudit = (id, lang) => send(`audits/${id}?lang=${lang}`, { method: "DELETE" });
export const scorecard = (id, lang) => get(`audits/${id}/scorecard?lang=${lang}`);
export const scorecardFile = (id, format, lang) => file(`audits/${id}/scorecard.${format}?lang=${lang}`);
export const addAnswers = async (id, given, lang) => (await send(`audits/${id}/answers?lang=${lang}`, form(given))).json();
export const dropAnswers = (id, lang) => send(`audits/${id}/answers?lang=${lang}`, { method: "DELETE" });

/** All checks, with their texts in a language. */
export const rules = async (lang) => (await get(`rules?lang=${lang}`)).rules;
export const health = () => get("health");
export const wordLists = async () => (await get("wordlists")).wordlists;
export const words = (q, list, page) => get(`words?${new URLSearchParams({ q, list, page })}`);
/** The settings of the house, by name. */
export const defaults = async () =>
  Object.fromEntries((await get("settings/default")).settings.map((setting) => [setting.name, setting.default]));
