"""Very many texts: a stream of records in, a stream of rows out in the same order, on one machine or on a cluster.

`run.py` drives: it takes records in portions from `reading/`, has them checked and made into rows (`work.py`,
`rows.py`) by `local.py` or `cluster.py`, and gives these to `writing/`. `state.py` remembers how far it was, so that
a run that was killed goes on where the last whole portion ended.
"""
