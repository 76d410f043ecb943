"""How one answer is judged, and how a run adds up. Pure.

=========  ====================================================================================
right      answered, with everything it must say and nothing it must not
beside     answered with the owner's own words that miss the point, or leave a part out
wrong      a wrong fact: a forbidden phrase, or words of a model that are not the answer
declined   abstained, handed to a person, or refused
error      the turn failed
=========  ====================================================================================
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.app.evals.questions import Question
from kiosk.core.record import Origin, Outcome, TurnRecord
from kiosk.reasoning.claims import fact_stems
from kiosk.reasoning.quantities import quantities

_WORDS = re.compile(r"[^\W_]+(?:[.,:][0-9]+)*|[$€£%°]")

DEPTHS = (1, 3, 5)
"""Ranks at which recall is told."""


class Mark(StrEnum):
    """The judgement of one answer."""

    RIGHT = "right"
    BESIDE = "beside"
    WRONG = "wrong"
    DECLINED = "declined"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what came out, and the judgement.

    `rank` is where the first gold document stood among the documents found, from 1; 0 when it was
    not found. `total_ms` is the whole turn, `ttft_ms` 0 where no model was asked.
    """

    question: Question
    mark: Mark
    answer: str
    origins: tuple[str, ...]
    rank: int
    found: tuple[str, ...]
    total_ms: float
    ttft_ms: float

    @property
    def failed(self) -> bool:
        """Whether this is not what should have come out."""
        return self.mark is not (Mark.RIGHT if self.question.answerable else Mark.DECLINED)

    def as_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return {
            "question": self.question.question,
            "kind": self.question.kind,
            "answerable": self.question.answerable,
            "mark": self.mark.value,
            "answer": self.answer,
            "must": list(self.question.must),
            "must_not": list(self.question.must_not),
            "origins": list(self.origins),
            "gold": list(self.question.gold),
            "rank": self.rank,
            "found": list(self.found),
            "total_ms": self.total_ms,
            "ttft_ms": self.ttft_ms,
        }


def judge(question: Question, record: TurnRecord, found: Sequence[str]) -> Judged:
    """Judge the turn `record`; `found` are the documents of the search, best first."""
    documents = list(dict.fromkeys(found))
    rank = next((n for n, doc in enumerate(documents, 1) if doc in question.gold), 0)
    return Judged(
        question=question,
        mark=_mark(question, record),
        answer=record.answer.text,
        origins=tuple(s.origin.value for s in record.answer.sentences),
        rank=rank,
        found=tuple(documents),
        total_ms=record.timings_ms.total,
        ttft_ms=record.timings_ms.ttft,
    )


def _mark(question: Question, record: TurnRecord) -> Mark:
    answer = record.answer
    if any(says(answer.text, phrase) for phrase in question.must_not):
        return Mark.WRONG
    if answer.outcome is Outcome.ERROR:
        return Mark.ERROR
    if answer.outcome is not Outcome.ANSWERED:
        return Mark.DECLINED
    if question.answerable and all(says(answer.text, phrase) for phrase in question.must):
        return Mark.RIGHT
    invented = any(s.origin is Origin.MODEL for s in answer.sentences)
    return Mark.WRONG if invented else Mark.BESIDE


def says(text: str, phrase: str) -> bool:
    """Whether `text` says one of the alternatives of `phrase`: in its words, or as an amount."""
    plain = _plain(text)
    return any(_plain(one) in plain or _same_amount(text, one) for one in phrase.split("|"))


def _same_amount(text: str, phrase: str) -> bool:
    """Whether every amount of `phrase` is in `text`, with its other words: 30 days, thirty days."""
    wanted, there = quantities(phrase), quantities(text)
    if not wanted or not fact_stems(phrase) <= fact_stems(text):
        return False
    return all(any(a.matches(b) for b in there) for a in wanted)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return f" {' '.join(_WORDS.findall(text))} "


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """The table of a run: counts, shares from 0 to 1, milliseconds."""
    answerable = [j for j in judged if j.question.answerable]
    unanswerable = [j for j in judged if not j.question.answerable]
    with_gold = [j for j in judged if j.question.gold]
    wrong = sum(j.mark is Mark.WRONG for j in judged)
    return {
        "questions": len(judged),
        "answerable": len(answerable),
        "right": sum(j.mark is Mark.RIGHT for j in answerable),
        "right_share": _share(answerable, lambda j: j.mark is Mark.RIGHT),
        "unanswerable": len(unanswerable),
        "declined": sum(j.mark is Mark.DECLINED for j in unanswerable),
        "declined_share": _share(unanswerable, lambda j: j.mark is Mark.DECLINED),
        "wrong_facts": wrong,
        "wrong_facts_share": _share(judged, lambda j: j.mark is Mark.WRONG),
        "recall": {str(k): _share(with_gold, lambda j, k=k: 0 < j.rank <= k) for k in DEPTHS},
        "by_kind": _by_kind(judged),
        "latency_ms": _latency(judged),
    }


def confusion(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    """Kind of question → judgement → how often."""
    kinds = dict.fromkeys(j.question.kind for j in judged)
    counts = {kind: Counter(j.mark for j in judged if j.question.kind == kind) for kind in kinds}
    return {kind: {mark.value: counts[kind][mark] for mark in Mark} for kind in kinds}


def _by_kind(judged: Sequence[Judged]) -> Mapping[str, str]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.question.kind, []).append(one)
    return {kind: f"{sum(not j.failed for j in g)}/{len(g)}" for kind, g in groups.items()}


def _latency(judged: Sequence[Judged]) -> dict[str, float]:
    times = sorted(j.total_ms for j in judged)
    modelled = [j.total_ms for j in judged if j.ttft_ms]
    return {
        "p50": _at(times, 0.5),
        "p95": _at(times, 0.95),
        "without_model": sum(not j.ttft_ms for j in judged),
        "with_model_p50": round(statistics.median(modelled), 1) if modelled else 0.0,
    }


def _at(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0


def _share(judged: Sequence[Judged], good: Any) -> float:
    return round(sum(bool(good(j)) for j in judged) / len(judged), 4) if judged else 0.0
