// Runs axe-core as it stands, and leaves out of its answer what nobody reads.
const box = (el) => {
  if (!el || !el.getBoundingClientRect) return null;
  const rect = el.getBoundingClientRect();
  return [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height].map((value) => Math.round(value * 10) / 10);
};
// axe gives a path: an inner list goes through shadow roots, the outer one through frames.
const place = (target) => target.map((step) => (Array.isArray(step) ? step.join(" >> ") : step)).join(" >> internal:control=enter-frame >> ");
const record = globalThis[Symbol.for("begrijpelijk.timers")]?.record ?? {};
record.axe = true;
const outcome = await axe.run(document, { resultTypes: ["violations", "incomplete"], elementRef: true });
record.axe = false;
// `opts.keep` remembers the elements, for the pictures and for `opts.again`: what a run before this one named is left out.
const NAMED = Symbol.for("begrijpelijk.named"), RULES = Symbol.for("begrijpelijk.axe");
const earlier = window[RULES] || new Map();
const known = new Map([...earlier].map(([rule, elements]) => [rule, new Set(elements)]));
const identity = (node) => node.element || place(node.target);
for (const rule of [...outcome.violations, ...outcome.incomplete]) {
  if (opts.again) rule.nodes = rule.nodes.filter((node) => !(known.get(rule.id) || new Set()).has(identity(node)));
  if (!opts.keep) continue;
  if (!earlier.has(rule.id)) earlier.set(rule.id, new Set());
  for (const node of rule.nodes) {
    earlier.get(rule.id).add(identity(node));
    if (node.element) (window[NAMED] ??= []).push([node.element, place(node.target)]);
  }
}
if (opts.keep) window[RULES] = earlier;
const slim = (rules, incomplete) => rules.filter((rule) => rule.nodes.length).map((rule) => ({ id: rule.id, impact: rule.impact || null, help: rule.help, description: rule.description, tags: rule.tags, incomplete,
  nodes: rule.nodes.map((node) => ({ selector: place(node.target), html: node.html.slice(0, 500), summary: (node.failureSummary || "").slice(0, 1000), box: box(node.element) })) }));
const result = [...slim(outcome.violations, false), ...slim(outcome.incomplete, true)];
for (const name of opts.leave) Reflect.deleteProperty(globalThis, name);
return { found: result, scroll: [scrollX, scrollY] };
