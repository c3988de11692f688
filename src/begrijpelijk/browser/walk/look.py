"""What stands on the page at one moment, as plain data: the texts, the controls, and which of these ask something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from begrijpelijk.browser.model import Box, QuestionKind

MOST_CONTROLS = 400
MOST_TEXTS = 4000
FIELDS = frozenset({"radio", "checkbox", "select", "text", "number", "date", "slider", "file", "password"})
_PARTS = re.compile(r"^(dag|maand|jaar|day|month|year|dd|mm|jjjj|yyyy)\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"^\(?\s*(bijvoorbeeld|voorbeeld|verplicht|niet verplicht|optioneel|required|\*)", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """A piece of text; `of` is the control that it stands in, `label` the one that it is the label of.

    `echo`: it tells what was entered on this screen, as `<output>` does.
    """

    text: str
    seq: int
    of: int | None = None
    label: int | None = None
    furniture: bool = False
    error: bool = False
    live: bool = False
    echo: bool = False
    heading: bool = False
    ids: tuple[str, ...] = ()
    box: Box | None = None


@dataclass(frozen=True)
class Item:
    """A control with its number in the page's own list, and what HTML and ARIA say of it.

    `near` is the text around a field, `icon` what the code of a button without text says of it, `cluster` the place
    that it shares with buttons that look the same, `dress` a number for how a button is drawn. `opens`: it opens a
    list of answers. `toggles`: it can be on or off. `told`: its value in words. `chip`: a button that is one of the
    answers to a question, chosen before one moves on.
    """

    index: int
    kind: str
    tag: str
    type: str = ""
    role: str = ""
    name: str = ""
    seq: int = 0
    selector: str = ""
    box: Box | None = None
    value: str = ""
    checked: bool = False
    disabled: bool = False
    readonly: bool = False
    required: bool = False
    min: str = ""
    max: str = ""
    step: str = ""
    pattern: str = ""
    mode: str = ""
    placeholder: str = ""
    length: int = 0
    least: int = 0
    accept: str = ""
    title: str = ""
    near: str = ""
    icon: str = ""
    dress: int = 0
    cluster: str = ""
    opens: bool = False
    label: str = ""
    toggles: bool = False
    chip: bool = False
    auto: str = ""
    field: str = ""
    href: str = ""
    raw: str = ""
    target: str = ""
    download: bool = False
    furniture: bool = False
    inText: bool = False
    submit: bool = False
    classes: str = ""
    invalid: bool = False
    told: str = ""
    validation: str = ""
    focused: bool = False
    heading: bool = False
    expands: bool = False
    options: tuple[tuple[str, str], ...] = ()
    multiple: bool = False
    group: str | None = None
    set: str = ""
    hint: str = ""
    tiedTo: tuple[str, ...] = ()
    frame: int = 0


@dataclass(frozen=True)
class Ask:
    """A question: its text, its kind, and the controls with which it is answered."""

    text: str
    kind: QuestionKind | str
    items: tuple[Item, ...]
    selector: str = ""
    hint: str = ""
    required: bool = False
    box: Box | None = None

    @property
    def about(self) -> str:
        """All that is said of how to answer it: the question, the name, hints, and the words around the field."""
        first = self.items[0]
        said = (self.text, first.name, self.hint, first.placeholder, first.title, first.near, first.hint)
        return " ".join(dict.fromkeys(text for text in said if text))

    @property
    def key(self) -> str:
        """What tells it from the other questions of its screen, whatever the order of its answers."""
        return f"{self.kind}|{self.text}|{'|'.join(sorted({item.field for item in self.items}))}"

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers that can be chosen."""
        if self.items[0].kind == "select":
            return tuple(text for _, text in self.items[0].options)
        return tuple(item.name for item in self.items) if self.kind in ("one", "several", "picture") else ()


@dataclass
class Look:
    """All of it. `busy` says that the page itself says that it is not ready; `status` is that of the last response.

    `leaving` says that the page asked for another one, `unseen` that things may come that cannot be foreseen: a socket,
    a timer that repeats. `later` is the number of seconds after which a timer that takes long goes off, 0 for none;
    `dialog` what the last dialog said. `place` is where it stands in what the browser can go back to, None where that
    is not known.
    """

    url: str
    title: str = ""
    texts: list[Text] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    busy: bool = False
    more: bool = False
    modal: bool = False
    status: int = 200
    leaving: bool = False
    unseen: bool = False
    place: tuple[float, str] | None = None
    later: float = 0.0
    dialog: str = ""
    groups: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def buttons(self) -> list[Item]:
        """What can be pressed: buttons, links and parts of a picture."""
        return [item for item in self.items if item.kind in ("button", "link", "picture")]

    @property
    def questions(self) -> list[str]:
        """The texts that ask: of the questions, the headings, and what ends in a question mark."""
        asking = (t.text for t in self.texts if t.of is None and (t.heading or t.text.rstrip(" *").endswith("?")))
        return list(dict.fromkeys([*(ask.text for ask in self.asks), *asking]))

    @property
    def words(self) -> str:
        """All text, for looking something up in it."""
        return " ".join(text.text for text in self.texts)

    def text_of(self, *, errors: bool = False) -> list[str]:
        """The texts of the content, without menus and, unless asked, messages about errors."""
        return [t.text for t in self.texts if not t.furniture and (errors or not (t.error or t.live))]


