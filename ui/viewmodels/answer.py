"""The answer, sentence by sentence, and what it stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from kiosk.core.record import AnswerSentence, Origin
from kiosk.core.state import KioskState, Phase
from kiosk.core.turn import Passage
from ui.viewmodels.comfort import LANGUAGES


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence. `origin`: quote, model, policy, tool; `citations` are numbers of sources.

    `written_in` names the documents' language where the person chose another one; `translated`
    tells that the words are in the person's all the same.
    """

    text: str
    origin: str
    citations: tuple[int, ...]
    speaking: bool
    supported: bool
    last: bool = True
    """The next sentence does not rest on the same: here it is told what this one rests on."""
    written_in: str = ""
    translated: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source; `number` is 0 as long as no sentence cites it, `page` 0 when there is none.

    `excerpt` is the text in one line, `passage` the identifier that opens the document there.
    """

    number: int
    title: str
    section: str
    page: int
    excerpt: str
    passage: str
    speaking: bool


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product; `stock` is -1 where it is not known."""

    sku: str
    name: str
    price: str
    place: str
    stock: int
    picture: str
    category: str


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A question a person may touch."""

    question: str


def derive_sentences(state: KioskState, language: str = "") -> tuple[SentenceRow, ...]:
    """The sentences of `state`, the one being heard marked, for who chose `language`."""
    numbers = _numbers(state)
    theirs = state.pack.language
    named = LANGUAGES.get(theirs, theirs)
    foreign = named if language and theirs != language else ""
    rows = [
        SentenceRow(
            text=sentence.text,
            origin=sentence.origin.value,
            citations=tuple(numbers[name] for name in sentence.citations if name in numbers),
            speaking=place == state.speaking_index,
            supported=sentence.supported,
            written_in=named if sentence.original else foreign if _is_quote(sentence) else "",
            translated=bool(sentence.original),
        )
        for place, sentence in enumerate(state.sentences)
    ]
    after: list[SentenceRow | None] = [*rows[1:], None]
    return tuple(
        replace(row, last=then is None or _rests_on(row) != _rests_on(then))
        for row, then in zip(rows, after[: len(rows)], strict=True)
    )


def _is_quote(sentence: AnswerSentence) -> bool:
    return sentence.origin is Origin.QUOTE


def derive_sources(state: KioskState) -> tuple[SourceRow, ...]:
    """What the answer cites, in the order of citing; before that what was found.

    What was found and not used stays until the answer is whole, then only what is cited.
    """
    numbers = _numbers(state)
    by_id = {passage.id: passage for passage in state.sources}
    cited = [by_id[name] for name in numbers]
    found = [passage for passage in state.sources if passage.id not in numbers]
    whole = state.phase is Phase.IDLE and bool(cited)
    heard = state.sentences[state.speaking_index].citations if _is_speaking(state) else ()
    return tuple(
        _row(passage, numbers.get(passage.id, 0), speaking=passage.id in heard)
        for passage in (cited if whole else [*cited, *found])
    )


def derive_suggestions(state: KioskState) -> tuple[SuggestionRow, ...]:
    """What the owner suggests to ask."""
    return tuple(SuggestionRow(text) for text in state.pack.suggestions)


def derive_next(state: KioskState) -> tuple[SuggestionRow, ...]:
    """What one may want to ask now, when the answer is whole."""
    whole = state.phase is Phase.IDLE and bool(state.sentences)
    return tuple(SuggestionRow(text) for text in state.next_questions) if whole else ()


def derive_products(state: KioskState) -> tuple[ProductRow, ...]:
    """The products that the answer is about."""
    return tuple(
        ProductRow(
            sku=card.sku,
            name=card.name,
            price=card.price,
            place=card.place,
            stock=-1 if card.stock is None else card.stock,
            picture=card.picture,
            category=card.category,
        )
        for card in state.products
    )


def number_of(state: KioskState, passage: str) -> int:
    """The number under which `passage` is cited, 0 when it is not."""
    return _numbers(state).get(passage, 0)


def _rests_on(row: SentenceRow) -> tuple[str, tuple[int, ...]]:
    return row.origin, row.citations


def title_of(doc: str) -> str:
    """A document's file name as a person would write it."""
    words = re.sub(r"[\s_-]+", " ", PurePath(doc).stem).strip()
    return words[:1].upper() + words[1:]


def _row(passage: Passage, number: int, *, speaking: bool) -> SourceRow:
    return SourceRow(
        number=number,
        title=title_of(passage.doc),
        section=passage.section,
        page=passage.page or 0,
        excerpt=" ".join(passage.text.split()),
        passage=passage.id,
        speaking=speaking,
    )


def _numbers(state: KioskState) -> dict[str, int]:
    known = {passage.id for passage in state.sources}
    order = dict.fromkeys(
        name for sentence in state.sentences for name in sentence.citations if name in known
    )
    return {name: number for number, name in enumerate(order, 1)}


def _is_speaking(state: KioskState) -> bool:
    return 0 <= state.speaking_index < len(state.sentences)
