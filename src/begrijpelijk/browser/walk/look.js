// What a person can read and use on the page at this moment, as plain data. Open shadow roots are read as part of the
// page. Nothing is changed; the elements stay reachable by number under the symbol "begrijpelijk.walk" of the window.
// With a `pause` (milliseconds) it looks again after it, until nothing changes any more and nothing is waited for.
// `clocks` are timers that mean nothing, see pending.js. The answer is JSON.
async ([mostControls, mostTexts, pause, clocks]) => {
const look = () => {
  const elements = [], controls = [], texts = [], groups = [];
  const indexOf = new Map(), groupOf = new Map(), blockOf = new Map();
  let sequence = 0, more = false, busy = false;
  const SKIP = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "PROGRESS", "METER", "IFRAME", "DATALIST"]);
  const FURNITURE = new Set(["NAV", "FOOTER", "ASIDE"]);
  const FURNITURE_ROLES = new Set(["navigation", "banner", "contentinfo", "complementary", "search"]);
  const INLINE = new Set(["inline", "inline-block", "inline-flex", "contents", "ruby"]);
  const SHAPES = new Set(["path", "polygon", "rect", "circle", "ellipse", "g", "area"]);
  const ROLES = { button: "button", link: "link", radio: "radio", checkbox: "checkbox", switch: "checkbox",
    option: "radio", menuitemradio: "radio", menuitemcheckbox: "checkbox", slider: "slider", spinbutton: "number",
    textbox: "text", searchbox: "text", combobox: "text", tab: "link", menuitem: "link" };
  const TYPES = { radio: "radio", checkbox: "checkbox", submit: "button", button: "button", reset: "button",
    image: "button", range: "slider", number: "number", date: "date", month: "date", week: "date", time: "date",
    "datetime-local": "date", file: "file", password: "password" };
  const ERROR = /(^|[\s_-])(error|errors|fout|fouten|foutmelding|invalid|danger|warning-text|validation)([\s_-]|$)/i;
  const clean = text => (text || "").replace(/\s+/g, " ").trim().slice(0, 2000);
  const boxOf = element => {
    const r = element.getBoundingClientRect();
    return r.width || r.height ? [r.x + scrollX, r.y + scrollY, r.width, r.height] : null;
  };
  const parentOf = e => e.assignedSlot || e.parentElement || (e.getRootNode().host ?? null);
  const childrenOf = e => e.shadowRoot ? e.shadowRoot.childNodes
    : e.tagName === "SLOT" && e.assignedNodes().length ? e.assignedNodes() : e.childNodes;
  const textOf = e => {
    if (!e) return "";
    if (e.nodeType === 3) return e.data;
    if (e.nodeType !== 1 || SKIP.has(e.tagName) || e.tagName === "SELECT") return "";
    if (e.tagName === "IMG" || e.tagName === "AREA") return ` ${e.alt || ""} `;
    if (e.tagName === "INPUT" || e.tagName === "TEXTAREA") return "";
    let text = e.tagName !== "SVG" && e.getAttribute("aria-label") && !e.textContent.trim()
      ? e.getAttribute("aria-label") : "";
    for (const child of childrenOf(e)) text += textOf(child) + " ";
    return text;
  };
  const byIds = (e, name) => (e.getAttribute(name) || "").split(/\s+/).filter(Boolean)
    .map(id => e.getRootNode().getElementById?.(id) || document.getElementById(id)).filter(Boolean);
  const nameOf = e => clean(byIds(e, "aria-labelledby").map(textOf).join(" ")) || clean(e.getAttribute("aria-label"))
    || clean([...(e.labels || [])].map(textOf).join(" "))
    || (e.tagName === "INPUT" && ["submit", "button", "reset"].includes(e.type) ? clean(e.value) || "" : "")
    || (/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) ? "" : clean(textOf(e)))
    || clean(e.getAttribute("alt")) || clean(e.querySelector?.("title")?.textContent) || clean(e.getAttribute("title"))
    || clean(e.getAttribute("data-name"));
  const step = e => {
    const root = e.getRootNode();
    const id = e.getAttribute("id");
    if (id && root.querySelectorAll(`#${CSS.escape(id)}`).length === 1) return [`#${CSS.escape(id)}`, true];
    const tag = e.tagName.toLowerCase();
    const like = e.parentNode ? [...e.parentNode.children].filter(c => c.tagName === e.tagName) : [e];
    return [like.length > 1 ? `${tag}:nth-of-type(${like.indexOf(e) + 1})` : tag, false];
  };
  const selectorOf = e => {
    const parts = [];
    for (let at = e; at && at !== document.documentElement;) {
      const [part, sure] = step(at);
      parts.unshift(part);
      if (sure || at === document.body) {
        if (at.getRootNode() === document) break;
        at = at.getRootNode().host;
        parts.unshift("|");
      } else if (at.parentElement) at = at.parentElement;
      else { at = at.getRootNode().host; if (at) parts.unshift("|"); }
    }
    return parts.join(" > ").replaceAll(" > | > ", " ");
  };
  const closest = (e, test) => { for (let at = parentOf(e); at; at = parentOf(at)) if (test(at)) return at; return null; };
  const isSet = e => e.tagName === "FIELDSET" || /^(radiogroup|group|listbox)$/.test(e.getAttribute("role") || "");
  const kindOf = (e, style, parentStyle) => {
    const tag = e.tagName, role = (e.getAttribute("role") || "").split(" ")[0];
    if (tag === "INPUT") return e.type === "hidden" ? null : ROLES[role] && role !== "combobox" && role !== "textbox"
      ? ROLES[role] : TYPES[e.type] || "text";
    if (tag === "TEXTAREA") return "text";
    if (tag === "SELECT") return "select";
    if (role in ROLES) return SHAPES.has(tag.toLowerCase()) ? "picture" : ROLES[role];
    if (tag === "BUTTON") return "button";
    if (tag === "AREA") return "picture";
    if (tag === "A" || tag === "a") return e.hasAttribute("href") ? (tag === "a" ? "picture" : "link")
      : (e.hasAttribute("onclick") || e.tabIndex >= 0 || style.cursor === "pointer") ? "button" : null;
    if (e.isContentEditable && !parentOf(e)?.isContentEditable) return "text";
    const touch = e.hasAttribute("onclick") || (style.cursor === "pointer" && parentStyle?.cursor !== "pointer");
    if (!touch || tag === "LABEL" || tag === "SUMMARY" || tag === "BODY" || tag === "HTML" || tag === "OPTION") return null;
    if (SHAPES.has(tag.toLowerCase())) return "picture";
    if (e.ownerSVGElement || tag === "svg") return null;
    if (e.querySelector("input,button,a[href],select,textarea,label,[role=button],[role=radio],[role=checkbox],svg [tabindex],svg [onclick]")) return null;
    return e.shadowRoot ? null : "button";
  };
  const shown = (e, kind, style) => {
    if (style.visibility !== "visible") return false;
    if (e.tagName === "AREA") return true;
    if (e.getClientRects().length && style.display !== "none") return true;
    return (kind === "radio" || kind === "checkbox" || kind === "file")
      && [...(e.labels || [])].some(label => label.getClientRects().length);
  };
  const add = (e, kind, style, at) => {
    if (controls.length >= mostControls) { more = true; return null; }
    const role = e.getAttribute("role") || "";
    const set = closest(e, isSet);
    const option = role === "option" || role === "radio" || role === "menuitemradio";
    const checked = e.tagName === "INPUT" && /^(radio|checkbox)$/.test(e.type) ? e.checked
      : (e.getAttribute("aria-checked") ?? e.getAttribute("aria-selected") ?? e.getAttribute("aria-pressed")) === "true";
    const index = controls.length;
    indexOf.set(e, index); elements.push(e);
    controls.push({
      kind, tag: e.tagName.toLowerCase(), type: (e.type && typeof e.type === "string" ? e.type : ""), role,
      name: nameOf(e), seq: sequence++, selector: selectorOf(e), box: boxOf(e) || boxOf(e.labels?.[0] || e),
      value: typeof e.value === "string" && !["BUTTON", "LI", "A"].includes(e.tagName) ? e.value.slice(0, 500)
        : kind === "text" && e.isContentEditable ? clean(e.textContent) : e.getAttribute("aria-valuenow") || "",
      checked, disabled: e.disabled === true || e.getAttribute("aria-disabled") === "true"
        || !!e.closest("fieldset[disabled]") || e.closest("[inert]") !== null,
      required: e.required === true || e.getAttribute("aria-required") === "true",
      min: e.getAttribute("min") ?? e.getAttribute("aria-valuemin") ?? "",
      max: e.getAttribute("max") ?? e.getAttribute("aria-valuemax") ?? "",
      step: e.getAttribute("step") || "", pattern: e.getAttribute("pattern") || "",
      mode: e.getAttribute("inputmode") || "", placeholder: clean(e.getAttribute("placeholder")),
      length: e.maxLength > 0 ? e.maxLength : 0, auto: e.getAttribute("autocomplete") || "",
      field: e.getAttribute("name") || e.id || "", href: kind === "link" || kind === "picture"
        ? (e.href?.baseVal ?? e.href ?? "") + "" : "",
      raw: (e.getAttribute("href") || "").slice(0, 300), target: e.getAttribute("target") || "",
      download: e.hasAttribute("download"), furniture: at.furniture, inText: false, readonly: e.readOnly === true,
      submit: (e.tagName === "BUTTON" || e.tagName === "INPUT") && /^(submit|image)$/.test(e.type) && !!e.form,
      classes: (e.getAttribute("class") || "").slice(0, 200), invalid: e.getAttribute("aria-invalid") === "true",
      validation: e.willValidate && e.validationMessage && (e.type !== "radio" || e.required) ? e.validationMessage : "",
      focused: e.getRootNode().activeElement === e,
      options: e.tagName === "SELECT" ? [...e.options].filter(o => !o.disabled && !o.hidden).slice(0, 400)
        .map(o => ({ value: o.value, text: clean(o.text) })) : [],
      multiple: e.multiple === true || (option && e.closest("[aria-multiselectable=true]") !== null),
      group: null, set: set ? `s${setNumber(set)}` : "", hint: clean(byIds(e, "aria-describedby").map(textOf).join(" ")),
      tiedTo: [...byIds(e, "aria-describedby"), ...byIds(e, "aria-errormessage"),
        ...(set ? byIds(set, "aria-describedby") : [])].map(x => x.id),
      expands: e.hasAttribute("aria-expanded") || e.hasAttribute("aria-haspopup"),
      heading: !!closest(e, x => /^H[1-6]$/.test(x.tagName)),
    });
    const control = controls[index];
    if (kind === "radio" || kind === "checkbox") {
      const native = e.tagName === "INPUT";
      const parent = native ? null : closest(e, x => /^(radiogroup|group|listbox|menu)$/.test(x.getAttribute("role") || ""));
      const key = kind === "radio" && native && e.name ? [e.getRootNode(), e.form, e.name]
        : [parent || set || (kind === "checkbox" && native && e.name ? e.form || e.getRootNode() : e.parentElement?.parentElement || e),
          kind, !parent && !set && kind === "checkbox" ? e.name : ""];
      control.group = groupNumber(key, parent || set, kind);
    }
    return index;
  };
  const sets = [];
  const setNumber = set => {
    let index = sets.indexOf(set);
    if (index < 0) {
      index = sets.push(set) - 1;
      const legend = set.tagName === "FIELDSET" ? [...set.children].find(c => c.tagName === "LEGEND") : null;
      groups.push({ key: `s${index}`, text: clean(byIds(set, "aria-labelledby").map(textOf).join(" "))
        || clean(set.getAttribute("aria-label")) || clean(textOf(legend)), selector: selectorOf(set), box: boxOf(set),
        hint: clean(byIds(set, "aria-describedby").map(textOf).join(" ")),
        required: set.getAttribute("aria-required") === "true", invalid: set.getAttribute("aria-invalid") === "true" });
    }
    return index;
  };
  const keys = [];
  const groupNumber = (key, set) => {
    let index = keys.findIndex(known => known.every((part, n) => part === key[n]));
    if (index < 0) index = keys.push(key) - 1;
    return `${index}${set ? `:s${setNumber(set)}` : ""}`;
  };
  const visit = (node, at) => {
    if (node.nodeType === 3) {
      const text = node.data.replace(/\s+/g, " ");
      if (!text.trim() || at.hidden) return;
      const last = texts[texts.length - 1];
      if (last && last.block === at.block && last.of === at.of) { last.text += text; return; }
      if (texts.length >= mostTexts) { more = true; return; }
      texts.push({ text, seq: sequence++, block: at.block, of: at.of, label: at.label, furniture: at.furniture,
        error: at.error, live: at.live, ids: at.ids, heading: at.heading, element: at.block });
      return;
    }
    if (node.nodeType !== 1 || SKIP.has(node.tagName)) return;
    const role = node.getAttribute("role") || "";
    if (role === "progressbar" || role === "timer" || role === "meter") return;
    const style = getComputedStyle(node);
    if (node.getAttribute("aria-busy") === "true") busy = true;
    const kind = at.of === null || at.custom ? kindOf(node, style, at.style) : null;
    if (style.display === "none" && !(kind && shown(node, kind, style))) return;
    const next = { ...at, style, hidden: style.visibility !== "visible" || (style.opacity === "0" && !kind) };
    if (FURNITURE.has(node.tagName) || FURNITURE_ROLES.has(role)
      || (node.tagName === "HEADER" && !node.closest("main,article,section,form,[role=main]"))) next.furniture = true;
    if (/^H[1-6]$/.test(node.tagName) || role === "heading") next.heading = true;
    const name = `${node.getAttribute("class") || ""} ${node.id || ""}`;
    if (role === "alert" || role === "alertdialog" || node.getAttribute("aria-live") === "assertive") next.live = true;
    if (node.tagName !== "BODY" && node.tagName !== "MAIN" && node.tagName !== "FORM" && ERROR.test(name)) next.error = true;
    if (node.id) next.ids = [...at.ids, node.id];
    if (!INLINE.has(style.display)) next.block = node;
    if (node.tagName === "LABEL") { next.label = node; next.block = node; }
    if (kind && shown(node, kind, style) && (style.opacity !== "0" || /^(radio|checkbox|file)$/.test(kind) || kind === "picture")) {
      const index = add(node, kind, style, next);
      if (index !== null) {
        controls[index].inText = kind === "link" && style.display === "inline"
          && clean(at.block ? at.block.textContent : "").length > controls[index].name.length + 25;
        next.of = index; next.block = node; next.custom = false;
        if (kind === "text" && node.isContentEditable) return;
      }
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName)) return;
    }
    for (const child of childrenOf(node)) visit(child, next);
  };
  const modal = [...document.querySelectorAll("dialog[open],[role=dialog][aria-modal=true],[role=alertdialog][aria-modal=true]")]
    .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === "visible"
      && (e.tagName !== "DIALOG" || e.matches(":modal"))).pop();
  const root = modal || document.body;
  if (root) visit(root, { furniture: false, of: null, block: root, hidden: false, error: false, live: false, ids: [],
    heading: false, label: null, style: null });
  window[Symbol.for("begrijpelijk.walk")] = elements;
  return {
    url: location.href, title: document.title, busy, more, modal: !!modal, controls, groups,
    place: window.navigation?.currentEntry ? [performance.timeOrigin, window.navigation.currentEntry.index] : null,
    texts: texts.map(t => ({ text: clean(t.text), seq: t.seq, of: t.of, furniture: t.furniture, error: t.error,
      live: t.live, ids: t.ids, heading: t.heading, box: boxOf(t.element),
      label: t.label ? (indexOf.get(t.label.control) ?? indexOf.get(t.label.querySelector("[role]")) ?? null) : null })),
  };
};
const mark = found => JSON.stringify([found.url, found.modal, found.texts.map(t => t.text),
  found.controls.map(c => [c.name, c.kind, c.disabled, c.checked])]);
const pending = window[Symbol.for("begrijpelijk.pending")];
const state = () => pending ? pending.state(clocks) : { due: 0, leaving: false, unseen: true, clocks: [] };
const wait = time => pending ? pending.pause(time) : new Promise(resolve => setTimeout(resolve, time));
const until = performance.now() + 6000;
let found = look(), now = state();
for (let last = pause ? mark(found) : ""; pause && performance.now() < until;) {
  await wait(Math.max(pause, Math.min(now.due + 5, 3000)));
  if (document.readyState !== "complete" && performance.now() < until - 4000) continue;
  found = look();
  now = state();
  const after = mark(found);
  if (after === last && !now.due) break;
  last = after;
}
return JSON.stringify({ ...found, ...now });
}