def read(frames: list[dict[str, Any]]) -> Look:
    """A look from what the script found in the page (first) and in the frames inside it."""
    look = Look(frames[0]["url"], frames[0]["title"])
    look.place = tuple(frames[0]["place"]) if frames[0]["place"] else None
    groups: dict[tuple[int, str], dict[str, Any]] = {}
    for number, found in enumerate(frames):
        offset, after = len(look.items), 10 * MOST_TEXTS * number
        look.busy |= found["busy"]
        look.more |= found["more"]
        look.modal |= found["modal"]
        look.leaving |= found["leaving"]
        look.unseen |= found["unseen"]
        look.later = max(look.later, found["later"] / 1000)
        for text in found["texts"]:
            made = Text(**{**text, "ids": tuple(text["ids"]), "box": _box(text["box"]), "seq": text["seq"] + after})
            look.texts.append(_moved(made, offset))
        for control in found["controls"]:
            control = dict(control)
            control["options"] = tuple((o["value"], o["text"]) for o in control["options"])
            control["tiedTo"] = tuple(t for t in control["tiedTo"] if t)
            control["box"] = _box(control["box"])
            control["seq"] += after
            control["group"] = f"{number}.{control['group']}" if control["group"] is not None else None
            look.items.append(Item(index=len(look.items) - offset, frame=number, **control))
        groups.update({(number, group["key"]): group for group in found["groups"]})
    look.groups = groups
    ask_again(look)
    return look


def ask_again(look: Look) -> None:
    """Find the questions anew, after what a control is was settled."""
    look.asks = _asks(look, look.groups)


def _box(value: Any) -> Box | None:
    return tuple(value) if value else None


def _moved(text: Text, offset: int) -> Text:
    """The text with the numbers of controls as they are in the whole look."""
    if not offset:
        return text
    return replace(
        text,
        of=None if text.of is None else text.of + offset,
        label=None if text.label is None else text.label + offset,
    )


def _asks(look: Look, groups: dict[tuple[int, str], dict[str, Any]]) -> list[Ask]:
    """The questions, in reading order."""
    gathered: dict[str, list[Item]] = {}
    only_furniture = not any(not item.furniture for item in look.items if item.kind != "link")
    for number, item in enumerate(look.items):
        if item.opens and not (item.furniture or item.disabled):
            gathered[f"list:{number}"] = [item]
            continue
        if item.kind not in FIELDS or item.readonly or (item.furniture and item.kind != "radio" and not only_furniture):
            continue
        key = item.group or f"#{number}"
        if item.set and item.kind in ("text", "number", "select") and _PARTS.match(item.name or item.placeholder):
            key = f"date:{item.frame}.{item.set}"
        gathered.setdefault(key, []).append(item)
    return [_ask(look, key, tuple(items), groups) for key, items in gathered.items()]


def _ask(look: Look, key: str, items: tuple[Item, ...], groups: dict[tuple[int, str], dict[str, Any]]) -> Ask:
    first = items[0]
    if key.startswith("list:"):
        return Ask(first.label or _before(look, items), "list", items, first.selector, first.hint,
                   first.required, first.box)  # fmt: skip
    kind = _kind(first, items) if not key.startswith("date:") or len(items) == 1 else "date"
    group = groups.get((first.frame, first.set)) if first.set else None
    # A set of fields around a single text field says what the set is about, not what the field asks.
    of_group = group if group and ((first.group and first.set in first.group) or key.startswith("date:")) else None
    text = (of_group or {}).get("text", "")
    if not text and not (first.group or key.startswith("date:")):
        # What stands around a field in the same line is about that field, whatever stands above it.
        text = first.name or (first.label if _stands(look, first.label) else "") or first.placeholder
    lonely = kind == "several" and len(items) == 1
    if not text or lonely:
        text = text if lonely and text else _before(look, items) or (group or {}).get("text", "") or first.name
    chosen = of_group or {}
    return Ask(
        text=text,
        kind=kind,
        items=items,
        selector=chosen.get("selector") or first.selector,
        hint=chosen.get("hint") or first.hint,
        required=chosen.get("required", False) or any(item.required for item in items),
        box=_box(chosen.get("box")) or _around(items),
    )


def _stands(look: Look, beside: str) -> bool:
    """Whether a text stands on the page as a whole, and is no example or unit."""
    return len(beside) > 3 and not _EXAMPLE.match(beside) and any(text.text == beside for text in look.texts)


def _kind(first: Item, items: tuple[Item, ...]) -> str:
    if first.kind == "radio":
        return "several" if first.multiple else "one"
    if first.kind == "checkbox":
        return "several"
    if first.kind == "select":
        return "several" if first.multiple else "one"
    return first.kind


def _before(look: Look, items: tuple[Item, ...]) -> str:
    """The text before the first control that asks something: a question, else a heading, else the nearest."""
    seq = items[0].seq
    labels = [t.seq for t in look.texts if t.label is not None and look.items[t.label] in items]
    seq = min([seq, *labels])
    taken = {number for number, item in enumerate(look.items) if item.kind in FIELDS}
    before = [
        t
        for t in look.texts
        if t.seq < seq
        and t.of is None
        and (t.label is None or t.label not in taken)
        and not (t.error or t.live or t.echo)
    ]
    # What stands after the field before this one is about this one; the name of a box without a label is not.
    last = max((o.seq for o in look.items if o.seq < seq and o.kind in FIELDS and o not in items), default=-1)
    names = {item.name for item in look.items if item.kind in ("radio", "checkbox") and last >= item.seq}
    near = [t for t in before if t.seq > last and t.text not in names][-4:] or before[-4:]
    near = [t for t in near if not _EXAMPLE.match(t.text)]
    asked = [t for t in near if t.text.endswith("?")]
    headed = [t for t in near if t.heading]
    return (asked or headed or near or [Text("", 0)])[-1].text


def _around(items: tuple[Item, ...]) -> Box | None:
    boxes = [item.box for item in items if item.box]
    if not boxes:
        return None
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    return (left, top, right - left, bottom - top)
