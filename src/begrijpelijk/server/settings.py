"""How the server is set up: where it listens, whom it answers, and the limits that it keeps."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8765


@dataclass(frozen=True)
class Settings:
    """The settings of a server; times in seconds, sizes in bytes.

    `host` is the address to listen on, `names` are names under which it may be called besides its address, `inside`
    hosts on the own network whose pages may be read. `check_time` is how long one check may take, `wait_time` how long
    it may wait for its turn and `queue` how many may wait; `upload` is the largest body, `held` what all bodies that
    are in memory may take together, `memory` the address space of a worker. `body_time` is how long a body may take to
    come in, `send_time` how long a client may leave a piece of an answer lying, `fetch_time` how long a page on the
    internet may take. `config` is the file with the settings of the house. `folders` may be audited by whoever uses the
    page, `database` is where audits are kept (None: in memory) and `audit_pause` how long an audit waits between pages.
    """

    host: str = LOOPBACK
    port: int = DEFAULT_PORT
    names: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    config: Path | None = None
    folders: tuple[Path, ...] = ()
    database: Path | None = None
    audit_pause: float = 0.5
    pipeline: str | None = None
    workers: int = 2
    queue: int = 64
    per_client: int = 32
    fetches: int = 4
    connections: int = 400
    upload: int = 50 * 1024 * 1024
    held: int = 200 * 1024 * 1024
    memory: int = 3 * 1024 * 1024 * 1024
    check_time: float = 60.0
    wait_time: float = 60.0
    body_time: float = 60.0
    header_time: float = 10.0
    send_time: float = 60.0
    fetch_time: float = 30.0

    @property
    def local(self) -> bool:
        """Whether only this computer can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or name is that of the own computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
