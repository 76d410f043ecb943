"""A recogniser that is asked again, by a better one, when it is not sure."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import SpeechToText
from kiosk.core.turn import Transcript

SOMETHING = 0.36
"""What is heard with less confidence is no speech; a bigger recogniser makes sentences of it."""


class SecondOpinion:
    """`SpeechToText` by `first`; what it hears with less confidence than `doubt` goes to another.

    `second` gives the other one, when it is needed for the first time at the earliest. The surer of
    the two counts. The second one is not prompted: what it is prompted with, it tends to repeat.
    """

    def __init__(
        self, first: SpeechToText, second: Callable[[], SpeechToText], *, doubt: float
    ) -> None:
        self._first = first
        self._second = second
        self._doubt = doubt

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        """As the port says."""
        heard = await self._first.transcribe(pcm, language=language, prompt=prompt)
        if not SOMETHING <= heard.confidence < self._doubt:
            return heard
        try:
            other = await self._second().transcribe(pcm, language=language)
        except EngineFailed:  # its supervisor tells; the first opinion is as good as ever
            return heard
        better = other.confidence > heard.confidence or not heard.text
        return other if other.text and better else heard
