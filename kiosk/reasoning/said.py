"""What was already said in a turn, so that who goes on does not say it again."""

from __future__ import annotations

from kiosk.core.record import AnswerSentence, Origin
from kiosk.reasoning.evidence import is_negative
from kiosk.reasoning.quantities import quantities
from kiosk.reasoning.words import content

_SAME = 0.75


class Said:
    """The sentences that were let out, and whether a new one would repeat them."""

    def __init__(self) -> None:
        self.sentences: list[AnswerSentence] = []

    @property
    def answers(self) -> bool:
        """Whether anything was said that answers."""
        return any(s.origin is not Origin.POLICY for s in self.sentences)

    def add(self, sentence: AnswerSentence) -> None:
        """Remember `sentence`."""
        self.sentences.append(sentence)

    def repeats(self, sentence: AnswerSentence) -> bool:
        """Whether `sentence` brings nothing new: its words and figures were all said."""
        if self.answers and sentence.origin is Origin.POLICY:
            return True  # "the documents don't say" after they did
        return any(_same(sentence.text, before.text) for before in self.sentences)


def _same(new: str, before: str) -> bool:
    words, known = set(content(new)), set(content(before))
    if not words:
        return new.strip().lower() == before.strip().lower()
    if is_negative(new) != is_negative(before):
        return False
    if not set(quantities(new)) <= set(quantities(before)):
        return False
    return len(words & known) >= _SAME * len(words)
