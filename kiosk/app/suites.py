"""What ``kiosk eval`` and ``kiosk bench`` share: suites as subcommands, and where reports go."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from kiosk.app.application import add_output_options
from kiosk.core.errors import BadInput


def add_suites(parser: ArgumentParser, package: str, suites: Mapping[str, str]) -> None:
    """A subcommand for each of `suites` (name → help).

    Module ``package.name`` has ``configure(parser)``, which adds the suite's own options, and
    ``handle(args, app)``. Every suite takes ``--json`` and ``--out DIR``. Suites are imported with
    the command, so they import what is heavy only when they run.
    """
    chosen = parser.add_subparsers(dest="suite", metavar="SUITE", required=True)
    for name, summary in suites.items():
        module = import_module(f"{package}.{name}")
        suite = chosen.add_parser(name, help=summary, description=module.__doc__)
        suite.add_argument("--out", type=Path, metavar="DIR", help="folder for report and plots")
        module.configure(suite)
        add_output_options(suite)
        suite.set_defaults(handler=module.handle)


def report_folder(out: Path) -> Path:
    """`out`, made if it is missing. Raises `BadInput` ``report.unusable``."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            "report.unusable",
            f"{out} can't hold a report: {error.strerror}.",
            "Name a folder that you may write: --out DIR.",
        ) from error
    return out


def write_report(out: Path, name: str, report: Mapping[str, Any]) -> Path:
    """`report` as ``name.json`` in the folder `out`."""
    path = report_folder(out) / f"{name}.json"
    text = json.dumps(report, indent=1, ensure_ascii=False, default=str) + "\n"
    path.write_text(text, encoding="utf-8")
    return path
