// Making elements. Text only ever goes in as text: nothing on this page is built from strings of HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element: properties by name, `class`, `data-*`, `aria-*` and `on` handlers included. */
export function el(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same for a drawing. */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Put other children in an element. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text that only a screen reader gets. */
export const heard = (text) => el("span", { class: "alleen-lezen" }, text);

/** Characters that turn the direction of writing around or have no shape, made visible. */
export const clean = (text) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** The text on one line, cut at a word when it is longer than `limit`. */
export function oneLine(text, limit) {
  const line = clean(text).replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut.replace(/[\ud800-\udbff]$/, "")}…`;
}
