"""The audit: a website and folders together, gathered in one SQLite file with its history.

`run.py` is the way in. `crawl/` walks a site, `reading.py` reads what it brings and `signals/` sees what that offers,
`judging.py` checks it, `store.py` is how others read the outcome and `writing.py` how it gets in.
"""
