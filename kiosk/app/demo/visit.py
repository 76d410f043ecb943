"""The visit itself: one question after the other, each spoken, heard, answered and checked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kiosk.action.recording import write_wav
from kiosk.app.demo.agreement import agreement
from kiosk.app.demo.film import Film
from kiosk.app.demo.scene import Scene
from kiosk.app.demo.screen import Screen
from kiosk.app.demo.stage import Stage
from kiosk.core.audio import RATE
from kiosk.core.errors import KioskError
from kiosk.core.events import Failed
from kiosk.core.ports import AudioSink, AudioSource
from kiosk.core.state import KioskState

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from kiosk.app.composition import Kiosk
    from kiosk.core.record import TurnRecord

TURN_DEADLINE_S = 120.0
"""After this long a question counts as not answered."""

OUTSIDE = "What is the capital of Mongolia?"
"""A question that no store's documents answer: the kiosk has to say so."""


def script(suggestions: Sequence[str], most: int = 4) -> tuple[str, ...]:
    """What is asked: what the pack suggests, and one question it cannot answer."""
    return (*suggestions[:most], OUTSIDE)


class Visitor:
    """Asks the kiosk aloud and keeps the account. `progress` hears of each question first."""

    def __init__(
        self,
        kiosk: Kiosk,
        stage: Stage,
        screen: Screen,
        folder: Path,
        *,
        progress: Callable[[str], None],
    ) -> None:
        self._kiosk = kiosk
        self._stage = stage
        self._screen = screen
        self._folder = folder
        self._progress = progress

    async def ask_all(self, recordings: Mapping[str, bytes], idle: KioskState) -> list[Scene]:
        """One scene a question (its text → 16 kHz mono), begun from the snapshot `idle`.

        A question that fails does not end the visit.
        """
        scenes, films = [], []
        for number, (question, pcm) in enumerate(recordings.items(), 1):
            self._progress(question)
            films.append(Film(idle, self._screen))
            scenes.append(await self._ask(number, question, pcm, films[-1]))
        for number, (scene, film) in enumerate(zip(scenes, films, strict=True), 1):
            scene.screenshots = await film.develop(self._folder, number)
        return scenes

    async def _ask(self, number: int, question: str, pcm: bytes, film: Film) -> Scene:
        scene = Scene(question, self._folder / f"question-{number}.wav")
        write_wav(scene.question_file, pcm, RATE)
        answer = self._folder / f"answer-{number}.wav"
        answer.unlink(missing_ok=True)  # of an earlier visit
        try:
            async with (
                asyncio.timeout(TURN_DEADLINE_S),
                self._stage.turn(pcm, answer, film) as room,
            ):
                scene.record = await self._one_turn(film, *room)
            await self._check(scene, answer)
        except KioskError as error:
            film(Failed(error))
            scene.problem = error.as_dict()
        except TimeoutError:
            scene.problem = {
                "code": "demo.no_answer",
                "message": f"No answer within {TURN_DEADLINE_S:.0f} s.",
                "hint": "`kiosk doctor` tells how fast each engine is here.",
            }
        return scene

    async def _one_turn(
        self, film: Film, source: AudioSource, sink: AudioSink
    ) -> TurnRecord | None:
        turns = cast(
            "AsyncGenerator[TurnRecord, Any]",
            self._kiosk.listen(source, sink=sink, publish=film),
        )
        async with aclosing(turns):
            return await anext(turns, None)

    async def _check(self, scene: Scene, answer: Path) -> None:
        if not scene.record:
            scene.question_agreement = 0.0
            return
        heard = scene.record.input.transcript
        scene.question_agreement = agreement(scene.question, heard)
        if _is_there(answer):
            scene.answer_file = answer
            back = await self._kiosk.transcribe(answer, scene.record.input.language)
            scene.answer_heard = back.text
            scene.answer_agreement = agreement(scene.record.answer.text, back.text)


def _is_there(path: Path) -> bool:
    return path.is_file()
