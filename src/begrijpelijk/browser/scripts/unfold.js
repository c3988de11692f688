// Opens what is folded: details, buttons that say that they unfold something, tabs. No menus, no windows over the page.
let opened = 0;
const root = document.documentElement;
const modal = () => [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].filter((el) => el.checkVisibility() && el.getBoundingClientRect().height > 0).length;
for (const el of document.querySelectorAll("details:not([open])")) {
  if (el.closest("nav, header, [role=navigation], [role=menu]")) continue;
  el.removeAttribute("name"); // those with the same name close one another
  el.open = true;
  opened += 1;
}
const leave = (event) => { if (event.target.closest && event.target.closest("a[href], [type=submit]")) event.preventDefault(); };
const submits = (event) => event.preventDefault();
root.addEventListener("click", leave, true);
root.addEventListener("submit", submits, true);
const panelOf = (el) => { const id = (el.getAttribute("aria-controls") || "").split(/\s+/)[0]; return id ? document.getElementById(id) : null; };
const address = location.href;
const triggers = [...document.querySelectorAll("[aria-expanded=false]")].filter((el) =>
  (el.localName === "button" || el.getAttribute("role") === "button" || (el.localName === "a" && /^(?:#.*|javascript:.*)?$/.test(el.getAttribute("href") || "")) || el.localName === "summary" || panelOf(el)) &&
  !el.matches("input, select, [role=combobox], [aria-haspopup]:not([aria-haspopup=false]), [aria-disabled=true], [disabled]") &&
  !el.closest("nav, header, footer, [role=navigation], [role=menu], [role=menubar], [role=search], dialog, [role=dialog]") &&
  el.checkVisibility()).slice(0, 200);
for (const el of triggers) {
  if (el.getAttribute("aria-expanded") !== "false") continue;
  const before = modal();
  el.click();
  await Promise.resolve();
  if (modal() > before) { document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })); if (modal() > before) el.click(); continue; }
  if (location.href.split("#")[0] !== address.split("#")[0]) break;
  opened += 1;
}
const tabs = [...document.querySelectorAll("[role=tab][aria-controls]")].filter((el) => el.checkVisibility() && el.localName !== "a" || /^#/.test(el.getAttribute("href") || "")).slice(0, 50);
const chosen = tabs.filter((el) => el.getAttribute("aria-selected") === "true");
for (const el of tabs) if (el.getAttribute("aria-selected") !== "true" && panelOf(el) && !panelOf(el).textContent.trim()) el.click(); // filled when chosen
for (const el of chosen) if (el.getAttribute("aria-selected") !== "true") el.click();
await new Promise((done) => setTimeout(done, triggers.length || opened ? 30 : 0));
// Parts that close one another, or that open by a movement: shown as they are when open.
for (const el of [...triggers, ...tabs]) {
  const panel = panelOf(el);
  if (!panel || panel.matches("dialog, [role=dialog], [role=menu], [role=listbox]") || !panel.textContent.trim()) continue;
  if (panel.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && panel.getBoundingClientRect().height > 1) continue;
  panel.hidden = false;
  panel.inert = false;
  for (const [name, value] of [["display", "block"], ["visibility", "visible"], ["opacity", "1"], ["height", "auto"], ["max-height", "none"]]) panel.style.setProperty(name, value, "important");
  if (tabs.includes(el)) opened += 1;
}
root.removeEventListener("click", leave, true);
root.removeEventListener("submit", submits, true);
return opened;
