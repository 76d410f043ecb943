"""From a picture to evidence: print, codes, and the product of the pack that it shows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.core.seeing import Known, Pixels, TextReader
from kiosk.core.turn import Barcode, ImageEvidence, OcrLine, SeenProduct
from kiosk.perception.barcode import numbers, read_barcodes
from kiosk.perception.frames import distance, hints
from kiosk.perception.lookalike import code_like, corrected, key, known_codes

_LARGER = 1.3
"""How much larger one name is printed than any other to be the one that is shown."""

_NEARER = 0.5
"""How much nearer to the middle one barcode is than any other to be the one that is shown."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Looks at pictures. `known` is what the pack can recognise now; `judge` tells of a text why it
    is withheld: ``orders``, ``personal``, or empty.
    """

    reader: TextReader
    known: Callable[[], Known]
    judge: Callable[[str], str]

    async def look(self, picture: Pixels) -> ImageEvidence:
        """What `picture` shows; boxes in pixels of the picture as it was given.

        Raises `EngineFailed` or `Missing` when print can't be read.
        """
        known = self.known()
        lines, codes = await asyncio.gather(
            self.reader.read(picture),
            asyncio.to_thread(read_barcodes, picture, lambda text: _hit(text, known)),
        )
        return evidence(picture, lines, codes, known, self.judge)


def evidence(
    picture: Pixels,
    lines: Sequence[OcrLine],
    codes: Sequence[Barcode],
    known: Known,
    judge: Callable[[str], str],
) -> ImageEvidence:
    """What `lines` and `codes`, read in `picture`, mean to the pack."""
    read = tuple(_corrected(line, known.codes) for line in _rejoined(lines, known.codes))
    said = [line.text for line in read]
    withheld = judge("\n".join(_judged(said, codes)))
    if withheld == "orders":
        return _as_given(ImageEvidence(tuple(codes), read, withheld=withheld), picture.scale)
    product, others = _product(picture, read, codes, known)
    named = known_codes(said, known.codes)
    models = tuple(code for code in named if code in known.models)
    faults = tuple(code for code in named if code not in known.models)
    found = ImageEvidence(
        barcodes=tuple(codes),
        text=read,
        product=product,
        others=others,
        codes=faults or (() if product or models else code_like(said)),
        models=models,
        hints=tuple(dict.fromkeys([*hints(picture), *distance(picture, read, codes)])),
        withheld=withheld,
    )
    return _as_given(found, picture.scale)


def _judged(said: Sequence[str], codes: Sequence[Barcode]) -> list[str]:
    """What may give orders or name a person: all but the numbers under the bars."""
    bars = {"".join(c for c in code.text if c.isalnum()) for code in codes}
    printed = [line for line in said if "".join(c for c in line if c.isalnum()) not in bars]
    return printed + [code.text for code in codes if not code.text.isdigit()]


def _rejoined(lines: Sequence[OcrLine], codes: frozenset[str]) -> list[OcrLine]:
    """`lines`, with the parts of a code that were read as neighbours put together: ``E`` ``11``."""
    done: list[OcrLine] = []
    for line in lines:
        if done and (whole := key(done[-1].text + line.text)) in codes and _beside(done[-1], line):
            done[-1] = _together(done[-1], line, whole)
        else:
            done.append(line)
    return done


def _beside(one: OcrLine, other: OcrLine) -> bool:
    """Whether `other` stands right of `one`, as tall and close by, each too short for a word."""
    (x, y, width, height), (u, v, _, tall) = one.box, other.box
    level = abs(y + height / 2 - v - tall / 2) < 0.3 * max(height, tall)
    return level and 0 <= u - x - width < 1.5 * height and max(map(len, (one.text, other.text))) < 4  # noqa: PLR2004


def _together(one: OcrLine, other: OcrLine, text: str) -> OcrLine:
    (x, y, _, height), (u, v, width, tall) = one.box, other.box
    top, bottom = min(y, v), max(y + height, v + tall)
    box = (x, top, u + width - x, bottom - top)
    sure = min(one.confidence, other.confidence)
    return OcrLine(text, box, sure, f"{one.text} {other.text}")


def _hit(text: str, known: Known) -> bool:
    return known.by_barcode(text) is not None


def _corrected(line: OcrLine, codes: frozenset[str]) -> OcrLine:
    text = corrected(line.text, codes)
    return (
        line if text == line.text else replace(line, text=text, original=line.original or line.text)
    )


def _product(
    picture: Pixels, lines: Sequence[OcrLine], codes: Sequence[Barcode], known: Known
) -> tuple[SeenProduct | None, tuple[SeenProduct, ...]]:
    """The product that is shown, and what else it may be."""
    hits: dict[str, tuple[SeenProduct, float]] = {}
    for code in codes:
        for number in numbers(code):
            if product := known.by_barcode(number):
                off = _off_centre(picture, code)
                nearest = min(off, hits[product.sku][1]) if product.sku in hits else off
                hits[product.sku] = (product, nearest)
    if hits:
        near = sorted(hits.values(), key=lambda hit: hit[1])
        clear = len(near) == 1 or near[0][1] < _NEARER * near[1][1]
        return _chosen([product for product, _ in near], clear=clear)
    named = known.by_words([line.text for line in lines])
    if not named:
        return None, ()
    large = sorted(named, key=lambda p: -_size(p, lines))
    clear = len(large) == 1 or _size(large[0], lines) > _LARGER * _size(large[1], lines)
    return _chosen(large, clear=clear)


def _chosen(
    products: list[SeenProduct], *, clear: bool
) -> tuple[SeenProduct | None, tuple[SeenProduct, ...]]:
    return (products[0], tuple(products[1:])) if clear else (None, tuple(products))


def _off_centre(picture: Pixels, code: Barcode) -> float:
    x, y, width, height = code.box
    across = (x + width / 2) / picture.width - 0.5
    down = (y + height / 2) / picture.height - 0.5
    return float((across**2 + down**2) ** 0.5)


def _size(product: SeenProduct, lines: Sequence[OcrLine]) -> float:
    """How large the words of the product's name are printed, on average."""
    words = [word for word in product.name.casefold().split() if len(word) > 1]
    sizes = [
        max(
            (min(line.box[2:]) for line in lines if word in line.text.casefold()),
            default=0,
        )
        for word in words
    ]
    return sum(sizes) / len(sizes) if sizes else 0.0


def _as_given(found: ImageEvidence, scale: float) -> ImageEvidence:
    if scale == 1:
        return found

    def back(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        x, y, width, height = (round(value * scale) for value in box)
        return x, y, width, height

    return replace(
        found,
        barcodes=tuple(replace(code, box=back(code.box)) for code in found.barcodes),
        text=tuple(replace(line, box=back(line.box)) for line in found.text),
    )
