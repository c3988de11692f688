// Undo and redo. The browser's own stack breaks as soon as a page changes a text area, so this one takes its place.

const PAUSE = 1000; // milliseconds; after a longer one a new step begins
const MOST = 500; // steps that are kept

/** A step is a list of edits {start, removed, inserted} in the order in which they were made. */
export class History {
  #done = [];
  #undone = [];
  #last = 0;

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** Remember edits. Typing on at one place is one step; with `own` they are a step by themselves. */
  add(edits, { own = false, now = performance.now() } = {}) {
    const before = this.#done.at(-1);
    this.#undone = [];
    const typed = !own && edits.length === 1 && edits[0].inserted.length < 2 && edits[0].removed.length < 2;
    if (typed && before?.typed && now - this.#last < PAUSE && follows(before.edits[0], edits[0])) join(before.edits, edits[0]);
    else this.#done.push({ edits: edits.map((edit) => ({ ...edit })), typed });
    if (this.#done.length > MOST) this.#done.shift();
    this.#last = now;
  }

  /** The edits that take the last step back; null when there is none. */
  undo() {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    this.#last = 0;
    return step.edits.toReversed().map(({ start, removed, inserted }) => ({ start, removed: inserted, inserted: removed }));
  }

  /** The edits that make the last undone step again; null when there is none. */
  redo() {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    this.#last = 0;
    return step.edits;
  }

  clear() {
    this.#done = [];
    this.#undone = [];
  }
}

function follows(last, next) {
  if (next.inserted && next.removed) return false;
  if (next.inserted) {
    // A step ends with a word, so that undo takes back words and not letters or whole paragraphs.
    return !last.removed && next.start === last.start + last.inserted.length && !(/\s$/.test(last.inserted) && /\S/.test(next.inserted));
  }
  return !last.inserted && (next.start + next.removed.length === last.start || next.start === last.start);
}

function join(edits, next) {
  const [last] = edits;
  if (next.inserted) last.inserted += next.inserted;
  else if (next.start < last.start) edits[0] = { start: next.start, removed: next.removed + last.removed, inserted: "" };
  else last.removed += next.removed;
}
