// Finding words in the fields of Wagtail's editor, selecting them and changing them.
window.begrijpelijkWords = (() => {
  const FIELDS = 'textarea, input[type="text"], input:not([type]), [contenteditable="true"]';

  /** The element of a content path: as deep as the editor has it. */
  function container(path) {
    const [first, ...others] = path;
    let found = document.querySelector(`[data-contentpath="${CSS.escape(first)}"]`);
    if (!found) {
      const forms = document.getElementById(`id_${first}-FORMS`); // an inline panel
      return forms && (forms.closest("section") || forms);
    }
    for (const part of others) found = found.querySelector(`[data-contentpath="${CSS.escape(part)}"]`) || found;
    return found;
  }

  /** The text of a field with single spaces, and for each character of it where it comes from. */
  function reading(field) {
    const places = [];
    let text = "";
    const add = (node, words) => {
      for (let index = 0; index < words.length; index++) {
        const space = /\s/.test(words[index]);
        if (space && text.endsWith(" ")) continue;
        text += space ? " " : words[index];
        places.push([node, index]);
      }
    };
    if ("value" in field) add(field, field.value);
    else {
      const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest('[contenteditable="false"]') && field.contains(node.parentElement.closest('[contenteditable="false"]'))
          ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      let block = null;
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const now = node.parentElement.closest("[data-block], p, li, h1, h2, h3, h4, h5, h6, td, th");
        if (block && now !== block) text += "\n", places.push(null); // never words across two paragraphs
        block = now;
        add(node, node.data);
      }
    }
    return { text, places };
  }

  function nth(text, words, number) {
    let at = -1;
    for (let turn = 0; turn <= number; turn++) {
      const next = text.indexOf(words, at < 0 ? 0 : at + words.length);
      if (next < 0) return at; // the same words were changed elsewhere since: the last ones that are left
      at = next;
    }
    return at;
  }

  const hidden = (element) => element.type === "hidden" || element.closest("[hidden], [aria-hidden='true']");

  /** The place of words: {field, start, end} with [node, offset] pairs; null when they are not there (any more). */
  function find({ path, words, nth: number }) {
    const box = container(path);
    if (!box) return null;
    const wanted = words.replace(/\s+/g, " ");
    const fields = (box.matches(FIELDS) ? [box] : [...box.querySelectorAll(FIELDS)]).filter((field) => !hidden(field));
    for (const field of fields) {
      const { text, places } = reading(field);
      const at = nth(text, wanted, number);
      if (at >= 0) return { box, field, start: places[at], end: places[at + wanted.length - 1] };
    }
    return { box, field: fields[0] || null, start: null, end: null };
  }

  /** Open what the words are in and put the cursor on them. Gives the place, with `start` null where they are gone. */
  function select(goal) {
    const place = find(goal);
    if (!place) return null;
    for (let each = place.box; each; each = each.parentElement) {
      if (each.matches?.("[role='tabpanel'][hidden]")) document.querySelector(`[role="tab"][aria-controls="${each.id}"], [href="#${each.id}"]`)?.click();
      if (each.matches?.("[data-panel]")) {
        const toggle = each.querySelector(":scope [data-panel-toggle]");
        if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
      }
    }
    const { field, start, end } = place;
    (field || place.box).scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
    if (!start) return place;
    if ("value" in field) field.setSelectionRange(start[1], end[1] + 1);
    else getSelection().setBaseAndExtent(start[0], start[1], end[0], end[1] + 1);
    const seen = (start[0].parentElement || field).getBoundingClientRect();
    if (seen.top < 80 || seen.bottom > innerHeight - 80) (start[0].parentElement || field).scrollIntoView({ block: "center" });
    return place;
  }

  const after = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  /** Change words into others, as if somebody had typed them, so that Ctrl + Z works. Gives whether that went well. */
  async function change(goal) {
    const place = select(goal);
    if (!place?.start) return false;
    const { field } = place;
    const before = reading(field).text;
    await after(30); // an editor hears of a selection a moment later
    if ("value" in field || !field.closest("[data-draftail-editor], .DraftEditor-root, .Draftail-Editor")) {
      document.execCommand("insertText", false, goal.into);
    } else {
      const data = new DataTransfer();
      data.setData("text/plain", goal.into || " ");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }
    await after(60);
    return reading(field).text !== before;
  }

  return { select, change };
})();
