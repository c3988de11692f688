"""`begrijpelijk taalserver`: a language server, so that an editor marks hard words and sentences while somebody types.

`server.py` has what an editor may ask, `protocol.py` the connection, `documents.py` the texts that are open, `work.py`
the thread that checks, `judge.py` one check; the other files each make one kind of answer out of its `Outcome`.
"""
