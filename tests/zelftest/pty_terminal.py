"""A real terminal with the program in it: what a person types goes in, what is on the screen comes out."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

PATIENCE = 30.0  # seconds that a busy machine may take for one answer
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def _as_a_terminal_does():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background may have it ignored


class Terminal:
    """`begrijpelijk zelftest` with options in a terminal of its own."""

    def __init__(self, folder, *options, columns=80, **environment):
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        settings = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "begrijpelijk", "zelftest", *options],
            cwd=folder, stdin=side, stdout=side, stderr=side, start_new_session=True,
            env={name: value for name, value in (os.environ | settings).items() if name not in ("COLUMNS", "LINES")},
            preexec_fn=_as_a_terminal_does,
        )  # fmt: skip
        os.close(side)
        self.raw = ""
        self._read = 0

    @property
    def screen(self):
        """Everything that was shown, without the codes for colour."""
        return _ESCAPES.sub("", self.raw).replace("\r", "")

    def until(self, words):
        """Wait until these words are shown, after those of the last time; gives what was shown before them."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.screen[self._read :]:
            ready, _, _ = select.select([self.main], [], [], max(deadline - time.monotonic(), 0))
            data = b""
            with contextlib.suppress(OSError):  # the other side is closed
                data = os.read(self.main, 65536) if ready else b""
            if not data:
                raise AssertionError(f"{words!r} does not come after: {self.screen[self._read :]!r}")
            self.raw += data.decode("utf-8", "replace")
        start, self._read = self._read, self.screen.index(words, self._read) + len(words)
        return self.screen[start : self._read]

    def type(self, text, end="\n"):
        os.write(self.main, (text + end).encode())

    def answer(self, *lines):
        """Type an answer to a question, and then an explanation or nothing."""
        self.until("weet niet): ")
        self.type(lines[0])
        self.until("Hoe weet u dat?")
        self.type(lines[1] if len(lines) > 1 else "")

    def step(self, typed):
        """Type something that is no answer."""
        self.until("weet niet): ")
        self.type(typed)

    def interrupt(self):
        """Ctrl-C, as the keyboard gives it."""
        os.write(self.main, b"\x03")

    def rest(self):
        """What is shown until the program ends, and its exit code."""
        start = len(self.screen)
        deadline = time.monotonic() + PATIENCE
        with contextlib.suppress(OSError):
            while select.select([self.main], [], [], max(deadline - time.monotonic(), 0))[0]:
                if not (data := os.read(self.main, 65536)):
                    break
                self.raw += data.decode("utf-8", "replace")
        return self.screen[min(start, self._read) :], self.process.wait(PATIENCE)

    def close(self):
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        os.close(self.main)
