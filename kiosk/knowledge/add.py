"""Documents that are added to a pack: checked first, copied in, and taken back when it won't build.

A pack of the owner's takes them into its own folder. The packs that ship are not written to: what
is added to them lies in a folder of the kiosk's data, and is laid over at every build.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.knowledge.build import BuiltPack
from kiosk.knowledge.files import replaced
from kiosk.knowledge.ingest.folder import DOCUMENTS, OWN, check_document
from kiosk.knowledge.pack import PACK_FILE, load_pack


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the pack now. `replaced` tells that one of its name was there."""

    file: str
    doc: str
    passages: int
    replaced: bool


@dataclass(frozen=True, slots=True)
class Addition:
    """What was added, and the pack that holds it."""

    added: tuple[Added, ...]
    built: BuiltPack


def add_documents(
    files: Sequence[Path], folder: Path, target: Path, build: Callable[[], BuiltPack]
) -> Addition:
    """Put `files` into `target`, the pack in `folder` or what is laid over it, and `build`.

    All of them, or none: raises `BadInput` and `Missing` with ``pack.*`` codes, and then the pack
    is as it was.
    """
    if not folder.is_dir():
        hint = "Name the folder that it was built from: --pack FOLDER."
        raise BadInput("pack.not_a_folder", f"{folder} can't be added to.", hint)
    pack = load_pack(folder)
    places: dict[Path, Path] = {}
    added = []
    for file in files:
        place = _place(file, folder, target)
        if place in places:
            what = f"{file} and {places[place]} have the same name."
            raise BadInput("pack.same_name", what, "Rename one of them.")
        places[place] = file
        doc = file.name
        passages = check_document(doc, file, pack)
        added.append(Added(str(file), doc, passages, place.exists()))
    with ExitStack() as undo:
        for place, file in places.items():
            undo.callback(_restored(place))
            if place.resolve() != file.resolve():
                with replaced(place) as temporary:
                    shutil.copyfile(file, temporary)
        built = build()
        undo.pop_all()
    return Addition(tuple(added), built)


def _place(file: Path, folder: Path, target: Path) -> Path:
    if file.name == PACK_FILE:
        hint = "Name the documents alone; the pack is given with --pack."
        raise BadInput("pack.not_a_document", f"{file} describes a pack.", hint)
    if file.name not in OWN:
        return target / DOCUMENTS / file.name
    if (folder / file.name).exists():
        what = f"The pack has a {file.name} already."
        raise BadInput("pack.already_there", what, f"Put the new lines into {folder / file.name}.")
    return target / file.name


def _restored(place: Path) -> Callable[[], None]:
    """Puts back what lies at `place` now."""
    before = place.read_bytes() if place.is_file() else None

    def restore() -> None:
        if before is None:
            place.unlink(missing_ok=True)
            return
        with replaced(place) as temporary:
            temporary.write_bytes(before)

    return restore
