"""`--sinds REV`: only what is new since a revision of git.

`git.py` asks git, without a shell and without the network. `files.py` says which files changed and what they were.
`lines.py` reads which lines a diff adds. `paragraphs.py` compares a text with its old version, paragraph by paragraph.
`narrow.py` keeps of a report what is new.
"""
