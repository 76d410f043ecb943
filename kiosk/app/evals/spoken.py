"""A conversation held aloud: the kiosk's own voice says the lines, its own ear hears them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

from kiosk.action.mouth import Saying
from kiosk.action.recording import WavSink
from kiosk.app.composition import Kiosk
from kiosk.conversation.entry import spoken_turn
from kiosk.core.events import Event
from kiosk.core.turn import Turn
from kiosk.perception.sources import WavSource

_NUMBER = re.compile(r"\b\d{5,}\b")
"""An order's number is said digit by digit."""


async def said_aloud(kiosk: Kiosk, text: str, session_id: str) -> Turn | None:
    """The turn that `kiosk` makes of `text` when it is spoken; None when nothing was heard."""
    with tempfile.TemporaryDirectory() as folder:
        tape = Path(folder) / "line.wav"
        sink = WavSink(tape)
        mouth = kiosk.mouth(sink)
        if mouth is None:
            return None
        line = Saying(_NUMBER.sub(lambda number: " ".join(number[0]), text))
        await mouth.say(_one(line), _nobody)
        if not sink.close():
            return None
        source = WavSource.from_file(tape)
        async with aclosing(kiosk.ear().hear(source, _nobody)) as utterances:
            turns = [spoken_turn(heard, session_id) async for heard in utterances]
    if not turns:
        return None
    # One sentence may reach the ear in two pieces; the person meant them together.
    whole = " ".join(turn.transcript for turn in turns)
    return Turn(
        turns[0].turn_id,
        session_id,
        turns[0].modality,
        whole,
        confidence=min(turn.confidence for turn in turns),
        language=turns[0].language,
        heard=" ".join(turn.heard for turn in turns if turn.heard),
    )


async def _one(line: Saying) -> AsyncIterator[Saying]:
    yield line


def _nobody(_event: Event) -> None:
    """Nobody watches."""
