// Runs before the page's own scripts, and knows what the page still waits for: a timer, a movement, another page. So
// that a walk need not wait some fixed time after every answer. What the page does itself stays as it is.
(() => {
  const KEY = Symbol.for("begrijpelijk.pending");
  if (globalThis[KEY] || !globalThis.setTimeout) return;
  const SHORTEST = 20, LONGEST = 3000; // milliseconds of the timers that count: longer ones are no answer to a click
  const LATEST = 15000; // one that moves on from a screen on which there is nothing to do ("one moment please")
  const CLOCK = 5; // a timer that is set more often without an answer between is a clock
  const native = { setTimeout, clearTimeout, setInterval, clearInterval };
  const timers = new Map(), counts = new Map(), clocks = new Set(), repeated = new Set();
  let left = 0, unseen = false;
  globalThis.setTimeout = function setTimeout(handler, delay, ...rest) {
    const wait = Number(delay) || 0;
    if (typeof handler !== "function" || wait < SHORTEST || wait > LATEST) return native.setTimeout.call(globalThis, handler, delay, ...rest);
    const key = `${wait}|${String(handler).slice(0, 200)}`, count = (counts.get(key) || 0) + 1;
    counts.set(key, count);
    if (count > CLOCK) clocks.add(key);
    const run = function (...given) { timers.delete(id); return handler.apply(this, given); };
    const id = native.setTimeout.call(globalThis, run, wait, ...rest);
    timers.set(id, { at: performance.now() + wait, key, wait });
    return id;
  };
  globalThis.clearTimeout = function clearTimeout(id) { timers.delete(id); native.clearTimeout.call(globalThis, id); };
  globalThis.setInterval = function setInterval(handler, delay, ...rest) {
    const id = native.setInterval.call(globalThis, handler, delay, ...rest);
    if ((Number(delay) || 0) <= LONGEST) repeated.add(id);
    return id;
  };
  globalThis.clearInterval = function clearInterval(id) {
    repeated.delete(id); timers.delete(id); native.clearInterval.call(globalThis, id);
  };
  for (const name of ["WebSocket", "EventSource", "Worker", "SharedWorker"]) {
    if (typeof globalThis[name] === "function") globalThis[name] = new Proxy(globalThis[name], {
      construct: (target, list, self) => { unseen = true; return Reflect.construct(target, list, self); },
    });
  }
  globalThis.navigation?.addEventListener("navigate", (event) => {
    if (event.destination.sameDocument || event.downloadRequest != null) return;
    queueMicrotask(() => { if (!event.defaultPrevented && !globalThis.navigation.transition) left = performance.now(); });
  });
  // Who listens to a touch: anything can be a button. (A closed shadow root is opened: a person sees what is in it.)
  const listening = new WeakSet(), TOUCH = /^(click|(mouse|pointer)(down|up)|touch(start|end))$/;
  const listen = EventTarget.prototype.addEventListener, attach = Element.prototype.attachShadow;
  EventTarget.prototype.addEventListener = function addEventListener(type, handler, options) {
    if (handler && TOUCH.test(type) && this instanceof Element) listening.add(this);
    return listen.call(this ?? globalThis, type, handler, options);
  };
  Element.prototype.attachShadow = function attachShadow(options) { return attach.call(this, { ...options, mode: "open" }); };
  const MOVES = /opacity|visibility|display|height|width|transform|translate|scale|left|right|top|bottom|inset|clip|color|background|shadow|filter|fill|stroke/i;
  const moving = () => {
    for (const animation of document.getAnimations?.() || []) {
      const effect = animation.effect, end = effect?.getComputedTiming().endTime;
      if (animation.playState !== "running" || !(end <= LONGEST)) continue;
      const moves = animation.transitionProperty ? MOVES.test(animation.transitionProperty)
        : effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => MOVES.test(name)));
      if (moves) try { animation.finish(); } catch { /* goes on by itself */ }
    }
  };
  Object.defineProperty(globalThis, KEY, { value: {
    // An answer is given now: what was repeated before says nothing any more.
    hears: (element) => listening.has(element),
    turn: () => { counts.clear(); left = 0; },
    pause: (time) => new Promise((done) => { native.setTimeout.call(globalThis, done, time); }),
    // `due`: milliseconds until the last timer that counts; `leaving`: another page was asked for; `unseen`: things may
    // happen by themselves that cannot be foreseen.
    state: (known) => {
      moving();
      for (const key of known) clocks.add(key);
      let due = 0;
      let later = 0;
      for (const timer of timers.values()) {
        if (clocks.has(timer.key)) continue;
        const left = timer.at - performance.now();
        if (timer.wait <= LONGEST) due = Math.max(due, left, 1); else later = Math.max(later, left, 1);
      }
      const refresh = /^\s*(\d+)/.exec(document.querySelector("meta[http-equiv=refresh i]")?.content || "");
      if (refresh && refresh[1] * 1000 <= LATEST) later = Math.max(later, refresh[1] * 1000 - performance.now() + 300);
      return { due, later: Math.max(later, 0), leaving: left > 0 && performance.now() - left < 5000, unseen: unseen || repeated.size > 0, clocks: [...clocks].slice(0, 20) };
    },
  } });
})();
