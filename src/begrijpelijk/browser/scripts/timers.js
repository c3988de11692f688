// Runs before the page's own scripts. It remembers which timers the page sets; with `move` it can also take them over
// and let page time go by. (The clock of Playwright is one for all pages of a context, and waits for ever on a page
// that hangs.)
const native = { setTimeout, setInterval, clearTimeout, clearInterval, Date };
const pending = new Map();
const record = { long: 0, repeated: 0, axe: false };
const PRELOAD = 10000; // the time that axe-core gives itself to load what it needs: no timer of the page
let last = 1e6, offset = 0, frozen = false;
const now = () => native.Date.now() + offset;
const call = ({ handler, rest }) => { if (typeof handler === "function") handler.apply(globalThis, rest); else (0, eval)(String(handler)); };
const set = (every) => function (handler, delay, ...rest) {
  const wait = Math.max(Number(delay) || 0, every ? 4 : 0);
  if (!every && wait >= 3000 && wait <= 1200000 && !(record.axe && wait === PRELOAD)) record.long += 1;
  if (every && wait >= 200) record.repeated += 1;
  if (!opts.move) return native[every ? "setInterval" : "setTimeout"].call(globalThis, handler, delay, ...rest);
  const id = (last += 1), timer = { handler, rest, wait, every, at: now() + wait };
  pending.set(id, timer);
  if (!frozen) timer.native = native[every ? "setInterval" : "setTimeout"].call(globalThis, () => { if (every) timer.at = now() + wait; else pending.delete(id); call(timer); }, wait);
  return id;
};
const clear = (id) => {
  const timer = pending.get(id);
  if (timer) { pending.delete(id); native.clearTimeout.call(globalThis, timer.native); } else native.clearTimeout.call(globalThis, id);
};
globalThis.setTimeout = set(false);
globalThis.setInterval = set(true);
if (opts.move) {
  globalThis.clearTimeout = clear;
  globalThis.clearInterval = clear;
  globalThis.Date = new Proxy(native.Date, {
    construct: (target, list, self) => Reflect.construct(target, list.length ? list : [now()], self),
    apply: () => new native.Date(now()).toString(),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
}
// Let seconds of page time go by; gives up after some seconds of real time.
const advance = async (seconds) => {
  if (!frozen) for (const timer of pending.values()) native.clearTimeout.call(globalThis, timer.native);
  frozen = true;
  const end = now() + seconds * 1000, stop = native.Date.now() + 3000;
  for (let count = 0; native.Date.now() < stop; count += 1) {
    let next = null, id = 0;
    for (const [key, timer] of pending) if (timer.at <= end && (!next || timer.at < next.at)) { next = timer; id = key; }
    if (!next) break;
    offset += Math.max(next.at - now(), 0);
    if (next.every) next.at += next.wait; else pending.delete(id);
    try { call(next); } catch { /* an error of the page is the page's */ }
    if (count % 50 === 0) await new Promise((done) => native.setTimeout.call(globalThis, done, 0)); else await null;
  }
  offset += Math.max(end - now(), 0);
  await new Promise((done) => native.setTimeout.call(globalThis, done, 20));
};
// What is still to go off: timers that repeat and those that take some time (a clock may set itself anew each second).
const due = () => [...pending.values()].filter(({ wait, every }) => wait >= (every ? 200 : 500) && wait <= 1200000)
  .map(({ wait, every, handler }) => `${every}|${wait}|${String(handler).slice(0, 200)}`);
Object.defineProperty(globalThis, Symbol.for("begrijpelijk.timers"), { value: { record, advance, due }, configurable: true });
