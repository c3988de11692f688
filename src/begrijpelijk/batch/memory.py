"""How much memory this process has in use, and whether another process is still there."""

import os
from pathlib import Path

_STATM = Path("/proc/self/statm")


def resident() -> int | None:
    """Bytes of real memory in use now; None where the system does not tell."""
    try:
        import resource

        return int(_STATM.read_text("ascii").split()[1]) * resource.getpagesize()
    except (OSError, ImportError, ValueError, IndexError):
        return None


def is_alive(process: int) -> bool:
    """Whether there is another process with this number."""
    if process == os.getpid():
        return False  # ours are finished by now
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
