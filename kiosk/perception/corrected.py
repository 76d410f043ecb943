"""A recogniser whose words are those of the owner where they sound like them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.ports import SpeechToText
from kiosk.core.turn import Transcript


class CorrectedStt:
    """`SpeechToText` over `stt`; what `correct` changes is kept in `Transcript.heard`."""

    def __init__(self, stt: SpeechToText, correct: Callable[[str], str]) -> None:
        self._stt = stt
        self._correct = correct

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        """As the port says."""
        heard = await self._stt.transcribe(pcm, language=language, prompt=prompt)
        text = self._correct(heard.text) if heard.language == "en" else heard.text
        if text == heard.text:
            return heard
        segments = tuple(replace(s, text=self._correct(s.text)) for s in heard.segments)
        return replace(heard, text=text, segments=segments, heard=heard.text)
