// The only file that talks to the server, and only to the one this page came from.

const ROOT = new URL("/api/v1/", location.origin);

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

function body(source, options) {
  if (source.file) {
    const form = new FormData();
    form.append("file", source.file);
    form.append("options", JSON.stringify(options));
    return { method: "POST", body: form };
  }
  const content = source.address
    ? { address: source.address, options }
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
  return (await send(`check/${kind(source)}?weergave=1`, { ...body(source, options), signal })).json();
}

/** A download: its bytes and its name. */
export async function output(format, source, options) {
  const answer = await send(`output/${format}`, body(source, options));
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get("Content-Disposition") ?? "");
  return { blob: await answer.blob(), name: named ? decodeURIComponent(named[1]) : null };
}

export const compare = async (older, newer, format, options) =>
  (await send("compare", json({ old: whole(older), new: whole(newer), format, options }))).json();
/** All checks, with their texts in a language. */
export const rules = async (lang) => (await get(`rules?lang=${lang}`)).rules;
export const wordLists = async () => (await get("wordlists")).wordlists;
export const words = (q, list, page) => get(`words?${new URLSearchParams({ q, list, page })}`);
/** The settings of the house, by name. */
export const defaults = async () =>
  Object.fromEntries((await get("settings/default")).settings.map((setting) => [setting.name, setting.default]));
