"""All regular expressions of the package: from its modules, its source and its scripts, and attacks made from each."""

import ast
import importlib
import pkgutil
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import begrijpelijk

PACKAGE = Path(begrijpelijk.__file__).parent
FUNCTIONS = frozenset("compile match search fullmatch sub subn split findall finditer".split())
AT_START = frozenset({"match", "fullmatch"})
# Made at run time from words that are escaped, or from one of a few fixed words: they hold no repeat of their own.
_LEFT_OUT = ("language.build", ".template.")


@dataclass(frozen=True)
class Found:
    """A pattern, where it stands, and whether it is only ever tried at the start of a text."""

    where: str
    pattern: "re.Pattern[str] | re.Pattern[bytes]"
    anchored: bool = False


def modules() -> Iterator[str]:
    """Names of all modules that need nothing which is not installed."""
    for info in pkgutil.walk_packages([str(PACKAGE)], "begrijpelijk."):
        if not any(part in f"{info.name}." for part in _LEFT_OUT) and not info.name.endswith("__main__"):
            yield info.name


class _Uses(ast.NodeVisitor):
    """Calls of `re` in one module, and how the names that hold patterns are used."""

    def __init__(self) -> None:
        self.calls: list[ast.Call] = []
        self.methods: dict[str, set[str]] = defaultdict(set)
        self.names: dict[int, str] = {}  # the call of re.compile by its id -> the name that it gets
        self.loaded: dict[str, int] = defaultdict(int)
        self.called: dict[str, int] = defaultdict(int)

    def visit_Assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
            self.names[id(node.value)] = node.targets[0].id
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.loaded[node.id] += 1

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            if function.value.id == "re" and function.attr in FUNCTIONS:
                self.calls.append(node)
            else:
                self.methods[function.value.id].add(function.attr)
                self.called[function.value.id] += 1
        self.generic_visit(node)


def in_python() -> tuple[list[Found], list[str]]:
    """The patterns of all modules, and the places where one is made of what is not known before it runs."""
    found: list[Found] = []
    unknown: list[str] = []
    for name in modules():
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue  # of an extra that is not installed
        source = Path(str(module.__file__))
        uses = _Uses()
        uses.visit(ast.parse(source.read_text(encoding="utf-8")))
        for call in uses.calls:
            where = f"{source.relative_to(PACKAGE)}:{call.lineno}"
            pattern = _pattern(call, vars(module))
            if pattern is None:
                unknown.append(f"{source.relative_to(PACKAGE)}: {ast.unparse(call.args[0])}")
                continue
            method = call.func.attr  # type: ignore[attr-defined]
            named = uses.names.get(id(call))
            # Used in one module, and only to look at the start.
            alone = named is not None and named.startswith("_") and uses.called[named] == uses.loaded[named]
            anchored = method in AT_START or (alone and named is not None and uses.methods[named] <= AT_START)
            found.append(Found(f"{where} {named or ''}".strip(), pattern, anchored))
        found += [Found(f"{source.relative_to(PACKAGE)} {key}", each) for key, each in _held(vars(module))]
    seen: set[object] = set()
    return [each for each in found if (key := each.pattern) not in seen and not seen.add(key)], unknown  # type: ignore[func-returns-value]


def _held(names: dict[str, object]) -> Iterator[tuple[str, "re.Pattern[str] | re.Pattern[bytes]"]]:
    """Compiled patterns in the variables of a module, also in its tables."""
    for key, value in list(names.items()):
        stack = [(value, 0)]
        while stack:
            each, depth = stack.pop()
            if isinstance(each, re.Pattern):
                yield key, each
            elif isinstance(each, dict) and depth < 3 and not key.startswith("__"):
                stack += [(inner, depth + 1) for inner in (*each.keys(), *each.values())]
            elif isinstance(each, list | tuple | set | frozenset) and depth < 3 and len(each) < 2_000:
                stack += [(inner, depth + 1) for inner in each]


def _pattern(call: ast.Call, names: dict[str, object]) -> "re.Pattern[str] | re.Pattern[bytes] | None":
    """The pattern of a call, as far as it follows from what the module holds."""
    flags = next((word.value for word in call.keywords if word.arg == "flags"), None)
    method = call.func.attr  # type: ignore[attr-defined]
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(method, 2)
    if flags is None and len(call.args) > place:
        flags = call.args[place]
    try:
        text = eval(compile(ast.Expression(call.args[0]), "", "eval"), dict(names))
        value = eval(compile(ast.Expression(flags), "", "eval"), dict(names)) if flags is not None else 0
    except Exception:
        return None
    return text if isinstance(text, re.Pattern) else re.compile(text, value)


