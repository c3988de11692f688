// What reacts to a touch, a click or a key, and what is asked with it.
const TYPES = { radio: "radio", checkbox: "checkbox", number: "number", range: "slider", file: "file", password: "password", image: "picture",
  submit: "button", button: "button", reset: "button", date: "date", month: "date", week: "date", "datetime-local": "date", time: "date", color: "button" };
const ROLES = { button: "button", link: "link", checkbox: "checkbox", switch: "checkbox", radio: "radio", tab: "button", menuitem: "button", option: "radio",
  combobox: "select", textbox: "text", searchbox: "text", slider: "slider", spinbutton: "number" };
const kindOf = (el) => {
  const tag = el.localName, role = roleOf(el);
  if (tag === "input") return TYPES[el.type] || (role === "combobox" ? "select" : role === "spinbutton" ? "number" : "text");
  if (tag === "area") return "picture";
  if (tag === "select") return "select";
  if (ROLES[role]) return role === "button" && el instanceof SVGElement ? "picture" : ROLES[role];
  if (tag === "a") return "link";
  return tag === "textarea" || el.isContentEditable ? "text" : "button";
};
const listElement = (el) => (roleOf(el) === "option" || roleOf(el) === "menuitem");

const controls = [], controlElements = [], numberOf = new Map();
const wraps = (el) => labelsOf(el).filter(seen);
const areaBox = (el) => {
  const own = seen(el) ? boxOf(el.getBoundingClientRect(), el.ownerDocument) : null;
  const boxes = own ? [own] : [];
  if (own && el.localName === "a" && styleOf(el).display === "inline") {
    for (const child of el.children) if (seen(child)) boxes.push(boxOf(child.getBoundingClientRect(), el.ownerDocument));
  }
  if (["radio", "checkbox", "file"].includes(el.type)) for (const label of wraps(el)) boxes.push(boxOf(label.getBoundingClientRect(), el.ownerDocument));
  return union(boxes);
};
// What people take for the name of a box without a label: the only text around it, or what follows it in its line.
const FIELD = "input:not([type=hidden]), select, textarea, button";
const besideBox = (el) => {
  for (let node = parentOf(el), up = 0; node && up < 4 && !/^(?:form|fieldset|body|table)$/.test(node.localName); node = parentOf(node), up += 1) {
    if (node.querySelectorAll(FIELD).length > 1) break;
    if (words(node)) return words(node).slice(0, 200);
  }
  let text = "";
  for (let node = el.nextSibling; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (node.localName === "br" || node.matches(FIELD) || node.querySelector(FIELD) || !/^(?:inline|contents)/.test(styleOf(node).display))) break;
    text += ` ${node.nodeType === 3 ? node.data : node.nodeType === 1 ? words(node) : ""}`;
  }
  return tidy(text).slice(0, 200);
};
const textBeside = (el) => {
  if (el.localName === "input" && ["submit", "button", "reset"].includes(el.type)) return tidy(el.value);
  const labels = wraps(el).map((label) => words(label, el)).filter(Boolean).join(" ");
  if (labels) return labels;
  const by = referred(el, "aria-labelledby").filter(seen).map((e) => words(e)).filter(Boolean).join(" ");
  if (el.type === "radio" || el.type === "checkbox") return by || (el.getAttribute("aria-label") ? "" : besideBox(el));
  if (["input", "textarea", "select"].includes(el.localName)) return by;
  return words(el) || by;
};
// All words in the smallest part of the page that holds this field and no other: its label, and what is told under it.
const toldBeside = (el) => {
  if (!/^(?:input|textarea)$/.test(el.localName) || !/^(?:text|search|tel|password|number|textarea)$/.test(el.type)) return "";
  let told = "";
  for (let node = parentOf(el), up = 0; node && up < 4 && !/^(?:form|main|body|section|article)$/.test(node.localName); node = parentOf(node), up += 1) {
    if (node.querySelectorAll("input:not([type=hidden]), textarea, select").length > 1) break;
    const more = words(node, el);
    if (more.length > 400) break;
    told = more;
  }
  return told;
};
const isFixed = (el) => { for (let n = el; n; n = parentOf(n)) if (/^(?:fixed|sticky)$/.test(styleOf(n).position)) return true; return false; };
const readControls = () => {
  for (const el of find(CONTROLS)) {
    if (el.localName === "option" || (el.parentElement && el.parentElement.closest("select"))) continue;
    if (el.localName === "summary" && el.parentElement?.localName !== "details") continue;
    if (!seen(el) && !wraps(el).length) continue;
    const outer = el.parentElement && el.parentElement.closest("a[href], button");
    if (outer && seen(outer)) continue;
    const box = areaBox(el);
    const attributes = {};
    for (const { name, value } of el.attributes) if (name !== "style" && name !== "srcdoc" && !name.startsWith("_")) attributes[name] = value.slice(0, 500);
    numberOf.set(el, controls.length);
    controlElements.push(el);
    controls.push({
      selector: selector(el), kind: kindOf(el), tag: el.localName, name: nameOf(el), text: textBeside(el), box,
      first_view: !!box && box[0] < innerWidth && box[0] + box[2] > 0 && box[1] + box[3] <= innerHeight && box[1] >= 0,
      in_text: inText.has(el), focusable: el.tabIndex >= 0 && !el.disabled || (/^(?:radio|tab|option|menuitem)$/.test(roleOf(el)) && el.hasAttribute("tabindex")),
      disabled: !!el.disabled || attr(el, "aria-disabled") === "true", checked: el.checked === true || attr(el, "aria-checked") === "true" || (attr(el, "aria-pressed") === "true"),
      value: el.type === "password" ? "" : tidy(typeof el.value === "string" && el.localName !== "li" ? el.value : attr(el, "aria-valuenow")).slice(0, 500), question: null, attributes, fixed: isFixed(el), beside: toldBeside(el),
    });
  }
};

