// What reacts to a click and cannot take the focus. `getEventListeners` is there where the browser's inspector asks.
const CLICKS = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "dblclick"];
const inspects = typeof getEventListeners === "function";
const listeners = (target) => { const found = inspects ? getEventListeners(target) : {}; return CLICKS.flatMap((type) => found[type] || []); };
const clicks = (el) => {
  if (el.onclick || ["onclick", "ng-click", "@click", "v-on:click", "x-on:click", "(click)", "hx-get", "hx-post"].some((name) => el.hasAttribute(name))) return true;
  const props = Object.keys(el).find((key) => key.startsWith("__reactProps$"));
  if (props && el[props] && typeof el[props].onClick === "function") return true;
  if (typeof el.__click === "function" || typeof el.$$click === "function") return true; // Svelte, Solid
  return listeners(el).length > 0;
};
// What a listener higher up in the page reacts to: the selectors that jQuery keeps, and the names in the listener itself.
const asked = new Map();
const selectorsOf = (target) => {
  if (asked.has(target)) return asked.get(target);
  const found = new Set();
  try { for (const type of CLICKS) for (const { selector: css } of window.jQuery?._data?.(target, "events")?.[type] || []) if (css) found.add(css); } catch { /* no jQuery */ }
  for (const { listener } of listeners(target)) {
    const source = String(listener).slice(0, 5000);
    for (const [, , text] of source.matchAll(/(["'`])((?:[.#[]|data-)[^"'`\n]{1,100}|[\w-]+(?:[.#[ ][^"'`\n]{1,100}))\1/g)) found.add(/^data-[\w-]+$/.test(text) ? `[${text}]` : text);
    for (const [, name] of source.matchAll(/dataset\.(\w+)/g)) found.add(`[data-${name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase())}]`);
    for (const [, name] of source.matchAll(/classList\.contains\(\s*["'`]([\w-]+)/g)) found.add("." + name);
    for (const [, tag] of source.matchAll(/closest\(\s*["'`]([a-z]+-[a-z-]+|li|tr|td|article|dt|figure|h[1-6])["'`]/g)) found.add(tag);
  }
  const list = [...found].filter((css) => !/^(?:\.|#)?$/.test(css));
  asked.set(target, list);
  return list;
};
const delegated = (el) => {
  if (!inspects || (parentOf(el) && styleOf(parentOf(el)).cursor === "pointer")) return false;
  const above = [];
  for (let node = parentOf(el); node; node = parentOf(node)) { above.push(node); if (node.shadowRoot) above.push(node.shadowRoot); }
  above.push(el.getRootNode(), document, window);
  return [...new Set(above)].some((target) => selectorsOf(target).some((css) => { try { return el.matches(css); } catch { return false; } }));
};
const result = [];
for (const el of suspects()) {
  if (!seen(el) || !(clicks(el) || delegated(el))) continue;
  if (!words(el) && !nameOf(el) && !el.querySelector("img, svg")) continue;
  result.push({ selector: selector(el), html: el.cloneNode(false).outerHTML.slice(0, 300), summary: words(el).slice(0, 200) || nameOf(el), box: boxOf(el.getBoundingClientRect(), el.ownerDocument) });
  if (result.length >= 200) break;
}
return result;
