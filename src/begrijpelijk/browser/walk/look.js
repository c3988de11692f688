// What a person can read and use on the page at this moment, as plain data. Open shadow roots are read as part of the
// page. Nothing is changed; the elements stay reachable by number under the symbol "begrijpelijk.walk" of the window.
// With a `pause` (milliseconds) it looks again after it, until nothing changes any more and nothing is waited for.
// `clocks` are timers that mean nothing, see pending.js. The answer is JSON.
async ([mostControls, mostTexts, pause, clocks]) => {
const look = () => {
  const elements = [], controls = [], texts = [], groups = [];
  const indexOf = new Map(), shared = new Set();
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
  const NATIVE = "input:not([type=hidden]),select,textarea,button";
  const INSIDE = "input,button,a[href],select,textarea,label,[role=button],[role=radio],[role=checkbox],[role=option],svg [tabindex],svg [onclick]";
  const CHOSEN = /(^|[\s_-])(selected|active|actief|geselecteerd|gekozen|checked|chosen|picked|aan|on)([\s_-]|$)/i;
  const ERROR = /(^|[\s_]|[^-]-)(error|errors|fout|fouten|foutmelding|invalid|danger|warning-text|validation|error-?message)([\s_-]|$)|(message|melding|alert|notice|feedback|toast|banner|hint|helper)[\w-]{0,100}--(error|fout|invalid|danger)/i;
  const names = e => e.id !== "" && e.getRootNode().querySelector(`[aria-labelledby~="${CSS.escape(e.id)}"]`) !== null;
  // Whether the name of its class says that it is a message: not a question or a field that is marked because of one.
  const isMessage = (e, name) => ERROR.test(name) && !/^(BODY|MAIN|FORM|FIELDSET|LEGEND|LABEL|H[1-6])$/.test(e.tagName) && !e.querySelector(`${NATIVE},label,legend,h1`)
    && !names(e);
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
    || clean(e.getAttribute("data-name")) || (e.tagName === "INPUT" && /^(radio|checkbox)$/.test(e.type) ? besideOf(e) : "");
  // What a person takes for the name of a box without a label: the only text around it, its column, or what follows it.
  const besideOf = e => {
    for (let at = e.parentElement, up = 0; at && up < 4 && !/^(FORM|FIELDSET|BODY|TABLE)$/.test(at.tagName); at = at.parentElement, up += 1) {
      if (at.querySelectorAll(NATIVE).length > 1) break;
      const text = clean(textOf(at));
      if (text) return text.slice(0, 200);
    }
    const cell = e.closest("td"), row = cell?.parentElement;
    if (row && row.querySelectorAll(NATIVE).length > 1) {
      const head = cell.closest("table").rows[0]?.cells[cell.cellIndex];
      if (head && head !== cell && clean(textOf(head))) return clean(textOf(head));
    }
    const side = (from, way) => {
      let text = "";
      for (let at = from[way]; at; at = at[way]) {
        if (at.nodeType === 1 && (at.tagName === "BR" || at.matches(NATIVE) || at.querySelector(NATIVE)
          || !INLINE.has(getComputedStyle(at).display))) break;
        text = way === "nextSibling" ? `${text} ${textOf(at)}` : `${textOf(at)} ${text}`;
      }
      return clean(text).slice(0, 200);
    };
    const like = e.name ? [...e.parentElement.querySelectorAll("input")].filter(o => o.name === e.name && o.type === e.type) : [e];
    return side(like[like.length - 1], "nextSibling") ? side(e, "nextSibling") : side(e, "previousSibling");
  };
  const pendingOf = () => window[Symbol.for("begrijpelijk.pending")];
  // Whether a script waits for a touch of this very element; frameworks that listen at the root keep it on the element.
  const hears = e => {
    if (e.hasAttribute("onclick") || typeof e.onclick === "function" || e.$$click || e.__click) return true;
    if (pendingOf()?.hears(e)) return !Object.keys(e).some(key => key.startsWith("__reactContainer$"));
    const props = Object.keys(e).find(key => key.startsWith("__reactProps$"));
    return !!props && ["onClick", "onMouseDown", "onPointerDown", "onMouseUp", "onPointerUp", "onTouchStart", "onTouchEnd"].some(name => e[props]?.[name]);
  };
  // Children that look the same below an element that listens for all of them: each is an answer.
  const sharesOut = e => {
    let at = e;
    while (at.children.length === 1) at = at.children[0];
    const [first, ...rest] = at.children;
    return rest.length && (/^(LI|TD|TR|DT)$/.test(first.tagName) || first.className) && !at.querySelector(INSIDE)
      && rest.every(o => o.tagName === first.tagName && (o.className === first.className || /^(LI|TD|TR|DT)$/.test(o.tagName)) && clean(textOf(o))) ? at : null;
  };
  const small = e => e.querySelectorAll("*").length <= 8 && clean(textOf(e)).length <= 160;
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
    const heard = !/^(LABEL|LEGEND|H[1-6])$/.test(tag) && hears(e) && !e.closest("label,legend,h1,h2,h3,h4,h5,h6") && ![e, ...e.querySelectorAll("[id]")].some(names);
    if (heard && !/^(BODY|HTML|FORM|MAIN)$/.test(tag) && !SHAPES.has(tag.toLowerCase()) && sharesOut(e)) {
      shared.add(sharesOut(e));
      return null;
    }
    const touch = (heard && (e.hasAttribute("onclick") || small(e))) || shared.has(e.parentElement) || (style.cursor === "pointer" && parentStyle?.cursor !== "pointer");
    if (!touch || tag === "LABEL" || tag === "SUMMARY" || tag === "BODY" || tag === "HTML" || tag === "OPTION") return null;
    if (SHAPES.has(tag.toLowerCase())) return "picture";
    if (e.ownerSVGElement || tag === "svg") return null;
    if (e.querySelector(INSIDE) || e.shadowRoot?.querySelector(INSIDE)) return null;
    if (heard && [...e.querySelectorAll("*")].some(inner => inner.tagName !== "LABEL" && hears(inner))) return null;
    return "button";
  };
  const shown = (e, kind, style) => {
    if (style.visibility !== "visible") return false;
    if (e.tagName === "AREA") return true;
    if (e.getClientRects().length && style.display !== "none") return true;
    return (kind === "radio" || kind === "checkbox" || kind === "file")
      && [...(e.labels || [])].some(label => label.getClientRects().length);
  };
  // How something is written down in the page, as a number: another one when it was drawn otherwise.
  const dressOf = e => {
    const text = `${e.outerHTML.slice(0, 2000)}${parentOf(e)?.className ?? ""}${parentOf(e)?.getAttribute?.("style") ?? ""}`;
    let code = 0;
    for (let n = 0; n < text.length; n += 1) code = (code * 31 + text.charCodeAt(n)) | 0;
    return code;
  };
  const add = (e, kind, style, at) => {
    if (controls.length >= mostControls) { more = true; return null; }
    const role = e.getAttribute("role") || "";
    const set = closest(e, isSet);
    const option = role === "option" || role === "radio" || role === "menuitemradio";
    const said = e.getAttribute("aria-checked") ?? e.getAttribute("aria-selected") ?? e.getAttribute("aria-pressed");
    const checked = e.tagName === "INPUT" && /^(radio|checkbox)$/.test(e.type) ? e.checked
      : said !== null ? said === "true" : kind === "button" && CHOSEN.test(e.getAttribute("class") || "");
    const index = controls.length;
    indexOf.set(e, index); elements.push(e);
    controls.push({
      kind, cluster: "", icon: "", dress: /^(button|link|picture)$/.test(kind) ? dressOf(e) : 0, opens: opens(e, kind, role), near: "", toggles: e.hasAttribute("aria-pressed"),
      label: clean(byIds(e, "aria-labelledby").filter(x => !e.contains(x)).map(textOf).join(" ")) || clean(e.getAttribute("aria-label"))
        || clean([...(e.labels || [])].map(textOf).join(" ")),
      tag: e.tagName.toLowerCase(), type: (e.type && typeof e.type === "string" ? e.type : ""), role,
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
      length: e.maxLength > 0 ? e.maxLength : 0, least: e.minLength > 0 ? e.minLength : 0,
      accept: (e.getAttribute("accept") || "").slice(0, 200), title: clean(e.getAttribute("title")).slice(0, 300), auto: e.getAttribute("autocomplete") || "",
      field: e.getAttribute("name") || e.id || "", href: kind === "link" || kind === "picture"
        ? (e.href?.baseVal ?? e.href ?? "") + "" : "",
      raw: (e.getAttribute("href") || "").slice(0, 300), target: e.getAttribute("target") || "",
      download: e.hasAttribute("download"), furniture: at.furniture, inText: false, readonly: e.readOnly === true || fixed(e),
      submit: (e.tagName === "BUTTON" || e.tagName === "INPUT") && /^(submit|image)$/.test(e.type) && !!e.form,
      classes: (e.getAttribute("class") || "").slice(0, 200), invalid: e.getAttribute("aria-invalid") === "true",
      told: clean(e.getAttribute("aria-valuetext")), validation: e.willValidate && e.validationMessage && (e.type !== "radio" || e.required) ? e.validationMessage : "",
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
    if (!/[\p{L}\d]/u.test(control.name) && /^(button|link|picture)$/.test(kind)) control.icon = iconOf(e);
    if (/^(text|number|date|select|slider)$/.test(kind)) {
      const [beside, near] = nearOf(e);
      control.near = near;
      control.label ||= beside;
    }
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
  // Something that opens a list of answers: it has no text of its own to type.
  const fixed = e => e.matches("[aria-readonly=true]") || e.closest("[role=radiogroup][aria-readonly=true],[role=listbox][aria-readonly=true]") !== null;
  const opens = (e, kind, role) => {
    if (e.disabled || e.tagName === "SELECT" || fixed(e)) return false;
    if (role === "combobox") return e.tagName !== "INPUT" || e.readOnly || e.getAttribute("aria-autocomplete") === "none";
    if (kind === "text" && e.tagName === "INPUT" && e.readOnly) return e.hasAttribute("aria-haspopup") || e.hasAttribute("aria-expanded")
      || hears(e) || (e.parentElement && hears(e.parentElement)) || /picker|datum|date|select|dropdown/i.test(e.className);
    return kind === "button" && /^(listbox|true)$/.test(e.getAttribute("aria-haspopup") || "") && !closest(e, x => FURNITURE.has(x.tagName));
  };
  // What the names in the code of a button without text say of it: of classes, of the picture in it, of its script.
  const iconOf = e => [e, ...e.querySelectorAll("*")].slice(0, 12).flatMap(x => [...x.attributes || []]
    .filter(a => /^(class|id|name|src|href|xlink:href|onclick|alt|title)$|^data-/.test(a.name) && !(a.name === "href" && x === e))
    .map(a => a.value.slice(0, 80).replace(/^.*\//, ""))).join(" ").slice(0, 400);
  // The text right around a field, and the text around it that is about no other field: how to fill it in stands there.
  const nearOf = e => {
    let beside = "", near = "";
    for (let at = e.parentElement, up = 0; at && up < 5; at = at.parentElement, up += 1) {
      if (/^(FORM|BODY|MAIN)$/.test(at.tagName) || at.querySelectorAll("input:not([type=hidden]),select,textarea").length > 1
        || at.querySelectorAll("button").length > 2) break;
      const text = clean(textOf(at));
      if (text.length > 240) break;
      near = text;
      beside ||= text;
      if (text.length > 40) break;
    }
    return [beside, near];
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
      if (last && last.block === at.block && last.of === at.of && last.controls === controls.length) { last.text += text; last.echo ||= at.echo; return; }
      if (texts.length >= mostTexts) { more = true; return; }
      texts.push({ text, seq: sequence++, block: at.block, of: at.of, label: at.label, furniture: at.furniture, echo: at.echo,
        error: at.error, live: at.live, ids: at.ids, heading: at.heading, element: at.block, controls: controls.length });
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
    if (isMessage(node, name)) next.error = true;
    if (node.tagName === "OUTPUT") next.echo = true;
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
  if (root) visit(root, { furniture: false, of: null, block: root, hidden: false, error: false, live: false, echo: false, ids: [],
    heading: false, label: null, style: null });
  window[Symbol.for("begrijpelijk.walk")] = elements;
  // Buttons that stand together and look the same are answers to one question.
  const buttons = controls.flatMap((c, n) => c.kind === "button" && !c.furniture && !c.submit ? [n] : []);
  for (const number of buttons.length > 100 ? [] : buttons) {
    const e = elements[number], like = o => o !== number && elements[o].tagName === e.tagName;
    for (let at = parentOf(e), up = 0; at && up < 3 && at !== document.body; at = parentOf(at), up += 1) {
      if (buttons.some(o => like(o) && at.contains(elements[o]))) { controls[number].cluster = selectorOf(at); break; }
    }
  }
  return {
    url: location.href, title: document.title, busy, more, modal: !!modal, controls, groups,
    place: window.navigation?.currentEntry ? [performance.timeOrigin, window.navigation.currentEntry.key] : null, // its number stops at 49
    texts: texts.map(t => ({ text: clean(t.text), seq: t.seq, of: t.of, furniture: t.furniture, error: t.error,
      live: t.live, echo: t.echo, ids: t.ids, heading: t.heading, box: boxOf(t.element),
      label: t.label ? (indexOf.get(t.label.control) ?? indexOf.get(t.label.querySelector("[role]")) ?? null) : null })),
  };
};
const mark = found => JSON.stringify([found.url, found.modal, found.texts.map(t => t.text),
  found.controls.map(c => [c.name, c.kind, c.disabled, c.checked])]);
const pending = window[Symbol.for("begrijpelijk.pending")];
const state = () => pending ? pending.state(clocks) : { due: 0, later: 0, leaving: false, unseen: true, clocks: [] };
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
