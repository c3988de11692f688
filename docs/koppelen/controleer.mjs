// Ask begrijpelijk about a text before it is published: node controleer.mjs pagina.html
// Needs Node 18 or newer and no packages. Exit code 0: publish; 1: show the editor what is said; 2: no answer.

import { readFile } from "node:fs/promises";

const SERVER = process.env.BEGRIJPELIJK ?? "http://127.0.0.1:8765";

/** The outcome for one text. Throws an Error with a plain sentence. */
export async function check(text, format = "html") {
  let answer;
  try {
    answer = await fetch(`${SERVER}/api/v1/check/text`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, format, options: { niveau: "B1" } }),
      signal: AbortSignal.timeout(90_000),
    });
  } catch {
    throw new Error("begrijpelijk geeft geen antwoord");
  }
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.error.message);
  return data.documents[0];
}

try {
  const page = await check(await readFile(process.argv[2], "utf8"));
  for (const finding of page.findings) {
    console.log(`${finding.severity}: ${finding.message} [${finding.excerpt.slice(0, 60)}]`);
  }
  process.exitCode = page.passed ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
