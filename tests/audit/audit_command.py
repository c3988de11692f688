"""The program as a process of its own."""

import sys


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "begrijpelijk", "audit", *map(str, arguments), "--pauze", "0", "--format", "json"]
