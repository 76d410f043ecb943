"""Blocks as passages: small enough to speak from, whole enough to stand alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.knowledge.ingest.document import Block, Cut, Document, Kind

MAX_WORDS = 80
"""Words of a passage, about half a minute of speech; a longer sentence stays whole."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_ALONE = {Kind.ROW, Kind.PRODUCT, Kind.QUESTION, Kind.CAPTION}
_LISTED = {Kind.STEP, Kind.ITEM}


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    text: str
    start: int
    end: int
    page: int | None
    block: int

    @property
    def words(self) -> int:
        return len(self.text.split())


def cut(document: Document) -> Iterator[Cut]:
    """The passages of `document`, in order.

    Rows, products and questions stand alone. Paragraphs, steps and items under one heading are
    joined up to `MAX_WORDS`; a paragraph that leads into a list stays with its first item.
    """
    for headings, run in _sections(document.blocks):
        held: list[_Piece] = []
        for index, block in run:
            if block.kind in _ALONE:
                yield from _flush(headings, held)
                held = []
                yield from _flush(headings, [_piece(index, block)])
                continue
            for piece in _split(index, block):
                if held and _full(held, piece):
                    lead = _lead(held, piece)
                    yield from _flush(headings, held[: len(held) - len(lead)])
                    held = lead
                held.append(piece)
        yield from _flush(headings, held)


def _sections(
    blocks: Iterable[Block],
) -> Iterator[tuple[tuple[str, ...], list[tuple[int, Block]]]]:
    run: list[tuple[int, Block]] = []
    for index, block in enumerate(blocks):
        if run and run[-1][1].headings != block.headings:
            yield run[-1][1].headings, run
            run = []
        run.append((index, block))
    if run:
        yield run[-1][1].headings, run


def _full(held: list[_Piece], piece: _Piece) -> bool:
    return sum(p.words for p in held) + piece.words > MAX_WORDS or held[-1].page != piece.page


def _lead(held: list[_Piece], piece: _Piece) -> list[_Piece]:
    """The paragraph at the end of `held` that introduces `piece`, when it does."""
    last = held[-1]
    leads = piece.kind in _LISTED and last.kind is Kind.PROSE and last.text.endswith(":")
    return [last] if leads and last.page == piece.page else []


def _split(index: int, block: Block) -> Iterator[_Piece]:
    """A block that is too long, at its sentences; offsets stay those of the whole block."""
    piece = _piece(index, block)
    if piece.words <= MAX_WORDS:
        yield piece
        return
    held: list[str] = []
    for sentence in _SENTENCE_END.split(block.text):
        if held and len(" ".join([*held, sentence]).split()) > MAX_WORDS:
            yield replace(piece, text=" ".join(held))
            held = []
        held.append(sentence)
    yield replace(piece, text=" ".join(held))


def _piece(index: int, block: Block) -> _Piece:
    return _Piece(block.kind, block.text, block.start, block.end, block.page, index)


def _flush(headings: tuple[str, ...], held: list[_Piece]) -> Iterator[Cut]:
    if not held:
        return
    kind = next((piece.kind for piece in held if piece.kind in _LISTED), held[0].kind)
    text = " ".join(_ended(piece) for piece in held)
    start, end = min(p.start for p in held), max(p.end for p in held)
    yield Cut(kind, headings, text, start, end, held[0].page, held[0].block)


def _ended(piece: _Piece) -> str:
    text = piece.text.strip()
    return text if text[-1:] in ".!?:;" or piece.kind is Kind.PROSE else f"{text}."
