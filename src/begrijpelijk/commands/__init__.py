"""The commands, a file each. They are imported when they run, so that ``--help`` answers at once."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit codes mean; see the contract."""

    PASSED = 0
    FAILED = 1
    ERROR = 2
    INTERRUPTED = 130  # as shells have it after Ctrl-C
