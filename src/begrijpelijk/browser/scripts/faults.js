// What a person would call wrong on this page and axe-core does not name, by check and message: "tabel/zonder-koppen".
// Runs on the phone, after blocks, controls and questions were read.
const faults = {};
const MOST_FAULTS = 30;
const fault = (key, el, summary) => {
  const list = (faults[key] ??= []);
  if (list.length < MOST_FAULTS && !list.some((known) => known.selector === selector(el))) list.push(about(el, tidy(summary ?? words(el)).slice(0, 200)));
};
const wordsIn = (text) => (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) || []).length;
const byTag = new Map();
for (const el of everything) { const list = byTag.get(el.localName); if (list) list.push(el); else byTag.set(el.localName, [el]); }
const tagged = (...names) => names.flatMap((name) => byTag.get(name) || []);
// The text around an element, from the smallest part of the page on that says something.
const nearby = (el, most = 60) => {
  let text = "";
  for (let node = parentOf(el), up = 0; node && up < 5 && !/^(?:main|body|html|article)$/.test(node.localName); node = parentOf(node), up += 1) {
    const more = words(node);
    if (wordsIn(more) > most) break;
    text = more;
  }
  const parent = parentOf(el), beside = parent && !/^(?:main|body|article|section)$/.test(parent.localName) ? [parent.previousElementSibling] : [];
  for (const side of [el.previousElementSibling, el.nextElementSibling, ...beside])
    if (side && seen(side)) { const more = words(side); if (wordsIn(more) <= most) text += ` ${more}`; }
  return tidy(text);
};
const everyWord = () => blocks.map((block) => block.text).join(" ");