const questions = [];
const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading], legend, .question-title, .sv-title, .sd-title, label, strong, p, dt";
const within = (el, other) => { for (let n = el; n; n = parentOf(n)) if (n === other) return true; return false; };
const common = (elements) => {
  let node = parentOf(elements[0]);
  while (node && !elements.every((el) => within(el, node))) node = parentOf(node);
  return node;
};
const closest = (el, css) => { for (let n = parentOf(el); n; n = parentOf(n)) if (n.matches(css)) return n; return null; };
const legendOf = (group) => {
  const by = referred(group, "aria-labelledby").map((e) => words(e) || tidy(e.textContent)).filter(Boolean).join(" ");
  if (by) return by;
  if (group.localName === "fieldset") { const legend = [...group.children].find((c) => c.localName === "legend"); if (legend) return words(legend) || tidy(legend.textContent); }
  return tidy(attr(group, "aria-label"));
};
// The loose text before a control, in the same line: "Postcode <input>".
const leadOf = (group, first, after) => {
  if (/^(?:form|main|body|section|article)$/.test(group.localName)) return "";
  let text = "";
  const walker = document.createTreeWalker(group, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node.compareDocumentPosition(first) & 4)) break;
    if (after(node) && node.parentElement && seen(node.parentElement)) text += ` ${node.data}`;
  }
  text = tidy(text);
  return text.length > 2 && text.length <= 300 ? text : "";
};
// The text that stands before the controls and asks: within the group, or else what came just before it.
const textBefore = (group, members) => {
  const first = members[0];
  let prior = null;
  for (let i = numberOf.get(first) - 1; i >= 0 && !prior; i -= 1) {
    const el = controlElements[i];
    if (!/^(?:button|link)$/.test(controls[i].kind) && !members.includes(el) && el.compareDocumentPosition(first) & 4) prior = el;
  }
  const after = (el) => !prior || !group.contains(prior) || !!(prior.compareDocumentPosition(el) & 4);
  const lead = leadOf(group, first, after);
  const titles = [...group.querySelectorAll(HEADING)].filter((el) => el.compareDocumentPosition(first) & 4 && !members.some((m) => labelsOf(m).includes(el) || el.contains(m)) && seen(el) && words(el) && after(el));
  if (!titles.length && lead) return [lead, group];
  const asking = titles.filter((el) => /\?\s*\*?$/.test(words(el)));
  const best = asking.pop() || titles.filter((el) => el.matches("h1,h2,h3,h4,h5,h6,[role=heading],legend,.sv-title,.sd-title")).pop() || titles.pop();
  if (best) return [words(best), best];
  for (let node = group; node && node.localName !== "main" && node.localName !== "body"; node = parentOf(node)) {
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches("script, style, template") || !seen(before)) continue;
      if (before.matches(CONTROLS) || before.querySelector("input:not([type=hidden]), select, textarea")) return ["", null];
      const inner = [...before.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].filter(seen).pop();
      const text = words(inner || before);
      if (text) return [text.length <= 300 ? text : text.match(/[^.?!]{0,300}\?/g)?.pop()?.trim() || "", inner || before];
    }
  }
  return ["", null];
};
const visibleText = (elements) => tidy(elements.filter(seen).map((e) => words(e)).join(" "));
const messagesFor = (group, members) => {
  const found = new Set();
  for (const el of [group, ...members]) {
    if (!el) continue;
    for (const other of referred(el, "aria-errormessage")) found.add(other);
    const described = referred(el, "aria-describedby"), faulty = described.filter(isError);
    if (attr(el, "aria-invalid") === "true" && !faulty.length && !referred(el, "aria-errormessage").length) faulty.push(...described.slice(-1));
    for (const other of faulty) found.add(other);
  }
  if (group) for (const el of group.querySelectorAll("[role=alert], [class]")) if (isError(el) && ![...found].some((f) => f.contains(el))) found.add(el);
  return visibleText([...found]);
};
const hintFor = (group, members) => {
  const found = new Set();
  for (const el of [group, ...members]) if (el) for (const other of referred(el, "aria-describedby")) if (!isError(other)) found.add(other);
  const text = visibleText([...found]);
  const holder = members.length === 1 && !members[0].value ? tidy(attr(members[0], "placeholder")) : "";
  return text || holder;
};
const optionOf = (el) => { const c = controls[numberOf.get(el)]; return c.text || c.name || tidy(el.value); };
const KIND = { radio: "one", checkbox: "several", select: "one", number: "number", date: "date", slider: "slider", file: "file", picture: "picture" };
const DATE_PART = /\b(dag|day|maand|month|jaar|year|dd|mm|jjjj|yyyy)\b|^bday-/i;
const ask = (kind, members, group, text, element, options) => {
  const number = questions.length;
  for (const el of members) controls[numberOf.get(el)].question = number;
  const boxes = members.map((el) => controls[numberOf.get(el)].box);
  if (element && seen(element)) boxes.push(boxOf(element.getBoundingClientRect(), element.ownerDocument));
  questions.push({
    text, selector: selector(group || members[0]), kind, options: options || [], controls: members.map((el) => numberOf.get(el)),
    hint: hintFor(group, members), error: messagesFor(group || (members.length === 1 ? closest(members[0], ".form-group, .form-field, .field, .question, .sd-question, .sv-question, [class*=form-field], [class*=formfield]") : null), members),
    required: members.some((el) => el.required || attr(el, "aria-required") === "true") || (!!group && attr(group, "aria-required") === "true"), box: union(boxes),
  });
};
const NAVIGATION = /^(?:←|→|‹|›|\W)*(?:volgende|verder|terug|vorige|ga terug|ga verder|opnieuw|stop(?:pen)?|start(?:en)?|begin(?:nen)?|verstuur|verzenden?|opslaan|sluiten?|annuleren|next|back|previous|submit|menu|zoeken?|help|print(?:en)?|lees voor|voorlezen|inloggen|log in|naar boven|bewaren|overslaan|akkoord|accepteren|weigeren)(?:\W.*)?$/i;
const MANY_BUTTONS = 100, MANY_FIELDS = 1000;
const readQuestions = () => {
  const done = new Set();
  const fields = controlElements.filter((el) => !["button", "link"].includes(controls[numberOf.get(el)].kind) && !controls[numberOf.get(el)].disabled
    && !(closest(el, "search, [role=search], nav, [role=navigation], [role=tablist], [role=menu]") || el.type === "search" || roleOf(el) === "searchbox")).slice(0, MANY_FIELDS);
  for (const el of fields) {
    if (done.has(el)) continue;
    const control = controls[numberOf.get(el)], { kind } = control;
    let members = [el], group = null;
    if (kind === "radio" || kind === "checkbox" || kind === "picture") {
      group = closest(el, "[role=radiogroup], fieldset, [role=group], [role=listbox], .sd-question, .sv-question");
      const same = (other) => controls[numberOf.get(other)].kind === kind && !done.has(other);
      if (kind === "radio" && el.localName === "input" && el.name) {
        members = fields.filter((o) => same(o) && o.name === el.name && o.form === el.form);
        if (group && !members.every((m) => within(m, group))) group = null;
      } else if (group) members = fields.filter((o) => same(o) && within(o, group));
      else if (kind === "picture") members = fields.filter((o) => same(o) && common([o]) === common([el]));
      else {
        // Boxes to tick without a group: those that stand together, with a question above them.
        for (let node = parentOf(el), up = 0; node && up < 4 && !/^(?:form|main|body)$/.test(node.localName); node = parentOf(node), up += 1) {
          const all = fields.filter((o) => same(o) && within(o, node));
          if (all.length > 1 && fields.every((o) => !within(o, node) || all.includes(o))) { members = all; group = node; }
        }
        if (members.length === 1 && el.name) { const named = fields.filter((o) => same(o) && o.name === el.name); if (named.length > 1) members = named; }
      }
      if (members.length > 1 && !group) group = common(members);
    } else {
      const around = closest(el, "fieldset, [role=group]");
      if (around) {
        const parts = fields.filter((o) => within(o, around) && !done.has(o) && !["radio", "checkbox"].includes(controls[numberOf.get(o)].kind));
        const isPart = (o) => DATE_PART.test(`${nameOf(o)} ${o.name || ""} ${o.id} ${attr(o, "autocomplete")} ${attr(o, "placeholder")}`);
        if (parts.length >= 2 && parts.length <= 3 && parts.includes(el) && parts.every(isPart)) { members = parts; group = around; }
      }
    }
    members.forEach((m) => done.add(m));
    if (group && members.length > 1) {
      let text = legendOf(group), element = group;
      if (!text) [text, element] = textBefore(group, members);
      const listed = members.every((m) => ["radio", "checkbox", "picture"].includes(controls[numberOf.get(m)].kind));
      ask(listed ? KIND[kind] : "date", members, group, text, element, listed ? members.map(optionOf) : []);
      continue;
    }
    let text = control.text || control.name, element = null;
    const alone = group || closest(el, "fieldset, [role=group], .sd-question, .sv-question");
    if (alone && fields.filter((o) => within(o, alone)).length === 1) text = legendOf(alone) || text;
    if (!text || (el.localName !== "input" && !labelsOf(el).length && !control.text && text === tidy(attr(el, "placeholder"))) || (!labelsOf(el).length && text === tidy(attr(el, "placeholder")))) {
      const [before, place] = textBefore(parentOf(el), [el]);
      if (before) { text = before; element = place; }
    }
    const options = kind === "select" && el.options ? [...el.options].filter((o) => !o.disabled && o.value).map((o) => tidy(o.label)).filter(Boolean)
      : kind === "checkbox" || kind === "radio" ? [optionOf(el)] : [];
    ask(kind === "checkbox" && members.length === 1 ? "several" : KIND[kind] || "text", members, null, text, element, options);
  }
  // Buttons as answers: a question, and two buttons or more under it that are no way back or on.
  const buttons = controlElements.filter((el) => { const c = controls[numberOf.get(el)];
    return c.kind === "button" && c.question === null && !c.disabled && c.text && c.text.length <= 120 && !NAVIGATION.test(c.text) && !el.hasAttribute("aria-expanded") && !el.hasAttribute("aria-haspopup")
      && el.localName !== "summary" && roleOf(el) !== "tab" && !(closest(el, "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], [role=tablist], [role=toolbar]")) && !isFurnitureInside(el); });
  if (buttons.length > MANY_BUTTONS) return; // a keyboard on the screen, a seating plan: no answers
  const taken = new Set();
  // The smallest groups first: two buttons side by side belong together before all buttons of the page do.
  for (let level = 0; level < 4; level += 1) {
    for (const el of buttons) {
      let node = el;
      for (let up = 0; node && up <= level; up += 1) node = parentOf(node);
      if (taken.has(el) || !node || node.localName === "body" || node.localName === "html") continue;
      const members = buttons.filter((o) => !taken.has(o) && within(o, node));
      if (members.length < 2) continue;
      let text = legendOf(node), element = node;
      if (!text) [text, element] = textBefore(node, members);
      if (!/\?/.test(text) || questions.some((q) => q.text === text)) continue;
      members.forEach((m) => taken.add(m));
      ask("one", members, node, text, element, members.map(optionOf));
    }
  }
};
const isFurnitureInside = (el) => { for (let n = el; n; n = parentOf(n)) { if (n.localName === "main" || n.localName === "form") return false; if (isFurniture(n)) return true; } return false; };
const about = (el, summary) => ({ selector: selector(el), html: el.cloneNode(false).outerHTML.slice(0, 300), summary, box: boxOf(el.getBoundingClientRect(), el.ownerDocument) });
// Bars and lists of steps that show how far one is. What holds the questions themselves is a screen, no sign of progress.
const PROGRESS = /(?:^|[\s_-])(?:progress|progressbar|voortgang\w*|stepper|steps|stappen|step-?indicator)(?:$|[\s_-])/i;
const progress = () => {
  const found = find("progress, [role=progressbar], [aria-current=step]").filter(seen);
  for (const el of find("[class]")) {
    // A ring around a clock shows how much time is left, not how many questions.
    if (!PROGRESS.test(attr(el, "class")) || /timer|countdown|klok|clock/i.test(attr(el, "class")) || el.matches("button, a, input, form, fieldset, main, section, body, label, p, h1, h2, h3") || !seen(el)) continue;
    if (el.getBoundingClientRect().height <= 160 && !el.querySelector("input, select, textarea, h1") && !found.some((f) => within(f, el) || within(el, f))) found.push(el);
  }
  return found.slice(0, 10).map((el) => about(el, tidy(attr(el, "aria-valuetext") || words(el) || attr(el, "aria-valuenow") || attr(el, "value"))));
};
const media = () => {
  const videos = find("video").filter((el) => seen(el) && ![...el.querySelectorAll("track")].some((t) => /^(?:captions|subtitles|)$/.test(attr(t, "kind") || "subtitles")) && !(el.muted && el.autoplay && el.loop && !el.controls));
  const pictures = find("img, input[type=image], svg[role=img]").filter((el) => {
    if (el.localName === "svg") return false;
    if (!seen(el)) return false;
    const rect = el.getBoundingClientRect();
    if (rect.width < 100 || rect.height < 24) return false;
    const name = `${attr(el, "alt")} ${decodeURIComponentSafe(attr(el, "src").split(/[?#]/)[0].split("/").pop() || "")} ${attr(el, "class")}`;
    return tidy(attr(el, "alt")).split(" ").length > 12 || /\b(?:tekst|text|flyer|poster|infographic|scan|screenshot|schermafbeelding|folder)\b/i.test(name.replace(/[-_.]/g, " "));
  });
  return { videos: videos.map((el) => about(el, "")), pictures: pictures.map((el) => about(el, tidy(attr(el, "alt")))) };
};
const decodeURIComponentSafe = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
const READ_ALOUD = /\b(?:lees (?:(?:deze|de|dit|het|alles|mij|me) (?:(?:pagina|tekst|scherm|vraag|vragen|bericht) )?)?voor\b(?! (?:als|je|u|dat)\b)|leesvoor|voorlezen|laat voorlezen|readspeaker|read ?speaker|listen|luister(?:en)?(?: naar (?:deze|de) (?:tekst|pagina))?|webreader|tolkie|browsealoud|reachdeck)\b/i;
const readsAloud = () => controlElements.some((el) => { const c = controls[numberOf.get(el)];
  return (c.kind === "button" || c.kind === "link") && (READ_ALOUD.test(c.name) || READ_ALOUD.test(c.text) || /readspeaker|rsbtn|tolkie/i.test(`${attr(el, "class")} ${el.id} ${attr(el, "href")}`)); })
  || !!document.querySelector("audio[controls]");
