"""The scorecard of an organisation: a colour per characteristic, with the evidence behind every colour.

`gathered.py` has what goes in and `model.py` what comes out, as plain data. `from_audit.py` and `visits.py` gather, and
`zelftest.load` reads people's answers; `evidence.py`, `answered.py` and `rules.py` (with ``regels.toml``) give the
colours; `rewrite.py` and `actions.py` say what to do first; `build.py` puts it together and `compare.py` lays two side
by side. Each format has a file in `reports/`.

    from begrijpelijk.scorecard import build
    from begrijpelijk.scorecard.build import Input
    card = build(Input(measured), registry)
"""

from begrijpelijk.scorecard.build import Input, build
from begrijpelijk.scorecard.model import Scorecard

__all__ = ["Input", "Scorecard", "build"]