_LITERAL = re.compile(
    r"(?:[=(,:?&|!\[]|return|=>)\s*/((?:[^/\\\n\[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)/([a-z]*)"
)


def in_scripts() -> list[Found]:
    """The patterns in JavaScript, in Python's way of writing."""
    found = []
    for path in sorted([*PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.j2")]):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".js":
            source = "\n".join(re.findall(r"<script[^>]*>(.*?)</script>", source, re.S))
        for match in _LITERAL.finditer(source):
            text = match[1].replace("\\/", "/").replace("\\p{L}", "[^\\W\\d_]").replace("[[^\\W\\d_]", "[\\w")
            text = re.sub(r"\(\?<(?![=!])", "(?P<", re.sub(r"\\p\{[^}]*\}", r"\\w", text)).replace("\\$", "\\$")
            flags = (
                (re.I if "i" in match[2] else 0) | (re.S if "s" in match[2] else 0) | (re.M if "m" in match[2] else 0)
            )
            line = source[: match.start()].count("\n") + 1
            found.append(Found(f"{path.relative_to(PACKAGE)}:{line}", re.compile(text, flags)))
    return found


_SAMPLES = "a é1 \n-.,'(<>\"_=/:;)[]|*#&\\\tZx0@!?\r–•"
_ENDS = ("", "\0", "\n!", " ", "<", "x", "1", ".")


Attack = tuple[str, str, str]
"""What comes first, what is repeated, and how it ends."""


def attacks(found: Found, dice: random.Random, samples: int = 6) -> Iterator[Attack]:
    """What leads to each repeat of a pattern, its body over and over, and something that ends it badly."""
    tree = parser.parse(found.pattern.pattern, found.pattern.flags & ~re.DEBUG)
    made: set[tuple[str, str]] = {("", char) for char in _SAMPLES}
    for before, body in _repeats(tree, []):
        for _ in range(samples):
            lead = "".join(_sample(item, dice) for item in before)
            pump = "".join(_sample(item, dice) for item in body)
            if pump:
                made.add((lead[-200:], pump[:200]))
                made.add(("", (lead + pump)[-200:]))
    for lead, pump in sorted(made):
        for end in _ENDS if len(pump) > 1 or lead else ("", "\0"):
            yield lead, pump, end


def text_of(attack: Attack, length: int) -> str:
    """An attack of about `length` characters."""
    lead, pump, end = attack
    return lead + pump * (length // len(pump)) + end


def _repeats(tree: object, before: list[object]) -> Iterator[tuple[list[object], list[object]]]:
    """(what stands before it, its body) for every repeat without a small bound."""
    before = list(before)
    for item in tree:  # type: ignore[attr-defined]
        code, value = item
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] > 20:
                yield before, list(value[2])
            yield from _repeats(value[2], before)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[3], before)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], before)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(value, before)
        before.append(item)


def _sample(item: object, dice: random.Random) -> str:
    """A text that an item of a pattern may match."""
    code, value = item  # type: ignore[misc]
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return dice.choice([char for char in _SAMPLES if ord(char) != value])
    if code is codes.ANY:
        return dice.choice("a 1-<")
    if code is codes.IN:
        return _of_set(value, dice)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        low, high, body = value
        return "".join(_sample(each, dice) for _ in range(dice.randint(low, min(high, low + 2))) for each in body)
    if code is codes.SUBPATTERN:
        return "".join(_sample(each, dice) for each in value[3])
    if code is codes.BRANCH:
        return "".join(_sample(each, dice) for each in dice.choice(value[1]))
    if code is codes.ATOMIC_GROUP:
        return "".join(_sample(each, dice) for each in value)
    return ""  # a place or what follows: nothing of its own


def _of_set(items: list[tuple[object, object]], dice: random.Random) -> str:
    one = re._compiler.compile(_set_source(items))  # type: ignore[attr-defined]
    fitting = [char for char in _SAMPLES if one.match(char)]
    for code, value in items:
        if code is codes.LITERAL:
            fitting.append(chr(value))  # type: ignore[arg-type]
        elif code is codes.RANGE:
            fitting.append(chr(value[0]))  # type: ignore[index]
    return dice.choice(fitting) if fitting else ""


def _set_source(items: list[tuple[object, object]]) -> object:
    """A parsed pattern of this one set."""
    state = parser.State()
    state.str = ""
    return parser.SubPattern(state, [(codes.IN, items)])


def as_subject(found: Found, text: str) -> "str | bytes":
    """The text as the pattern wants it."""
    return text.encode("utf-8") if isinstance(found.pattern.pattern, bytes) else text


if __name__ == "__main__":
    patterns, unknown = in_python()
    sys.stdout.write(f"{len(patterns)} patterns, {len(in_scripts())} in scripts\n" + "\n".join(unknown) + "\n")
