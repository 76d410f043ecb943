"""The way out: what no sentence may carry, whoever made it. Judged one by one as they stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.record import AnswerSentence, Origin, PiiSpan
from kiosk.core.turn import Passage, Turn
from kiosk.governance.policies import withheld

_SECRET = re.compile(
    r"\b(?:sk|pk|rk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9]{16,}\b|\bAKIA[A-Z0-9]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bAIza[\w-]{30,}|-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}"
)
_RUN = 7
"""Words in a row of the system prompt that nobody says by chance."""

_NEVER = frozenset({"card", "ssn", "iban", "passport", "driver_licence", "password"})
"""Personal data that no answer repeats, not even to its owner."""

_OTHERS = frozenset({"email", "phone", "bank_account", "tax_id", "national_id", "medical_id"})
"""Personal data that an answer says only when the owner wrote it or this person said it."""

_AMOUNT = re.compile(
    r"[$€£]\s?(\d[\d.,]*)|(\d[\d.,]*)\s?(?:dollars|euros?|pounds|cents|percent|%)", re.I
)
_PROMISE = re.compile(
    r"\b(free|refund|discount|guarantee|compensat|voucher|lifetime|gratis|rabatt|erstatt|garant"
    r"|descuento|reembols|rembours|remise|gratuit)",
    re.I,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speaking:
    """Where a sentence is said: its turn, the evidence, and what was said before it."""

    turn: Turn
    passages: tuple[Passage, ...] = ()
    said: tuple[AnswerSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said in the end (None: nothing) and why it is not what was to be said."""

    sentence: AnswerSentence | None
    findings: tuple[str, ...] = ()


class OutputGuard:
    """`secrets` are texts that stay inside (the system prompt); `find` gives personal data."""

    def __init__(
        self, find: Callable[[str], Sequence[PiiSpan]], secrets: Iterable[str] = ()
    ) -> None:
        self._find = find
        self._runs = {run for text in secrets for run in _runs(text)}

    def check(self, sentence: AnswerSentence, speaking: Speaking) -> Verdict:
        """Let `sentence` pass, or put fixed words in its place, once a turn."""
        if sentence.origin is Origin.POLICY:
            return Verdict(sentence)
        findings = tuple(self._findings(sentence, speaking))
        if not findings:
            return Verdict(sentence)
        words = withheld(speaking.turn.reply_in)
        if any(said.text == words for said in speaking.said):
            return Verdict(None, findings)
        return Verdict(AnswerSentence(words, Origin.POLICY), findings)

    def _findings(self, sentence: AnswerSentence, speaking: Speaking) -> Iterable[str]:
        if _SECRET.search(sentence.text):
            yield "secret"
        if sentence.origin is Origin.MODEL and not self._runs.isdisjoint(_runs(sentence.text)):
            yield "system_prompt"
        bare = sentence.origin is Origin.MODEL and not sentence.citations
        if bare and _promises(sentence.text, _known(speaking)):
            yield "promise"
        if self._tells_of_others(sentence.text, speaking):
            yield "personal_data"

    def _tells_of_others(self, text: str, speaking: Speaking) -> bool:
        """Whether personal data in `text` are neither the owner's own nor this person's."""
        known = _bare(f"{speaking.turn.transcript}\n{_known(speaking)}")
        return any(
            span.type in _NEVER
            or (span.type in _OTHERS and _bare(text[span.start : span.end]) not in known)
            for span in self._find(text)
        )


def without_secrets(text: str) -> str:
    """`text` with every key and token in it covered."""
    return _SECRET.sub("[secret]", text)


def _known(speaking: Speaking) -> str:
    """What the owner's documents say of it."""
    return "\n".join(p.text for p in speaking.passages).lower()


def _promises(text: str, known: str) -> bool:
    """Whether `text` names money, or promises something, of which the documents say nothing."""
    amounts = (m[1] or m[2] for m in _AMOUNT.finditer(text))
    if any(amount.rstrip(".,") not in known for amount in amounts):
        return True
    return any(word[0].lower() not in known for word in _PROMISE.finditer(text))


def _bare(text: str) -> str:
    """Letters and digits alone: a number is the same number however it is grouped."""
    return "".join(filter(str.isalnum, text.lower()))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
