// All that is read of the page, on the phone.
scrollTo({ left: 0, top: 0, behavior: "instant" });
// A window over the page that has to be answered first. One about cookies says nothing of what lies under it.
const dialog = () => [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].some((el) =>
  el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && el.getBoundingClientRect().height > 1 && !/cookie/i.test(el.textContent));
readBlocks();
readControls();
readQuestions();
const { videos, pictures } = media();
const found = findFaults();
const cutNow = opts.fit ? cutShort() : [];
const meta = [...document.querySelectorAll("meta[http-equiv]")].find((m) => /^refresh$/i.test(m.httpEquiv));
const result = { url: location.href, title: tidy(document.title), language: document.documentElement.getAttribute("lang"), blocks, controls, questions, videos, pictures, faults: found,
  progress: progress(), dialog: dialog(), reads_aloud: readsAloud(), images, foreign, refresh: meta ? meta.content : null, suspects: suspects().length > 0, ...widths(), cut_off: cutNow };
window[KEY] = { pieces, cut: [], hides: hiding().length > 0, blocks: blocks.map((block) => block.selector), sizes: blocks.map((block) => block.size), selectors };
result.boxes = opts.boxes ? placed() : {};
result.text_cut = opts.fit ? without(enlarged(cutShort), cutNow) : [];
return result;
