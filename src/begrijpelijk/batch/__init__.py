"""Many sources in one run: spread over the cores, remembered in a cache, and no source that spoils the others.

`run.check_many` is the way in. `work.py` does one source, `pool.py` keeps the worker
processes, `cache.py` and `fingerprint.py` remember what has been done.
"""
