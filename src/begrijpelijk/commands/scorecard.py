"""``begrijpelijk scorekaart``: where an organisation stands, from the database of an audit and from self-tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from begrijpelijk import plugins
from begrijpelijk.audit.store import Store
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import complain, put, require_file
from begrijpelijk.config import Lang, load_config
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError
from begrijpelijk.scorecard.build import Input, build
from begrijpelijk.scorecard.compare import compare
from begrijpelijk.scorecard.from_audit import measured, on_date, site_of, trend
from begrijpelijk.scorecard.gathered import Visits
from begrijpelijk.scorecard.reports import FORMATS, find
from begrijpelijk.scorecard.visits import read as read_visits
from begrijpelijk.zelftest import load

if TYPE_CHECKING:
    from begrijpelijk.audit.records import RunInfo
    from begrijpelijk.scorecard.model import Scorecard

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class ScorecardOptions:
    """The options of the command as given; None where one was not."""

    database: Path
    zelftest: Sequence[Path] = ()
    vergelijk: str | None = None
    bezoeken: Path | None = None
    datum: str | None = None
    naam: str | None = None
    format: str = "text"
    output: Path | None = None
    config: Path | None = None
    lang: str | None = None


def run(options: ScorecardOptions) -> ExitCode:
    """Make the scorecard and write it; what could not be used is told, and the rest goes on."""
    registry = plugins.registry()
    for name, value, choices in (("--format", options.format, FORMATS), ("--lang", options.lang, get_args(Lang))):
        if value is not None and value not in choices:
            raise UsageError(f"'{value}' kan niet; kies uit {', '.join(choices)}.{nearest(value, choices)}", name)
    if options.datum is not None and not _DATE.fullmatch(options.datum):
        raise UsageError(f"'{options.datum}' is geen datum; schrijf die als 2026-03-31", "--datum")
    form = find(options.format)
    require_file(options.output, f"--format {form.name}", form.suffix, binary=form.binary)
    config = load_config(options.config, ["-"], registry).changed(registry, lang=options.lang)
    replies = load(options.zelftest, config.lang)
    visits = read_visits(options.bezoeken) if options.bezoeken else Visits()
    with Store.open(options.database) as store:
        run_ = on_date(store, options.datum) if options.datum else store.run()
        given = Input(
            measured=measured(run_, registry),
            replies=replies,
            visits=visits,
            trend=trend(store, run_.info, registry),
            departments=config.afdelingen,
            organisation=options.naam or site_of(run_.info),
        )
        card = build(given, registry, config.lang)
        if options.vergelijk:
            other, name = _other(options.vergelijk, store, run_.info, registry, config.lang)
            own = card.date if _DATE.fullmatch(options.vergelijk) else card.organisation or options.database.stem
            card = card.model_copy(update={"comparison": compare(other, card, name, own)})
    put(form.write(card), options.output, utf8=form.name != "text")
    for source, message in (*replies.problems, *visits.problems):
        complain(message, source)
    return ExitCode.ERROR if replies.problems else ExitCode.PASSED


def _other(
    asked: str, store: Store, current: RunInfo, registry: plugins.Registry, lang: Literal["nl", "en"]
) -> tuple[Scorecard, str]:
    """What to compare with, and what to call it: an earlier audit by its date, or that of another database."""
    if _DATE.fullmatch(asked):
        run_ = on_date(store, asked)
        if run_.info.id == current.id:
            raise UsageError(f"van {asked} is er geen andere meting dan deze; kies een eerdere datum", "--vergelijk")
        earlier = trend(store, run_.info, registry)
        return build(Input(measured(run_, registry), trend=earlier), registry, lang), run_.info.started
    path = Path(asked)
    with Store.open(path) as other:
        run_ = other.run()
        earlier = trend(other, run_.info, registry)
        return build(Input(measured(run_, registry), trend=earlier), registry, lang), site_of(run_.info) or path.stem
