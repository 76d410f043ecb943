"""What one person said and showed, and what was found for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Modality(StrEnum):
    """Which senses a turn came through."""

    VOICE = "voice"
    TEXT = "text"
    IMAGE = "image"
    VOICE_IMAGE = "voice+image"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of transcript; `start` and `end` in seconds from the start of the recording."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the recogniser heard.

    `confidence` is the geometric mean probability of the text tokens, 0 to 1; `language` is an
    ISO 639-1 code. `heard` is the recogniser's own text where words of the owner replaced some of
    it, else empty.
    """

    text: str
    confidence: float
    language: str
    segments: tuple[Segment, ...] = ()
    heard: str = ""

    @property
    def original(self) -> str:
        """The recogniser's own text."""
        return self.heard or self.text


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of speech cut out of the stream, pre-roll included.

    `start_ms` and `end_ms` are offsets in the stream; `end_ms` is where speech ended, not where the
    silence after it was believed. `truncated` tells that the longest allowed utterance was reached.
    """

    pcm: bytes
    start_ms: float
    end_ms: float
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Barcode:
    """A code read from a picture; `box` is x, y, width, height in pixels."""

    text: str
    format: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line of text read from a picture; `confidence` is 0 to 1.

    `original` is what was read, where `text` has a look-alike put right (``EO7`` for ``E07``).
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    original: str = ""


@dataclass(frozen=True, slots=True)
class SeenProduct:
    """A product of the pack that a picture shows. `by` is ``barcode``, ``sku`` or ``name``;
    `passage` is the catalogue's passage about it.
    """

    sku: str
    name: str
    passage: str
    by: str


@dataclass(frozen=True, slots=True)
class ImageEvidence:
    """What a picture contributed; the picture itself is not kept.

    `product` is the one it shows, None when that is not sure; `others` may be meant as well.
    `codes` are error and part codes read, those of the pack where there are any; `models` the
    product names in code form (``X200``). `hints` tell why it could not be read better.
    `withheld` is why the picture is shown to no model: its text gives ``orders``, and is not used
    at all, or holds ``personal`` data.
    """

    barcodes: tuple[Barcode, ...] = ()
    text: tuple[OcrLine, ...] = ()
    product: SeenProduct | None = None
    others: tuple[SeenProduct, ...] = ()
    codes: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's contribution, normalised: the same shape whether spoken, typed or shown.

    `heard` is as in `Transcript`. `language` is that of the words, `wants` the one that the person
    chose to be answered in, "" where they chose none (ISO 639-1).
    """

    turn_id: str
    session_id: str
    modality: Modality
    transcript: str
    confidence: float = 1.0
    language: str = "en"
    images: tuple[ImageEvidence, ...] = ()
    heard: str = ""
    wants: str = ""

    @property
    def reply_in(self) -> str:
        """The language to answer in: what the person chose, else what they spoke."""
        return self.wants or self.language


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the owner's documents; `score` is 0 to 1, `page` counts from 1.

    `start` and `end` are character offsets into the document's text, end exclusive; both 0 where
    the place is not known. `meaning` is the cosine of question and passage, 0 where no model
    compared them. `subject` names what the whole document is about, where its section does not.
    """

    id: str
    doc: str
    section: str
    page: int | None
    score: float
    text: str
    start: int = 0
    end: int = 0
    meaning: float = 0.0
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """The place that a sentence rests on: `start` and `end` are character offsets into the text of
    document `doc`, end exclusive; `page` counts from 1. The narrowest place that could be found.
    """

    passage: str
    doc: str
    section: str
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier question and answer of the same session."""

    question: str
    answer: str
    passages: tuple[str, ...] = field(default=())
