"""What was accepted from the quarantine, as files of the pack: answers, and a set that grows.

Both are written anew from all that is accepted, so that taking a step back takes it out again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.knowledge.files import replaced
from kiosk.knowledge.ingest.folder import REVIEWED, REVIEWED_QUESTIONS
from kiosk.knowledge.quarantine import Entry, Kind
from kiosk.knowledge.words import is_code, is_number, words

_CLUES = 2


@dataclass(frozen=True, slots=True)
class Published:
    """What lies in the pack now: answers, and questions to ask at every examination."""

    answers: int
    questions: int
    folder: Path


def publish(entries: Sequence[Entry], folder: Path) -> Published:
    """Write the accepted `entries` into the pack's `folder`, or what is laid over it.

    A thumb up confirms what the documents say: it gives a question for the examination alone.
    Raises `Missing` ``pack.not_writable``, ``pack.disk_full``.
    """
    answers = {e.question: e for e in entries if e.kind is not Kind.THUMB_UP}
    confirmed = {e.question: e for e in entries if e.kind is Kind.THUMB_UP}
    _write(folder / REVIEWED, _table(list(answers.values())))
    asked = [_question(e, (REVIEWED,)) for e in answers.values()]
    asked += [_question(e, e.cited) for q, e in confirmed.items() if q not in answers and e.cited]
    lines = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in asked)
    _write(folder / REVIEWED_QUESTIONS, lines)
    return Published(len(answers), len(asked), folder)


def _write(path: Path, text: str) -> None:
    """`text` at `path`; without any there shall be no file."""
    if not text:
        path.unlink(missing_ok=True)
        return
    with replaced(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _table(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("question", "answer"))
    table.writerows((" ".join(e.question.split()), " ".join(e.answer.split())) for e in entries)
    return out.getvalue()


def _question(entry: Entry, gold: tuple[str, ...]) -> dict[str, object]:
    return {
        "question": entry.question,
        "answerable": True,
        "gold": list(gold),
        "must": _clues(entry.answer),
    }


def _clues(answer: str) -> list[str]:
    """What a right answer has to say: its numbers and codes, else its longest word."""
    found = [word for word in answer.split() if any(map(str.isdigit, word))]
    exact = [
        w.strip(".,;:!?()\"'") for w in found if any(is_number(t) or is_code(t) for t in words(w))
    ]
    if exact:
        return list(dict.fromkeys(exact))[:_CLUES]
    plain = [w.strip(".,;:!?()\"'") for w in answer.split()]
    return [max(plain, key=len)] if plain else []