// A leaflet that is shown in the page as a PDF, by the browser, by a script or as a magazine of another website.
const SHOWN_PDF = /\.pdf(?:\s|$|[?#&%])|application\/pdf|[?&/=]pdf(?:$|[?&/#])|pdf\.?js\/|docs\.google\.com\/(?:viewer|gview)|\b(?:issuu|calameo|yumpu|publitas|flipsnack|fliphtml5|anyflip|flippingbook|scribd)\.com/i;
const PDF_PART = ".pdfViewer, .pdf-viewer, .pdfemb-viewer, .react-pdf__Document, .pdfobject-container, .flipbook, .df-container, [data-pdf], [data-pdf-url], [data-pdf-src], pdf-viewer, pdfjs-viewer";
const shownPdfs = () => {
  const parts = find("object, embed, iframe").filter((el) => !el.parentElement?.closest("object") &&
    SHOWN_PDF.test(["data", "src", "data-src", "data-lazy-src", "type", "href"].map((name) => attr(el, name)).join(" ")));
  for (const el of find(PDF_PART)) if (!parts.some((other) => el.contains(other) || other.contains(el))) parts.push(el);
  for (const el of parts) {
    // A browser without a viewer of its own gives some of them no size.
    const rect = el.getBoundingClientRect(), size = (side) => rect[side] || parseFloat(attr(el, side)) || 0;
    if (size("width") >= 150 && size("height") >= 150 && styleOf(el).display !== "none" && shown(parentOf(el))) fault("alleen-pdf/kader", el, [attr(el, "aria-label") || attr(el, "title"), attr(el, "data") || attr(el, "src")].join(" "));
  }
};

// Sound and films: what is said must be there to read as well, and nothing starts by itself.
const READS_THIS = /voorlez|lees[ -]?voor\b|luisterversie|read ?speaker|\b(?:be)?(?:luister|hoor)\w*[^.?!]{0,30}\b(?:deze|dit) (?:tekst|pagina|folder|artikel|uitleg|vraag|bericht|brief|nieuws\w*)\b/i;
const NO_SPEECH = /\b(?:muziek|ontspanningsmuziek|harttonen?|hartslag|hartgeruis|hartruis|geruis|ademgeluid\w*|longgeluid\w*|geluid(?:en)? van|piep\w*|oorsuizen|tinnitus|zonder (?:geluid|woorden|stem)|niet gesproken|geen geluid|niemand (?:praat|spreekt))\b/i;
const IN_WRITING = /transcript|uitgeschreven|tekstversie|\bin tekst\b|als tekst|tekst van (?:het|de|dit|deze) (?:gesprek|interview|podcast|verhaal|geluid|opname|film|video)|\blees (?:mee|(?:het|dit|hier het) (?:gesprek|interview|verhaal))|\bmeelezen\b|liever lezen/i;
const SAID = /\bwat [^.?!]{0,40}\b(?:zegt|vertelt|gezegd|verteld|zeggen|vertellen)\b|\blees[^.?!]{0,30}\b(?:zegt|vertelt|gezegd|verteld)\b/i;
const PAUSES = /^\W*(?:zet .{0,40}\b)?(?:pauz\w*|pause|stil(?:zetten)?|stop(?:zetten)?)(?:\s+(?:de|het|deze|dit|met|alle|film|video|dia\w*|slide\w*|beweging\w*|bewegen|animatie\w*|nieuws\w*|carrousel|afspelen|wisselen|tekst)\b.{0,30})?\W*$/i;
const pauses = (el) => { const control = controls[numberOf.get(el)]; return control.kind === "button" && (PAUSES.test(control.name) || PAUSES.test(control.text)); };
// A button beside what moves, or one for all that moves on the page.
const EVERYTHING = /beweging|animatie|bewegen/i;
const canPause = (el) => {
  const buttons = controlElements.filter(pauses);
  if (!buttons.length) return false;
  if (buttons.some((button) => EVERYTHING.test(controls[numberOf.get(button)].name))) return true;
  for (let node = el, up = 0; node && up < 4 && !/^(?:main|body|article)$/.test(node.localName); node = parentOf(node), up += 1) if (buttons.some((button) => node.contains(button))) return true;
  return false;
};
const hasWords = (track) => /^(?:captions|subtitles)$/.test(track.kind) && track.readyState !== 3 && !(track.readyState === 2 && track.track.cues && !track.track.cues.length) && !!attr(track, "src").trim();
const captioned = (el) => [...el.querySelectorAll("track")].some(hasWords) || [...el.textTracks].some((track) => /^(?:captions|subtitles)$/.test(track.kind) && track.cues && track.cues.length);
const soundAndFilm = () => {
  for (const el of tagged("audio")) {
    if (!seen(el) || captioned(el)) continue;
    const section = closest(el, "figure, section, article, li, td") || parentOf(el);
    const told = `${nameOf(el)} ${nearby(el)}`;
    if (READS_THIS.test(told) || NO_SPEECH.test(told) || SAID.test(told) || [section, section.nextElementSibling].some((part) => part && IN_WRITING.test(words(part)))) continue;
    if (referred(el, "aria-describedby").concat(referred(el, "aria-details")).some((other) => wordsIn(words(other)) >= 20)) continue;
    if ([...section.querySelectorAll("details")].some((part) => wordsIn(part.textContent) >= 30)) continue;
    fault("video-ondertiteling/geluid", el, nameOf(el));
  }
  for (const el of tagged("video")) {
    const tracks = [...el.querySelectorAll("track")].filter(hasWords);
    if (seen(el) && tracks.length && tracks.every((track) => track.srclang && !/^nl\b/i.test(track.srclang)) && /^nl\b/i.test(document.documentElement.lang)) fault("video-ondertiteling/taal", el, nameOf(el));
  }
  for (const el of tagged("video", "audio")) {
    if (!el.autoplay || !(el.currentSrc || el.src || el.querySelector("source[src]")) || (el.localName === "video" && !seen(el))) continue;
    const stands = el.localName === "video" && !el.controls && !canPause(el) && (el.loop || !(el.duration <= 5));
    if (!el.muted || stands) fault("vanzelf/film", el, nameOf(el));
  }
  for (const el of tagged("iframe")) if (/[?&](?:autoplay|background)=(?:1|true)\b/i.test(attr(el, "src")) && seen(el)) fault("vanzelf/film", el, attr(el, "title"));
};

// Text or pictures that move or blink without end, and cannot be stopped.
const WAITS = /spinner|loader|loading|skeleton|laden|progress|typing|ripple/i;
const MOVES = ["transform", "translate", "left", "right", "top", "bottom", "marginLeft", "marginRight", "marginTop", "textIndent", "scale", "rotate", "offsetDistance", "backgroundPosition", "backgroundPositionX", "opacity", "visibility", "color", "display"];
const waits = (el) => { for (let node = el; node; node = parentOf(node)) if (/^(?:progressbar|status|alert)$/.test(roleOf(node)) || attr(node, "aria-busy") === "true" || WAITS.test(`${attr(node, "class")} ${node.id}`)) return true; return false; };
const jQueryData = (el, name) => { try { return window.jQuery && window.jQuery(el).data(name); } catch { return null; } };
const turns = (el) => {
  if (/true|[1-9]/.test(attr(el, "data-autoplay") + attr(el, "data-auto-play")) || (el.localName.includes("-") && el.hasAttribute("autoplay") && attr(el, "autoplay") !== "false")) return true;
  if (/^(?:carousel|true)$/.test(attr(el, "data-bs-ride") || attr(el, "data-ride"))) return (attr(el, "data-bs-interval") || attr(el, "data-interval")) !== "false";
  if (/autoplay["']?\s*:\s*(?:true|[1-9{])/i.test(["data-splide", "data-flickity", "data-slick", "data-swiper", "data-swiper-options", "data-settings", "uk-slideshow", "uk-slider", "data-uk-slideshow"].map((name) => attr(el, name)).join(" "))) return true;
  if (el.swiper?.autoplay?.running || (el.slick?.options?.autoplay && !el.slick.paused)) return true;
  if (el.classList.contains("cycle-slideshow")) return attr(el, "data-cycle-timeout") !== "0";
  return !!(jQueryData(el, "owl.carousel")?.options?.autoplay || jQueryData(el, "flexslider")?.vars?.slideshow);
};
const CAROUSEL = "[data-autoplay], [data-auto-play], [autoplay], [data-bs-ride], [data-ride], [data-splide], [data-flickity], [data-slick], [data-swiper], [data-swiper-options], [data-settings], [uk-slideshow], [uk-slider], [data-uk-slideshow], .swiper, .swiper-container, .slick-slider, .cycle-slideshow, .owl-carousel, .flexslider";
const moving = () => {
  for (const root of roots) {
    for (const animation of root.getAnimations ? root.getAnimations() : []) {
      const el = animation.effect?.target;
      if (!el || animation.playState !== "running" || animation.effect.pseudoElement || animation.timeline !== el.ownerDocument.timeline) continue;
      if (!(animation.effect.getComputedTiming().activeDuration > 5000)) continue;
      const frames = animation.effect.getKeyframes();
      if (!MOVES.some((name) => new Set(frames.filter((frame) => frame[name] !== undefined).map((frame) => String(frame[name]))).size > 1)) continue;
      const visible = words(el) || [el, ...el.querySelectorAll("img, picture, video")].some((part) => /^(?:img|video)$/.test(part.localName) && part.getBoundingClientRect().width >= 80);
      if (!visible || !shown(el) || waits(el) || canPause(el)) continue;
      fault("vanzelf/beweegt", el);
    }
  }
  for (const el of find(CAROUSEL)) if (!/^(?:video|audio)$/.test(el.localName) && turns(el) && seen(el) && !canPause(el)) fault("vanzelf/wisselt", el);
};

// Tables: cells that cannot be tied to a heading.
const LAYOUT_CELL = "table, form, input, select, textarea, h1, h2, h3, h4, h5, h6, ul, ol, iframe, video, nav, figure";
const bold = (el) => { const texts = []; const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT); for (let node = walk.nextNode(); node; node = walk.nextNode()) if (node.data.trim()) texts.push(node.parentElement); return texts.length > 0 && texts.every((parent) => parseInt(styleOf(parent).fontWeight, 10) >= 600); };
const tables = () => {
  for (const el of find("td[headers], th[headers]")) {
    const table = el.closest("table");
    if (table && seen(el) && attr(el, "headers").trim() && !attr(el, "headers").trim().split(/\s+/).every((id) => [...table.querySelectorAll("[id]")].some((cell) => cell.id === id && cell !== el && /^t[hd]$/.test(cell.localName)))) fault("tabel/kop-weg", el);
  }
  for (const table of tagged("table")) {
    if (/^(?:presentation|none)$/.test(roleOf(table)) || !seen(table) || table.closest("[contenteditable]")) continue;
    const rows = [...table.rows].filter((row) => row.cells.length && seen(row));
    const widest = Math.max(0, ...rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
    if (rows.length < 2 || widest < 2) continue;
    const [first] = rows, cells = rows.flatMap((row) => [...row.cells]);
    const isTitle = first.cells.length === 1 && first.cells[0].colSpan >= widest && rows.length > 2;
    const has = (list) => list.some((cell) => cell.localName === "th" || /^(?:col|row)$/.test(attr(cell, "scope")) || /header$/.test(roleOf(cell)));
    const isData = !cells.some((cell) => cell.querySelector(LAYOUT_CELL) || wordsIn(cell.textContent) > 25);
    if (isTitle && isData && !table.caption && words(first.cells[0]) && (has(cells) || bold(first.cells[0]))) fault("tabel/titel-in-vak", first.cells[0]);
    if (!isData || has(cells)) continue;
    const top = isTitle ? rows[1] : first, under = rows.slice(rows.indexOf(top) + 1).flatMap((row) => [...row.cells]);
    const looks = top.closest("thead") || ([...top.cells].every((cell) => !words(cell) || bold(cell)) && !under.every((cell) => bold(cell))) || !!table.caption;
    const many = widest >= 3 && rows.length >= 3 && cells.filter((cell) => words(cell)).length >= cells.length * 0.7;
    if (under.length && [...top.cells].some((cell) => words(cell)) && (looks || many)) fault("tabel/zonder-koppen", table, words(top));
  }
};

// What looks like a heading or a list, and is none for who does not see it.
const END = /[.,;:!…]["'”’)]*$/;
const DASH = /^\s*[-–—*]\s+\S/, BULLET = /^\s*[•·▪●○■□◦‣✓✔☐►▶➤→»]\s*\S/u, NUMBER = /^\s*(\d{1,2})[.)]\s+\p{L}/u;
const NO_HEADING = "li, td, th, figure, figcaption, blockquote, address, label, button, a, dl, fieldset, summary, caption, [role=alert], [role=status], h1, h2, h3, h4, h5, h6";
const weight = (used) => Math.min(...used.map(({ node }) => (node ? parseInt(styleOf(node.parentElement || hostOf(node)).fontWeight, 10) : 400)));
const shapes = () => {
  const real = blocks.map((block, i) => ({ block, used: pieces[i] })).filter(({ block }) => !block.outside && !block.attribute);
  const sizes = new Map();
  for (const { block } of real) if ((block.kind === "paragraph" || block.kind === "item") && wordsIn(block.text) >= 8) sizes.set(block.size, (sizes.get(block.size) || 0) + block.text.length);
  const usual = mode(sizes) || 16, found = [];
  real.forEach(({ block, used }, i) => {
    const next = real[i + 1];
    if (block.kind !== "paragraph" || !next || !used.length || used.some(({ node }) => !node) || END.test(block.text) || block.text.includes("\n") || block.links.length) return;
    const count = wordsIn(block.text), el = used[0].block || used[0].node.parentElement;
    if (count > 10 || !/\p{L}{3}/u.test(block.text) || (count <= 3 && /\d/.test(block.text)) || !el || el.matches(NO_HEADING) || closest(el, NO_HEADING)) return;
    const under = next.block;
    if (under.kind !== "item" && !((under.kind === "paragraph" || under.kind === "link") && wordsIn(under.text) >= 8) || under.size > block.size) return;
    const large = block.size >= usual * 1.2 && block.size >= 18;
    if (large || (weight(used) >= 600 && !(weight(next.used) >= 600))) found.push([el, block.text, large]);
  });
  if (found.length > 1 || found.some(([, , large]) => large)) for (const [el, text] of found) fault("kop-structuur/nep", el, text);
  let lines = [];
  const close = () => { if (lines.length >= (lines[0]?.sign === "-" ? 3 : 2)) fault("lijst/nep", lines[0].el, lines[0].line); lines = []; };
  for (const { block, used } of real) {
    if (!/^(?:paragraph|cell)$/.test(block.kind)) { close(); continue; }
    for (const line of block.text.split("\n")) {
      const number = line.match(NUMBER);
      const sign = BULLET.test(line) ? "•" : DASH.test(line) ? "-" : number && +number[1] === (lines[0]?.sign === "1" ? lines.length : 0) + 1 ? "1" : "";
      if (!sign || wordsIn(line) > 30 || (lines.length && lines[0].sign !== sign)) close();
      if (sign && wordsIn(line) <= 30) lines.push({ sign, line, el: used[0]?.block || used[0]?.node?.parentElement || document.body });
    }
  }
  close();
};

// Fields whose name is not in view, choices without their question, labels that belong to nothing.
const SEARCH = /zoek|search|filter/i;
const TYPED = /^(?:text|number|date|password)$/;
const fields = () => {
  const typed = controlElements.filter((el) => TYPED.test(controls[numberOf.get(el)].kind) && /^(?:input|textarea)$/.test(el.localName));
  for (const el of typed) {
    const control = controls[numberOf.get(el)];
    if (control.text || control.disabled || el.type === "search" || roleOf(el) === "searchbox" || SEARCH.test(`${control.name} ${el.name} ${el.id} ${attr(el, "placeholder")} ${el.form ? attr(el.form, "action") + attr(el.form, "role") + attr(el.form, "class") : ""}`)) continue;
    if (closest(el, "search, [role=search], td, [role=gridcell], [role=cell]")) continue;
    let told = false;
    for (let node = parentOf(el), up = 0; node && up < 5 && !told && !/^(?:form|main|body|section|article)$/.test(node.localName); node = parentOf(node), up += 1) {
      if ([...node.querySelectorAll("input:not([type=hidden]), textarea, select")].filter((other) => other !== el && seen(other)).length) { told = node.localName === "fieldset" && !!legendOf(node); break; }
      const hints = referred(el, "aria-describedby").map((other) => words(other)).join(" ");
      const said = [...node.childNodes].map((child) => child.nodeType === 3 ? child.data : child.nodeType === 1 && !child.matches("button, a, [role=button]") ? words(child, el) : "").join(" ");
      told = wordsIn(said) > 0 && tidy(said) !== hints;
    }
    if (!told && control.name) fault("veld-label/niet-te-zien", el, control.name);
  }
  const groups = new Map();
  for (const el of tagged("input")) if (el.type === "radio" && el.name && numberOf.has(el)) groups.set(`${el.name}\0${controls[numberOf.get(el)].question}`, [...(groups.get(`${el.name}\0${controls[numberOf.get(el)].question}`) || []), el]);
  for (const members of groups.values()) {
    if (members.length < 2) continue;
    let group = members[0], named = false;
    while (!named && (group = closest(group, "fieldset, [role=radiogroup], [role=group]"))) named = !!legendOf(group);
    if (named || members.every((el) => referred(el, "aria-labelledby").length > 1 || referred(el, "aria-describedby").length || wordsIn(nameOf(el)) >= 6)) continue;
    fault("veld-label/groep", common(members) || members[0], questions[controls[numberOf.get(members[0])].question]?.text || "");
  }
  const used = new Set(find("[aria-labelledby]").flatMap((el) => referred(el, "aria-labelledby")));
  for (const el of tagged("label")) {
    const id = attr(el, "for").trim();
    if (id && !el.control && seen(el) && words(el) && !used.has(el) && !el.getRootNode().getElementById(id)) fault("veld-label/los", el);
  }
};

// What a screen reader skips though everybody else reads it, and what the keyboard skips though it is there to be used.
const unread = () => {
  if (dialog()) return;
  for (const el of find("[aria-hidden=true]")) {
    if (closest(el, "[aria-hidden=true], nav, footer, header, [role=dialog], dialog, [class*=slick], [class*=swiper], [class*=carousel], [class*=slider], marquee") || !seen(el)) continue;
    const said = words(el);
    if (wordsIn(said) < 8 || !/[a-z]{3} [a-z]{2}/i.test(said)) continue;
    const copies = find("[aria-label], .sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text").some((other) => (attr(other, "aria-label") || tidy(other.textContent)).includes(said.slice(0, 40)));
    if (!copies && everyWord().split(said.slice(0, 40)).length <= 2) fault("voorleesprogramma/verborgen", el);
  }
};
const ACTS = /^(?:button|link|checkbox|switch|radio|tab|slider|combobox|textbox|searchbox|spinbutton)$/;
const skipped = () => {
  // What can be reached, by the part of the page that a control stands in, and where its link leads.
  const groups = new Map(), places = new Set();
  const groupOf = (el) => { const parent = parentOf(el), group = parentOf(parent || el); if (!groups.has(group)) groups.set(group, new Set()); return groups.get(group); };
  const kind = (el) => `${roleOf(el)} ${el.localName}`;
  for (const el of controlElements) if (el.tabIndex >= 0) { groupOf(el).add(kind(el)); places.add(el.getAttribute("href")); }
  for (const el of controlElements) {
    const control = controls[numberOf.get(el)];
    if (control.disabled || el.tabIndex >= 0 || !control.box || !seen(el) || el.isContentEditable) continue;
    const native = /^(?:a|button|input|select|textarea)$/.test(el.localName), role = roleOf(el);
    if (closest(el, "[aria-hidden=true], [inert], [aria-activedescendant], [role=listbox], [role=menu], [role=menubar], [role=grid], [role=tree], [role=toolbar], [role=tablist], [class*=slick], [class*=swiper], [class*=carousel]")) continue;
    if (attr(el, "aria-hidden") === "true" || !el.hasAttribute("tabindex") && native) continue;
    if (!native && (!ACTS.test(role) || el.querySelector("a[href], button, input, select, textarea, [tabindex='0']") || closest(el, "a[href], button, label, [tabindex='0']"))) continue;
    if (role && el.hasAttribute("tabindex") && groupOf(el).has(kind(el))) continue; // the arrow keys lead there
    if (native && (el.localName === "a" ? places.has(el.getAttribute("href")) : el.localName === "button" && nextToField(el))) continue;
    fault("toetsenbord/overgeslagen", el, control.text || control.name);
  }
};
// The label of a box that is not there for the keyboard: a click on it ticks the box, and no key does. One of a group will do.
const faces = () => {
  const done = new Set();
  for (const label of tagged("label")) {
    const box = label.control, group = box && (attr(box, "name") || box);
    if (!box || !/^(?:checkbox|radio)$/.test(box.type) || box.disabled || done.has(group) || box.checkVisibility({ visibilityProperty: true })) continue;
    if (!seen(label) || label.tabIndex >= 0 || closest(label, "[aria-hidden=true], [inert]")) continue;
    const stand = "[role=checkbox], [role=radio], [role=switch], [role=button], [aria-expanded], [aria-pressed], button, a[href]";
    const beside = [label.previousElementSibling, label.nextElementSibling].some((el) => el && el.matches(stand));
    if (beside || label.querySelector(`${stand}, [tabindex='0'], input:not([type=checkbox]):not([type=radio]), select, textarea`)) continue;
    done.add(group);
    fault("toetsenbord/overgeslagen", label);
  }
};
// The arrow of a list of choices or the calendar of a field: the field itself does the same with keys.
const nextToField = (el) => {
  for (let node = parentOf(el), up = 0; node && up < 3 && !/^(?:main|form|body|section|article|fieldset)$/.test(node.localName); node = parentOf(node), up += 1) {
    const count = node.querySelectorAll("input:not([type=hidden]), select, textarea, [role=combobox], [role=spinbutton]").length;
    if (count) return count === 1;
  }
  return false;
};

// What keeps people from enlarging the page.
const fixedSize = () => {
  const pinch = [document.documentElement, document.body, ...tagged("main")].filter(Boolean).find((el) => { const value = styleOf(el).touchAction; return !/auto|manipulation|pinch-zoom/.test(value); });
  if (pinch) fault("vergroten/vingers", pinch, "");
  const view = tagged("meta").filter((el) => /^viewport$/i.test(attr(el, "name"))).map((el) => attr(el, "content")).join(",");
  if (!/width\s*=\s*device-width|initial-scale\s*=\s*(?:1|0?\.[5-9])/i.test(view)) fault("mobiel/breedte", document.documentElement, view);
};

// The words in an empty field: they are text too.
const channels = (color) => { const found = color.match(/[\d.]+/g); return found && /^rgb/.test(color) ? [...found.slice(0, 3).map(Number), found[3] === undefined ? 1 : Number(found[3])] : null; };
const luminance = ([r, g, b]) => { const [x, y, z] = [r, g, b].map((value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; }); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
const behind = (el) => {
  for (let node = el; node; node = parentOf(node)) {
    const style = styleOf(node), color = channels(style.backgroundColor);
    if (style.backgroundImage !== "none" || !color || (color[3] > 0 && color[3] < 1) || style.opacity !== "1") return null;
    if (color[3] === 1) return color;
  }
  return [255, 255, 255, 1];
};
const faint = () => {
  for (const el of controlElements) {
    if (!/^(?:input|textarea)$/.test(el.localName) || !attr(el, "placeholder").trim() || el.value || el.disabled || !seen(el)) continue;
    const style = el.ownerDocument.defaultView.getComputedStyle(el, "::placeholder"), front = channels(style.color), back = behind(el);
    if (!front || !back) continue;
    const strength = front[3] * parseFloat(style.opacity || "1");
    const mixed = front.slice(0, 3).map((value, i) => value * strength + back[i] * (1 - strength));
    const [light, dark] = [luminance(mixed), luminance(back)].sort((a, b) => b - a);
    const least = parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    if ((light + 0.05) / (dark + 0.05) < least - 0.05) fault("contrast/veld", el, attr(el, "placeholder"));
  }
};
// A chart or drawing that a script makes has no words of its own.
const drawings = () => {
  for (const el of tagged("canvas")) {
    const rect = el.getBoundingClientRect();
    if (rect.width < 150 || rect.height < 100 || !seen(el) || nameOf(el) || /^(?:presentation|none)$/.test(roleOf(el)) || closest(el, "[aria-hidden=true], [aria-label], [role=img], figure, " + PDF_PART) || attr(el, "aria-hidden") === "true") continue;
    if (!/^(?:fixed|absolute)$/.test(styleOf(el).position) || roleOf(el)) fault("alt-tekst/getekend", el, "");
  }
};
// A style that turns the page back when the telephone is turned.
const TURNED = /rotate(?:z)?\(\s*-?(?:90deg|270deg|100grad|0?\.25turn|1\.5[67]\d*rad)|^-?(?:90deg|270deg|0?\.25turn)/i;
const turnedBack = () => {
  const look = (rules, turned) => {
    for (const rule of rules) {
      const inside = turned || (rule instanceof CSSMediaRule && /orientation/i.test(rule.conditionText));
      if (inside && rule.selectorText && TURNED.test(`${rule.style.transform || ""} ${rule.style.rotate || ""}`.trim())) {
        const el = find(rule.selectorText.replace(/::?(?:before|after)\b/g, "") || "html").find((found) => /^(?:html|body|main)$/.test(found.localName) || found.querySelector("h1, main"));
        if (el) fault("vergroten/css-orientation-lock", el, "");
      }
      if (rule.cssRules) look(rule.cssRules, inside);
    }
  };
  for (const root of roots) for (const sheet of root.styleSheets || []) try { look(sheet.cssRules, false); } catch { /* of another host */ }
};
const findFaults = () => {
  for (const look of [shownPdfs, soundAndFilm, moving, tables, shapes, fields, unread, skipped, faces, fixedSize, turnedBack, faint, drawings]) look();
  return faults;
};
