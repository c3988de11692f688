"""Help and messages of the command line in Dutch: typer's own words are English."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


def _rows(command: Any, context: Any, kind: str) -> list[tuple[str, str]]:
    """(name, help) of the arguments or options of a command."""
    rows = []
    for parameter in command.get_params(context):
        if parameter.param_type_name != kind or getattr(parameter, "hidden", False):
            continue
        if kind == "argument":
            name = parameter.metavar or str(parameter.name).upper()
        else:
            name = ", ".join(sorted(parameter.opts, key=len))
            if not parameter.is_flag:
                name += f" {parameter.metavar or 'WAARDE'}"
        text = "Toon deze uitleg." if parameter.name == "help" else (parameter.help or "")
        rows.append((name, text))
    return rows


def _write(command: Any, context: Any, formatter: Any, pieces: str) -> None:
    formatter.write_usage(context.command_path, pieces, prefix="Gebruik: ")
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(command.help)
    for title, kind in (("Wat", "argument"), ("Opties", "option")):
        rows = _rows(command, context, kind)
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows, col_max=26)


def _cheap(option: Any) -> Any:
    """The option --help with a default. Without one, typer loads pydantic to find out that None is None."""
    if option is not None and option.default is None:
        option.default = False
    return option


class DutchCommand(TyperCommand):
    """A command with its help in Dutch."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help, or None."""
        return _cheap(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help: use, explanation, arguments, options."""
        arguments = [name for name, _ in _rows(self, ctx, "argument")]
        _write(self, ctx, formatter, " ".join(["[OPTIES]", *arguments]))


class DutchGroup(TyperGroup):
    """The program itself, with its help in Dutch."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help, or None."""
        return _cheap(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help: use, explanation, commands, options."""
        _write(self, ctx, formatter, "[OPTIES] [OPDRACHT ...]" if self.invoke_without_command else "OPDRACHT ...")
        with formatter.section("Opdrachten"):
            commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands if command])


UsageMistake: Any = typer.BadParameter.__bases__[0]
"""The base of typer's errors about wrong use, whichever copy of click it brings along."""


def dutch(error: Any) -> tuple[str, str | None]:
    """(message, what it is about) for an error about wrong use."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        close = f" Bedoelt u {sorted(error.possibilities)[0]}?" if error.possibilities else ""
        return f"deze optie bestaat niet.{close} Kijk welke er zijn met --help", error.option_name
    if kind == "NoSuchCommand" or "No such command" in error.message:
        return _no_such_command(error)
    if kind in ("BadOptionUsage", "BadArgumentUsage"):
        return "hier ontbreekt een waarde of staat er een te veel", getattr(error, "option_name", None)
    if kind == "MissingParameter":
        return "hier ontbreekt een waarde", _parameter(error)
    if kind == "BadParameter":
        return "deze waarde kan niet; kijk wat wel kan met --help", _parameter(error)
    if "Missing command" in error.message:
        return "kies een opdracht, zoals: begrijpelijk check folder.docx; zie begrijpelijk --help", None
    if "unexpected extra argument" in error.message:
        return "er staat een woord te veel in de opdracht; zie --help", _parameter(error)
    return f"de opdracht klopt niet ({error.message}); zie --help", None


def _parameter(error: Any) -> str | None:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return None
    return str(max(parameter.opts, key=len)) if parameter.opts else str(parameter.name)


def _no_such_command(error: Any) -> tuple[str, str | None]:
    from difflib import get_close_matches

    quoted = error.message.split("'")
    name = getattr(error, "command_name", None) or (quoted[1] if len(quoted) > 2 else "")
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if group is not None else []
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Bedoelt u '{close[0]}'?" if close else f"Kies uit {', '.join(known)}."
    return f"deze opdracht bestaat niet. {hint}", name or None
