"""The self-test: the questions about what only people know, and their answers in files that anybody can read.

`questions.py` has the questions of all models, `reading.py` is the one reader of answer files and `writing.py` writes
them; `merging.py` puts files together and `standing.py` says how far they are and where people disagree. `session.py`
asks in a terminal.

    from begrijpelijk import zelftest
    replies = zelftest.load([Path("zorg.toml"), Path("balie.toml")])
"""

from begrijpelijk.zelftest.answers import Given, Replies, Reply, Sheet
from begrijpelijk.zelftest.reading import load

__all__ = ["Given", "Replies", "Reply", "Sheet", "load"]
