"""``begrijpelijk regels``: the checks that are installed, or one in full."""

import shutil

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import MAX_WIDTH, complain, print_text
from begrijpelijk.config_file import unknown_rule
from begrijpelijk.errors import UsageError
from begrijpelijk.reference import page
from begrijpelijk.reference.render import overview, plain
from begrijpelijk.reference.wording import WORDS


def run(identity: str | None, lang: str) -> ExitCode:
    """Print the list, or the one that was asked for."""
    registry = plugins.registry()
    if lang not in WORDS:
        raise UsageError(f"'{lang}' kan niet; kies uit nl, en.", "--lang")
    known = {key: check.rule for key, check in registry.checks.items()}
    if identity is None:
        print_text(overview(known.values(), lang, width()))
    elif identity in known:
        print_text(plain(page(known[identity], lang), width()))
    else:
        raise UsageError(unknown_rule(identity, registry), "regels")
    for error in registry.errors:
        complain(error.message, error.source)
    return ExitCode.PASSED


def width() -> int:
    """How wide the text may be."""
    return max(min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH), 20)
