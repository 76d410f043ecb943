"""Question sets: JSON Lines with what a right answer says, and what none may say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.core.errors import BadInput

_HINT = (
    'Each line is an object: {"question": "…", "answerable": true, "must": ["30 days|thirty '
    'days"], "must_not": [], "gold": ["returns.md"]}'
)


class Question(BaseModel):
    """One question of a set.

    A right answer holds one of the alternatives (split at ``|``) of every `must`; no answer may
    hold one of `must_not`. `gold` names the documents that answer it, `before` what was asked
    earlier in the same visit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(min_length=1)
    answerable: bool
    kind: Literal["plain", "unanswerable", "wrong_premise", "compound", "follow_up"] = "plain"
    gold: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def read_questions(path: Path) -> Sequence[Question]:
    """The questions in `path`.

    Raises `BadInput` ``eval.no_questions`` and ``eval.bad_line``; the latter names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            "eval.no_questions", f"{path} can't be read: {error}.", "Name one: --questions FILE."
        ) from error
    found = [_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise BadInput("eval.no_questions", f"{path} holds no question.", _HINT)
    return found


def _read(path: Path, number: int, line: str) -> Question:
    try:
        return Question.model_validate(json.loads(line))
    except ValidationError as error:
        detail = error.errors()[0]
        what = f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"
    except json.JSONDecodeError as error:
        what = str(error)
    raise BadInput("eval.bad_line", f"{path} line {number}: {what}.", _HINT)
