// Taking the result along: Word with comments, a report, or the text itself.

import { Failure, output } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { t } from "./texts.js";

const ENDINGS = { docx: "docx", odt: "odt", pdf: "pdf", html: "html", xlsx: "xlsx", csv: "csv", tekst: "txt" };

/** What can be had of a source, best first. */
export function formats(source) {
  const name = source.file?.name.toLowerCase() ?? "";
  const notes = name.endsWith(".pdf") ? ["pdf"] : ["docx"];
  const text = source.file || source.address ? (/\.(txt|md|markdown|html?)$/.test(name) ? ["tekst"] : []) : ["eigen"];
  return [...notes, "html", "xlsx", ...text];
}

/** The buttons. `current` gives the source and the options; `report` tells what became of it, or what went wrong. */
export function showDownloads(source, { current, told, failed }) {
  fill(byId("downloads"), formats(source).map((format) => {
    const own = format === "docx" && source.file ? (/\.docx$/i.test(source.file.name) ? "docx_own" : "docx") : format;
    return el("li", {}, el("button", { type: "button", "data-format": format, onclick: (event) => get(format, event.currentTarget, { current, told, failed }) },
      el("span", { class: "naam" }, t(`download_${own}`)), el("span", { class: "klein" }, t(`download_${own}_help`))));
  }));
}

async function get(format, button, { current, told, failed }) {
  const { source, options } = current();
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  told(t("download_busy"));
  try {
    const got = format === "eigen" ? { blob: new Blob([source.text], { type: "text/plain;charset=utf-8" }), name: "tekst.txt" } : await output(format, source, options);
    save(got.blob, got.name ?? `begrijpelijk.${ENDINGS[format]}`);
    told(t("download_done"));
  } catch (error) {
    failed(error instanceof Failure ? error : new Failure(String(error.message)));
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** Hand a file to the reader. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
