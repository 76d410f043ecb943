"""``kiosk models``: fetch, check and carry model files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_output_options
from kiosk.app.progress import model_bars
from kiosk.app.show import show_table
from kiosk.core.errors import BadInput
from models import commands
from models.store import ModelStore

if TYPE_CHECKING:
    from rich.console import Console

_MB = 1_000_000


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what there is, and how it stands here")
    pull = actions.add_parser("pull", help="fetch what a kiosk needs")
    pull.add_argument("ids", nargs="*", metavar="ID", help="models (the standard set)")
    pull.add_argument("--set", dest="set_name", metavar="light|standard", help="a named set")
    pull.add_argument(
        "--from", dest="sources", type=Path, action="append", default=[], metavar="DIR",
        help="look in this folder first; may be repeated",
    )  # fmt: skip
    verify = actions.add_parser("verify", help="hash again what is here")
    verify.add_argument("ids", nargs="*", metavar="ID", help="models (all that are here)")
    bring = actions.add_parser("import", help="take models in from a folder or USB stick")
    bring.add_argument("folder", type=Path, metavar="DIR")
    carry = actions.add_parser("export", help="write models for another machine")
    carry.add_argument("folder", type=Path, metavar="DIR")
    carry.add_argument("ids", nargs="*", metavar="ID", help="models (all that are here)")
    for action, handler in (
        (listing, _list), (pull, _pull), (verify, _verify), (bring, _import), (carry, _export),
    ):  # fmt: skip
        add_output_options(action)
        action.set_defaults(handler=handler)


def _store(app: Application) -> ModelStore:
    return ModelStore(app.paths.models)


def _list(_: Namespace, app: Application) -> int:
    store = _store(app)
    found = commands.list_models(store)

    def readable(console: Console) -> None:
        rows = [(m.id, m.role, m.state, _size(m.size), " ".join(m.sets), m.license) for m in found]
        columns = ("model", "for", "state", "size", "sets", "licence")
        show_table(console, columns, rows, title=f"Models in {store.root}")

    models = [asdict(model) for model in found]
    app.out.value({"folder": str(store.root), "models": models}, readable)
    return 0


def _pull(args: Namespace, app: Application) -> int:
    sources = [*args.sources, *(Path(s).expanduser() for s in app.config.models.sources)]
    with model_bars(app.out) as progress:
        report = commands.pull(
            _store(app),
            set_name=args.set_name,
            ids=args.ids,
            sources=sources,
            progress=progress,
        )

    def readable(console: Console) -> None:
        if report.mini:
            console.print(f"Mini {report.mini}", soft_wrap=True)
        for model_id in report.installed:
            console.print(f"installed  {model_id}")
        for model_id in report.present:
            console.print(f"present    {model_id}")

    app.out.value(asdict(report), readable)
    return 0


def _verify(args: Namespace, app: Application) -> int:
    with app.out.working("Hashing…"):
        findings = commands.verify(_store(app), args.ids)
    bad = [finding for finding in findings if not finding.ok]

    def readable(console: Console) -> None:
        for finding in findings:
            verdict = "sound" if finding.ok else f"{finding.message} {finding.hint}"
            console.print(f"{finding.id}: {verdict}", soft_wrap=True)
        if not findings:
            console.print("No models are here. `kiosk models pull` fetches them.")

    answer: dict[str, Any] = {"ok": not bad, "models": [asdict(finding) for finding in findings]}
    app.out.value(answer, readable)
    return BadInput.exit_code if bad else 0


def _import(args: Namespace, app: Application) -> int:
    with model_bars(app.out) as progress:
        report = commands.import_dir(_store(app), args.folder, progress)
    app.out.value(asdict(report), lambda console: _counts(asdict(report), console))
    return 0


def _export(args: Namespace, app: Application) -> int:
    with model_bars(app.out) as progress:
        report = commands.export_dir(_store(app), args.folder, args.ids, progress)
    app.out.value(asdict(report), lambda console: _counts(asdict(report), console))
    return 0


def _counts(report: dict[str, Any], console: Console) -> None:
    for what, names in report.items():
        listed = ", ".join(names) if isinstance(names, list | tuple) else str(names)
        console.print(f"{what}: {listed or 'none'}", soft_wrap=True)


def _size(size: int | None) -> str:
    return f"{size / _MB:.0f} MB" if size else "?"
