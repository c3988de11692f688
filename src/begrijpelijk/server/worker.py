"""A worker: a process that loads the pipeline once and then does jobs, one at a time, until its input closes.

    python -m begrijpelijk.server.worker MEMORY PIPELINE CONFIG

It is started by `workers.py`. Its limits of memory and time are kept by the operating system, so that they also hold
inside a library that does not listen to anything.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys
from typing import IO, Any

from begrijpelijk.server import frames

GRACE = 2.0  # seconds after the time of a job: the server ends a worker that is late, this is for when it cannot


def main(arguments: list[str]) -> int:
    """Do jobs until there are no more."""
    memory, pipeline, config = int(arguments[0]), arguments[1] or None, arguments[2] or None
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes our input
    incoming, outgoing = streams()
    _limit_memory(memory)
    from begrijpelijk.server.jobs import Jobs

    try:
        jobs = Jobs(pipeline, config)
    except Exception as error:
        message, source = getattr(error, "message", type(error).__name__), getattr(error, "source", None)
        with contextlib.suppress(frames.Broken):
            frames.send(outgoing, {"ready": False, "message": message, "source": source})
        return 2
    try:
        frames.send(outgoing, {"ready": True, "pipeline": jobs.pipeline})
        while True:
            header, body = frames.receive(incoming)
            _alarm(float(header.pop("seconds")) + GRACE)
            answer, content = jobs.do(header, body)
            _alarm(0)
            frames.send(outgoing, answer, content)
    except frames.Broken:
        return 0


def streams() -> tuple[IO[bytes], IO[bytes]]:
    """The streams to the server; what anybody else prints goes nowhere."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    return incoming, outgoing


def _limit_memory(size: int) -> None:
    if sys.platform != "win32" and size:
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS has the name but not the limit
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold a patient's letter


def _alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds; 0 takes that back."""
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds))


def _run() -> Any:
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(_run())
