"""Who is not sure asks somebody better."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from kiosk.core.turn import Transcript
from kiosk.perception.second_opinion import SecondOpinion


@dataclass
class Recogniser:
    text: str
    confidence: float
    prompts: list[str] = field(default_factory=list)

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        self.prompts.append(prompt)
        return Transcript(self.text, self.confidence, "en")


def heard(first: Recogniser, second: Recogniser) -> str:
    stt = SecondOpinion(first, lambda: second, doubt=0.6)
    return asyncio.run(stt.transcribe(b"", prompt="words")).text


def test_the_second_is_asked_only_in_doubt_and_counts_only_when_surer() -> None:
    better = Recogniser("where are the bulbs", 0.8)
    assert heard(Recogniser("where are the bulls", 0.7), better) == "where are the bulls"
    assert better.prompts == []
    assert heard(Recogniser("where are the bulls", 0.5), better) == "where are the bulbs"
    assert better.prompts == [""]
    assert heard(Recogniser("where are the bulls", 0.5), Recogniser("when", 0.4)).endswith("bulls")


def test_no_words_of_either_are_no_words() -> None:
    assert heard(Recogniser("", 0.38), Recogniser("where", 0.55)) == "where"
    assert heard(Recogniser("", 0.2), Recogniser("how long has it been", 0.56)) == ""
    assert heard(Recogniser("", 0.4), Recogniser("", 0.2)) == ""
    assert heard(Recogniser("where", 0.5), Recogniser("", 0.9)) == "where"
