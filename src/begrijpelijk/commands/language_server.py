"""``begrijpelijk taalserver``: the language server, for editors."""

from __future__ import annotations

from begrijpelijk.commands.output import print_text
from begrijpelijk.errors import UsageError
from begrijpelijk.extra import need


def run(port: int | None) -> int:
    """Serve an editor until it goes: on standard input and output, or on a port of this computer."""
    need("pygls", "editor", "taalserver")
    from begrijpelijk.editor.run import serve_stdio, serve_tcp

    if port is None:
        return serve_stdio()
    try:
        return serve_tcp(port, lambda chosen: print_text(f"Begrijpelijk luistert op 127.0.0.1:{chosen}\n"))
    except OSError as error:
        raise UsageError(f"deze poort kan niet ({error.strerror}); kies een andere", f"--tcp {port}") from error
