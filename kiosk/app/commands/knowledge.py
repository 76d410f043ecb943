"""``kiosk knowledge``: build and search store packs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from kiosk.app.application import Application, add_output_options
from kiosk.app.commands import knowledge_review
from kiosk.app.meaning import building
from kiosk.app.packs import additions_of, open_served, orders_in
from kiosk.app.requests import Request, Verb, serve
from kiosk.app.show import show_table
from kiosk.knowledge import commands
from kiosk.knowledge.add import add_documents
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.samples import sample_pack

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.knowledge.ingest.folder import Progress


class SearchRequest(Request):
    """What to look for; `top` passages at most."""

    query: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    top: int = Field(5, ge=1, le=100)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="make one searchable file of a pack's folder")
    build.add_argument("pack", type=Path, metavar="PACK", help="the pack's folder")
    build.add_argument("--out", type=Path, metavar="FILE", help="where to (the cache)")
    add = actions.add_parser("add", help="put documents into a pack and build it")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents to add")
    search = actions.add_parser("search", help="the passages nearest to a question")
    search.add_argument("query", nargs="?", metavar="QUERY", help="what to look for")
    search.add_argument("--top", type=int, default=5, metavar="N", help="at most so many (5)")
    stats = actions.add_parser("stats", help="what a pack holds")
    upload = actions.add_parser("upload", help="put a pack on the Qdrant server of the settings")
    for action in (add, search, stats, upload):
        action.add_argument("--pack", type=Path, help="folder or built file (the sample store)")
    knowledge_review.configure(actions)
    upload.set_defaults(handler=_upload)
    add_output_options(upload)
    for action, handler in ((build, _build), (add, _add), (search, _search), (stats, _stats)):
        add_output_options(action, batch=action is search)
        action.set_defaults(handler=handler)


def _build(args: Namespace, app: Application) -> int:
    with _progress(app) as progress, building(app.paths) as embedder:
        built = commands.build(
            args.pack,
            cache_dir=app.paths.packs,
            out=args.out,
            progress=progress,
            embedder=embedder,
            additions=additions_of(app.paths, args.pack),
        )

    notes = orders_in(built.path)

    def readable(console: Console) -> None:
        console.print(
            f"{built.name}\n{built.documents} documents, {built.passages} passages, "
            f"{built.products} products, {built.embedded} embedded"
            f"{'' if built.fresh else ' (unchanged)'}\n{built.path}",
            soft_wrap=True,
        )
        for skipped in built.skipped:
            console.print("skipped: " + " · ".join(str(v) for v in asdict(skipped).values() if v))
        for note in notes:
            console.print(f"note: {note.file} · {note.reason}", soft_wrap=True)

    app.out.value({**asdict(built), "notes": [asdict(note) for note in notes]}, readable)
    return 0


def _add(args: Namespace, app: Application) -> int:
    folder = args.pack or sample_pack()
    over = additions_of(app.paths, folder)
    with _progress(app) as progress, building(app.paths) as embedder:
        build = partial(
            commands.build,
            folder,
            cache_dir=app.paths.packs,
            progress=progress,
            embedder=embedder,
            additions=over,
        )
        addition = add_documents(args.files, folder, over or folder, build)

    def readable(console: Console) -> None:
        for one in addition.added:
            again = " (replaced)" if one.replaced else ""
            console.print(f"{one.doc}: {one.passages} passages{again}", soft_wrap=True)
        console.print(addition.built.name, soft_wrap=True)

    app.out.value(asdict(addition), readable)
    return 0


def _search(args: Namespace, app: Application) -> int:
    verb = Verb("search", SearchRequest, partial(_opened, app, args.pack), _found, _show_found)
    given = {"query": args.query, "top": args.top}
    return serve(app, args, verb, *([given] if args.query is not None else []))


@asynccontextmanager
async def _opened(app: Application, pack: Path | None) -> AsyncIterator[KnowledgeIndex]:
    place = pack or sample_pack()
    with building(app.paths) as model, open_served(app.paths, place, model) as index:
        yield index


async def _found(index: KnowledgeIndex, request: SearchRequest) -> dict[str, Any]:
    return commands.search(index, request.query, request.top)


def _show_found(answer: dict[str, Any], console: Console) -> None:
    for passage in answer["passages"]:
        where = " · ".join(filter(None, (passage["doc"], passage["section"])))
        console.print(f"{passage['score']:.2f}  {where}", style="bold", soft_wrap=True)
        console.print(f"      {passage['text']}", soft_wrap=True)
    if not answer["passages"]:
        console.print("nothing found")


def _stats(args: Namespace, app: Application) -> int:
    with (
        building(app.paths) as model,
        open_served(app.paths, args.pack or sample_pack(), model) as index,
    ):
        answer = asdict(commands.stats(index))

    def readable(console: Console) -> None:
        rows = [(key, value) for key, value in answer.items() if key != "skipped"]
        show_table(console, ("what", "value"), rows)

    app.out.value(answer, readable)
    return 0


def _upload(args: Namespace, app: Application) -> int:
    from kiosk.app.search import upload_pack

    place = args.pack or sample_pack()
    with building(app.paths) as model, open_served(app.paths, place, model) as index:
        with app.out.working("Uploading…"):
            name = upload_pack(app.config, index, model)
        answer = {"collection": name, "passages": index.summary.passages, "pack": index.pack}
    app.out.value(answer, lambda console: console.print(f"{name}: {answer['passages']} passages"))
    return 0


@contextmanager
def _progress(app: Application) -> Iterator[Progress | None]:
    if app.out.as_json or not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    with progress.Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=None)

        def report(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield report
