"""Keeps the translations: finds the words in the QML, compiles what was translated.

python -m ui.translate   updates ui/i18n/*.ts and writes the *.qm that ship
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.viewmodels.comfort import LANGUAGES
from ui.words import SOURCE, WORDS

QML = Path(__file__).parent / "qml" / "Tandem"
_QUIET = ["-silent", "-no-obsolete", "-locations", "none"]


def update(folder: Path = WORDS) -> None:
    """Bring the ``.ts`` files in `folder` to the words of the QML; new ones wait untranslated."""
    sources = sorted(str(path) for path in QML.rglob("*.qml"))
    for code in LANGUAGES:
        plurals = ["-pluralonly"] if code == SOURCE else []
        target = ["-target-language", code, "-source-language", "en"]
        _run(
            "lupdate", *sources, "-ts", str(folder / f"kiosk_{code}.ts"), *target, *plurals, *_QUIET
        )


def compile_all(folder: Path = WORDS, into: Path | None = None) -> None:
    """Write a ``.qm`` for every ``.ts`` of `folder`, without a word that is unfinished."""
    for code in LANGUAGES:
        target = (into or folder) / f"kiosk_{code}.qm"
        _run(
            "lrelease",
            "-silent",
            "-nounfinished",
            str(folder / f"kiosk_{code}.ts"),
            "-qm",
            str(target),
        )


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(program), *arguments], check=True, capture_output=True, text=True)


if __name__ == "__main__":
    update()
    compile_all()
