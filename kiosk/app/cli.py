"""``kiosk``: reads the command line, runs one command, turns every ending into an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from kiosk.app.output import Output, own_stdout
from kiosk.core.errors import BadInput, KioskError

COMMANDS = {
    "run": "open the kiosk window",
    "demo": "a scripted visit through the real audio path, with a report",
    "ask": "one turn from text and pictures",
    "listen": "a recording is the microphone: full turns, the answer as audio too",
    "transcribe": "speech to text only",
    "route": "who would answer, and why; no model is called",
    "guard": "what the guard finds in a text",
    "look": "what a picture shows: codes, print, the product",
    "tools": "what this kiosk can do besides answering",
    "outbox": "what was approved and waits to be delivered",
    "backoffice": "a reference back office on this machine: orders, appointments, returns",
    "knowledge": "build and search store packs",
    "models": "fetch, check and carry model files",
    "jobs": "the technician's jobs and their sheets",
    "costs": "what models elsewhere have cost, and what the caps leave",
    "audit": "the hash-chained record",
    "access": "the PINs of staff and owner",
    "rehearse": "pull the plug on purpose: cloud, money, microphone and disk go",
    "doctor": "this machine: devices, engines, models, what to fix",
    "eval": "quality, measured: a suite with its report",
    "bench": "speed, measured: a suite with its plots",
}
"""Every command with its one-line help; module ``kiosk.app.commands.<name>`` serves it."""

_STYLE: dict[str, Any] = {
    "add_help": False,
    "allow_abbrev": False,
    "formatter_class": lambda prog: argparse.HelpFormatter(prog, max_help_position=32),
}
_INTERRUPTED, _PIPE_CLOSED = 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (the process's own by default); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # OpenMP threads that spin for work starve everything else on few cores; read at engine load.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    try:
        with own_stdout() as stream:
            out = Output(stream, as_json="--json" in arguments or "--batch" in arguments)
            return _run(arguments, out)
    except BrokenPipeError:
        return _PIPE_CLOSED


def _run(arguments: list[str], out: Output) -> int:
    try:
        args = _parse(arguments, out)
        return _serve(args, out) if args else 0
    except KioskError as error:
        out.error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED


def _serve(args: argparse.Namespace, out: Output) -> int:
    from kiosk.app.application import Application
    from kiosk.app.failures import typed

    with typed():
        code: int = args.handler(args, Application.start(out, verbose=args.verbose))
    return code


class _Parser(argparse.ArgumentParser):
    """Raises usage errors instead of printing them, so that scripts get them as JSON."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise BadInput("cli.usage", message[:1].upper() + message[1:] + ".", usage)


class _Help(Exception):
    """The help was asked for; the argument is its text."""


class _HelpAction(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise _Help(parser.format_help())


def _parse(arguments: list[str], out: Output) -> argparse.Namespace | None:
    """The parsed command line; None when only help or the version was wanted."""
    parser = _with_help(_Parser(prog="kiosk", **_STYLE))
    parser.description = "A kiosk that listens, sees and answers from the owner's documents."
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, summary in COMMANDS.items():
        command = _with_help(
            commands.add_parser(
                name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.", **_STYLE
            )
        )
        command.add_argument(
            "--verbose", action="store_true", help="more of the log on standard error"
        )
        if name in arguments:
            import_module(f"kiosk.app.commands.{name}").configure(command)
    try:
        args = parser.parse_args(arguments)
    except _Help as wanted:
        text = str(wanted)
        out.value({"help": text}, lambda console: console.print(text, soft_wrap=True, end=""))
        return None
    if args.version:
        version = _version()
        out.value({"version": version}, lambda console: console.print(f"kiosk {version}"))
        return None
    if not args.command:
        parser.error("a command is needed")
    return args


def _with_help(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("-h", "--help", action=_HelpAction, nargs=0, help="show this and exit")
    return parser


def _version() -> str:
    from importlib.metadata import version

    return version("tandem-kiosk")
