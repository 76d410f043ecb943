"""A pack's folder as documents: which file is read how, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiosk.core.errors import BadInput, KioskError
from kiosk.knowledge.ingest.catalogue import CATALOGUE, FAQ, read_catalogue, read_faq, read_table
from kiosk.knowledge.ingest.cutter import cut
from kiosk.knowledge.ingest.document import Document, Skipped, Unreadable
from kiosk.knowledge.ingest.docx import read_docx
from kiosk.knowledge.ingest.html import read_html
from kiosk.knowledge.ingest.manifest import read_manifest
from kiosk.knowledge.ingest.markdown import read_markdown
from kiosk.knowledge.ingest.pdf import read_pdf
from kiosk.knowledge.ingest.plain import read_plain
from kiosk.knowledge.pack import PACK_FILE, Pack, load_pack
from kiosk.knowledge.textfile import read_document, read_text

DOCUMENTS = "knowledge"
"""The folder of the documents inside a pack's folder."""

_MARKDOWN = {".md", ".markdown"}
_HTML = {".html", ".htm", ".xhtml"}
_DOCUMENTS = _MARKDOWN | _HTML | {".txt", ".csv", ".pdf", ".docx"}
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif"}
REVIEWED = "faq-reviewed.csv"
"""Answers that staff took over from what people asked; like ``faq.csv``."""
REVIEWED_QUESTIONS = "eval-reviewed.jsonl"
"""Questions that a pack must answer ever after."""
OWN = {PACK_FILE, CATALOGUE, FAQ, REVIEWED}
_TYPES = ".md, .html, .pdf, .docx, .csv or .txt"
_JOBS = {"jobs.json", "jobs.csv"}
"""A technician's jobs, which another part of the kiosk reads."""

Progress = Callable[[int, int, str], None]
"""Told of each file: files done, files in all, its name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack's folder, read."""

    pack: Pack
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a pack's folder: files to read, by their name in the pack, and the others."""

    files: dict[str, Path]
    skipped: tuple[Skipped, ...]


def find_files(folder: Path, additions: Path | None = None) -> Found:
    """Look through `folder`; names are relative to ``knowledge/``, sorted.

    `additions` is a folder of the same form whose files count as if they lay in `folder`.
    """
    found = _find(folder)
    if additions is None or not additions.is_dir():
        return found
    more = _find(additions)
    files = dict(sorted({**found.files, **more.files}.items()))
    return Found(files, (*found.skipped, *more.skipped))


def _find(folder: Path) -> Found:
    files: dict[str, Path] = {}
    skipped = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = path.relative_to(folder)
        if any(part.startswith((".", "~")) for part in inside.parts):
            continue  # an editor's or the system's own files, no documents of the owner
        # Sets of questions to examine a pack with are no documents either.
        if len(inside.parts) == 1 and (path.suffix == ".jsonl" or path.name in _JOBS):
            continue
        if len(inside.parts) == 1 and path.name in OWN:
            files[path.name] = path
        elif inside.parts[0] == DOCUMENTS and _reader(path):
            name = str(PurePosixPath(*inside.parts[1:]))
            files[str(PurePosixPath(inside)) if name in OWN else name] = path
        else:
            skipped.append(Skipped(str(PurePosixPath(inside)), _why_not(path, inside.parts[0])))
    return Found(files, tuple(skipped))


def read_folder(folder: Path, found: Found, progress: Progress) -> Reading:
    """Read all that was `found` in `folder`.

    Raises one `BadInput` with the code of the first error and the messages of all: ``pack.*``.
    """
    errors: list[KioskError] = []
    documents: list[Document] = []
    skipped = list(found.skipped)
    pack = load_pack(folder)
    for number, (name, path) in enumerate(found.files.items(), 1):
        try:
            for document, left_out in _read(name, path, pack):
                documents.append(document)
                skipped += left_out
        except Unreadable as error:
            skipped.append(Skipped(name, error.reason, code=error.code))
        except KioskError as error:
            errors.append(error)
        progress(number, len(found.files), name)
    if errors:
        raise _together(errors)
    skipped += [Skipped(d.name, "there is no text in it") for d in documents if _is_empty(d)]
    return Reading(pack, tuple(d for d in documents if d.blocks), tuple(skipped))


def _read(name: str, path: Path, pack: Pack) -> Iterator[tuple[Document, list[Skipped]]]:
    kind = path.suffix.lower()
    if kind == ".pdf":
        yield read_pdf(name, path)
        return
    if kind == ".docx":
        yield read_docx(name, path)
        return
    if kind in _HTML:
        yield read_html(name, path)
        return
    if name == PACK_FILE:
        yield read_manifest(pack, read_text(path)), []
        return
    text, note = read_document(path)
    noted = [Skipped(name, note, code="pack.guessed_encoding")] if note else []
    match name:
        case "catalog.csv":
            yield read_catalogue(path, text, pack.currency), noted
        case "faq.csv" | "faq-reviewed.csv":
            yield read_faq(path, text), noted
        case _ if kind in _MARKDOWN:
            document, skipped = read_markdown(name, text)
            yield document, [*noted, *skipped]
        case _ if kind == ".csv":
            yield read_table(path, name, text), noted
        case _:
            yield read_plain(name, text), noted


def check_document(name: str, path: Path, pack: Pack) -> int:
    """How many passages the file at `path` would give `pack` as document `name`.

    Raises `BadInput` with the ``pack.*`` code of what is wrong with it.
    """
    if not path.is_file():
        raise BadInput("pack.not_found", f"There is no file {path}.", "Check the path.")
    if name not in OWN and not _reader(path):
        raise BadInput("pack.unknown_type", f"{path}: {_why_not(path, DOCUMENTS)}.", _TYPES)
    try:
        documents = [document for document, _ in _read(name, path, pack)]
    except Unreadable as error:
        raise BadInput(error.code, f"{path}: {error.reason}.", "Mend it, then add it.") from error
    passages = sum(1 for document in documents for _ in cut(document))
    if not passages:
        raise BadInput("pack.no_text", f"{path}: there is no text in it.", "Add text to it.")
    return passages


def _reader(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS


def _why_not(path: Path, top: str) -> str:
    if path.suffix.lower() in _PICTURES:
        return "a picture: it is shown, not read"
    if top != DOCUMENTS:
        return f"not in {DOCUMENTS}/: documents belong there"
    return f"files of type {path.suffix or '(none)'} can't be read: give {_TYPES}"


def _is_empty(document: Document) -> bool:
    return not document.blocks and document.name != PACK_FILE


def _together(errors: list[KioskError]) -> KioskError:
    """All of them in one, each with its remedy."""
    first = errors[0]
    if len(errors) == 1:
        return first
    told = [f"{error.message} {error.hint}".strip() for error in errors]
    return type(first)(first.code, "\n".join(told), first.hint)
