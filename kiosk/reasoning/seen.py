"""What a picture adds to a question: "how much is this?" becomes "how much is this? X200 blender".

What stands in a picture is data. It says what "this" is, and never what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from kiosk.core.record import Outcome
from kiosk.core.turn import ImageEvidence, Passage, SeenProduct
from kiosk.reasoning.asked import Kind, asked
from kiosk.reasoning.phrases import phrase
from kiosk.reasoning.words import content

_POINTS = re.compile(
    r"\b(?:it|its|it's|this|these|that|those|one|here|there|picture|photo|image|display|screen"
    r"|label|sign|sticker|plate|barcode|tag|shows?|says?|see)\b",
    re.I,
)
_READ_OUT = re.compile(
    r"\bwhat (?:does|do|is|'s) (?:it|this|that|these|(?:the|this|that) \w+)(?: \w+)? (?:say|read)\b"
    r"|\bwhat(?:'s| is) (?:written|printed|on (?:it|this|that|the (?:label|sign|display|screen)))\b"
    r"|\bread (?:it|this|that|(?:me )?the (?:label|text|sign|display|screen|plate))\b",
    re.I,
)
_SERIAL = re.compile(r"\b(?:serial|part|model|item|article) (?:number|no)\b", re.I)
_FAULT = re.compile(
    r"\b(?:errors?|codes?|faults?|alarms?|warning|display|screen|mean\w*|blink\w*|flash\w*|shows?"
    r"|showing|wrong|problems?|broken|fix|repair|help|happen\w*|(?:should|do|can) i do)\b",
    re.I,
)
_NUMBER = re.compile(r"(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{4,}", re.I)
_FEW = 3
"""A question with more words of its own stands by itself, whatever "that" in it points to."""

_MOST_READ = 12
_MOST_NAMED = 3
_LARGEST, _MOST_WORDS = 3, 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A question and the pictures shown with it."""

    question: str
    images: tuple[ImageEvidence, ...] = ()

    @property
    def product(self) -> SeenProduct | None:
        """The product that the pictures show, when it is one."""
        shown = {i.product.sku: i.product for i in self.images if i.product}
        return next(iter(shown.values())) if len(shown) == 1 else None

    @property
    def others(self) -> tuple[SeenProduct, ...]:
        """Several products, of which none stands out."""
        if self.product or not self.images:
            return ()
        found = [p for image in self.images for p in (image.product, *image.others) if p]
        return tuple({product.sku: product for product in found}.values())

    @property
    def codes(self) -> tuple[str, ...]:
        """Error and part codes in the pictures."""
        return tuple(dict.fromkeys(chain.from_iterable(i.codes for i in self._usable)))

    @property
    def models(self) -> tuple[str, ...]:
        """Model codes in the pictures."""
        return tuple(dict.fromkeys(chain.from_iterable(i.models for i in self._usable)))

    @property
    def understood(self) -> bool:
        """Whether what the pictures show is something that the documents may speak of."""
        return bool(self.product or self.codes or self.models)

    @property
    def showable(self) -> bool:
        """Whether a model may see the pictures: none gives orders or holds personal data."""
        return not any(image.withheld for image in self.images)

    @property
    def concerns(self) -> bool:
        """Whether the question is about the pictures."""
        if not self.images:
            return False
        read = asked(self.question)
        if read.codes or read.kind is Kind.HOURS:
            return False
        if not read.stems or _FAULT.search(self.question) or _SERIAL.search(self.question):
            return True
        named = frozenset(content(self.product.name)) if self.product else frozenset[str]()
        few = len(read.stems) <= (_FEW if _POINTS.search(self.question) else 1)
        return few or bool(named & read.stems)

    def to_search(self, query: str) -> str:
        """What to look for: `query`, with all that the pictures name."""
        if not self.concerns:
            return query
        if not self.understood:
            return f"{query} {self._print}".strip()
        name = (self.product.name,) if self.product else self.models
        codes = self.codes if self.product is None or _FAULT.search(self.question) else ()
        return " ".join((query, *name, *codes))

    def to_answer(self, query: str) -> str:
        """What to answer: `query`, with the one thing that it is about.

        A fault's code says enough; with a model beside it the documents would have to name both
        in one breath.
        """
        if not self.concerns:
            return query
        if self.codes and (_FAULT.search(self.question) or not self.product):
            return f"{query} {self.codes[0]}"
        if not self.understood:
            return f"{query} {self._print}".strip()
        name = self.product.name if self.product else " ".join(self.models[:1])
        return f"{query} {name}".strip()

    def leading(
        self, found: Sequence[Passage], recall: Callable[[str], Passage] | None
    ) -> tuple[Passage, ...]:
        """`found`, led by what the catalogue says of the product shown; as many as before."""
        if recall is None or self.product is None or not self.concerns:
            return tuple(found)
        shown = recall(self.product.passage)
        return (shown, *[p for p in found if p.id != shown.id][: max(1, len(found) - 1)])

    def reply(self, language: str) -> tuple[tuple[str, ...], Outcome] | None:
        """Fixed words when no document can help: what is printed, which is meant, what is wrong."""
        if not self.concerns:
            return None
        if self.images and not self._usable:
            return _asks_back("gives_orders", language)
        if _READ_OUT.search(self.question) or _SERIAL.search(self.question):
            if lines := self._to_read_out():
                said = "; ".join(line.rstrip(" .;") for line in lines[:_MOST_READ])
                return (phrase("it_says", language).format(text=said),), Outcome.ANSWERED
        elif self.others and not self.codes:
            names = ", ".join(product.name for product in self.others[:_MOST_NAMED])
            return _asks_back("which_product", language, names=names)
        if self.understood:
            return None
        if codes := [c.text for i in self.images for c in i.barcodes]:
            return _asks_back("unknown_code", language, code=codes[0])
        if any(image.text for image in self.images):
            return None
        hints = [hint for image in self.images for hint in image.hints]
        return _asks_back(hints[0] if hints else "nothing_seen", language)

    @property
    def _print(self) -> str:
        """The largest print, when the pack knows no name in it: a code of letters, a brand."""
        lines = [line for image in self._usable for line in image.text]
        large = sorted(lines, key=lambda line: -min(line.box[2:]))
        words = " ".join(line.text for line in large[:_LARGEST]).split()
        return " ".join(words[:_MOST_WORDS])

    @property
    def _usable(self) -> Sequence[ImageEvidence]:
        return [image for image in self.images if image.withheld != "orders"]

    def _to_read_out(self) -> list[str]:
        lines = [line.text for image in self._usable for line in image.text]
        if not _SERIAL.search(self.question):
            return lines
        return _numbered(lines) or [c.text for i in self._usable for c in i.barcodes] or lines


def _asks_back(name: str, language: str, **words: str) -> tuple[tuple[str, ...], Outcome]:
    return (phrase(name, language).format(**words),), Outcome.ABSTAINED


def _numbered(lines: Sequence[str]) -> list[str]:
    """The lines that carry a long number, those that call it one first."""
    found = [line for line in lines if _NUMBER.search(line)]
    return sorted(found, key=lambda line: not re.search(r"\b(?:s/?n|serial|no|p/?n)\b", line, re.I))
