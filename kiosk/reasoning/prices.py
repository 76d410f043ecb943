"""What a call costs: a dated table, the tier's own prices, and a worst case beforehand."""

from __future__ import annotations

import datetime
import math
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kiosk.core.ports import ModelImage, ModelRequest

CHARS_A_TOKEN = 3
"""Characters that one token stands for at least, on average; a worst case counts with it."""

_USUAL_CHARS_A_TOKEN = 4
_MILLION = 1_000_000
_MESSAGE_TOKENS = 8
_TILE = 512
_FIT, _SHORT = 2048, 768


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars a million tokens; a picture is `image_base` + `image_tile` tokens a tile.

    `seen` is when the price was published, `ends` when the model is shut down, None if unsaid.
    `known` is false for a stand-in price of a model that no table names.
    """

    name: str
    input: float
    cached: float
    output: float
    image_base: int = 85
    image_tile: int = 170
    seen: datetime.date | None = None
    ends: datetime.date | None = None
    known: bool = True

    def cost(self, prompt: int, cached: int, completion: int) -> float:
        """US dollars for these tokens; `cached` are part of `prompt`."""
        fresh = max(0, prompt - cached)
        spent = fresh * self.input + cached * self.cached + completion * self.output
        return spent / _MILLION

    def worst(self, request: ModelRequest) -> float:
        """The most that `request` can cost: nothing cached, every token of the answer used."""
        return self.cost(prompt_tokens(request, self, CHARS_A_TOKEN), 0, max(1, request.max_tokens))

    def image_tokens(self, image: ModelImage) -> int:
        """What one picture counts as."""
        return self.image_base + self.image_tile * tiles(image.width, image.height)


FREE = Price("", 0.0, 0.0, 0.0)


@cache
def table() -> dict[str, Price]:
    """The shipped prices by model name."""
    text = resources.files("kiosk.reasoning").joinpath("prices.toml").read_text("utf-8")
    return {row["name"]: Price(**row) for row in tomllib.loads(text)["model"]}


def price_of(model: str) -> Price:
    """The price of `model`, also of a dated snapshot of it ("gpt-4o-2024-08-06").

    A model that nobody priced is taken to be as dear as the dearest, so that caps hold.
    """
    known = table()
    bare = model.rsplit("/", 1)[-1]
    for name in sorted(known, key=len, reverse=True):
        if bare == name or bare.startswith((f"{name}-2", f"{name}@", f"{name}:")):
            return known[name]
    dearest = max(known.values(), key=lambda p: p.input + p.output)
    return replace(dearest, name=model, known=False, ends=None)


def prompt_tokens(request: ModelRequest, price: Price, chars: float = _USUAL_CHARS_A_TOKEN) -> int:
    """Our own count of a request's tokens, for when the provider's never comes."""
    text = sum(len(m.content) + _MESSAGE_TOKENS for m in request.messages)
    tools = sum(len(t.name) + len(t.description) + len(str(t.parameters)) for t in request.tools)
    schema = len(str(request.json_schema)) if request.json_schema else 0
    pictures = sum(price.image_tokens(image) for image in request.images)
    return math.ceil((text + tools + schema) / chars) + pictures


def completion_tokens(text: str) -> int:
    """Our own count of an answer's tokens."""
    return math.ceil(len(text) / _USUAL_CHARS_A_TOKEN)


def tiles(width: int, height: int) -> int:
    """The tiles of 512 pixels that a picture is cut into, after the provider shrank it."""
    width, height = shrunk(width, height)
    return math.ceil(width / _TILE) * math.ceil(height / _TILE)


def shrunk(width: int, height: int) -> tuple[int, int]:
    """What the provider makes of a picture: fitted into 2048, its short side at most 768."""
    fit = min(1.0, _FIT / max(width, height), _SHORT / min(width, height))
    return max(1, round(width * fit)), max(1, round(height * fit))


def worthwhile(width: int, height: int) -> tuple[int, int]:
    """The size to send a picture at: no pixel that is not looked at, no tile for a thin strip.

    A side that reaches less than an eighth of a tile into the next one is cut back to the border.
    """
    width, height = shrunk(width, height)
    factors = [
        side // _TILE * _TILE / side
        for side in (width, height)
        if side > _TILE and side % _TILE and side % _TILE <= _TILE // 8
    ]
    fit = min(factors, default=1.0)
    return max(1, int(width * fit)), max(1, int(height * fit))
