"""A large made-up pack: sentences of the sample packs with other words in them, repeatable."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.core.ports import Embedder
from kiosk.knowledge.index import open_pack
from kiosk.knowledge.ingest.document import Block, Document, Kind
from kiosk.knowledge.samples import sample_pack
from kiosk.knowledge.vectors import Vectorise

SEED = 7
WORDS = 30_000
"""Made-up words that are strewn in, so that the vocabulary grows as that of real documents."""

_CHANGED = 0.3
_REAL, _NOISE = 256, 4.0
_PASSAGES_A_DOCUMENT = 20
_SENTENCES_A_PASSAGE = 4
_LONG = 3
_SYLLABLES = tuple(a + b for a in "bdfgklmnprstv" for b in "aeiou")


def sample_sentences(cache_dir: Path) -> list[str]:
    """Every sentence of the two packs that ship."""
    found: list[str] = []
    for name in ("store", "technician"):
        with open_pack(sample_pack(name), cache_dir) as index:
            texts = (index.document(doc).text for doc in index.documents() if doc.endswith(".md"))
            found += [s for text in texts for s in text.split(". ") if len(s.split()) > _LONG]
    return found


def made_up(sentences: list[str], passages: int) -> Iterator[Document]:
    """Documents with `passages` passages in all, of some 55 words each."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    words = ["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 4)))) for _ in range(WORDS)]
    for number in range(0, passages, _PASSAGES_A_DOCUMENT):
        count = min(_PASSAGES_A_DOCUMENT, passages - number)
        blocks = tuple(_block(chance, sentences, words, at) for at in range(count))
        text = "\n".join(block.text for block in blocks)
        yield Document(f"made-up-{number}.md", f"Manual {number}", text, blocks)


def strewn(model: Embedder, sentences: Sequence[str]) -> Vectorise:
    """Vectors for any texts: those of `sentences`, each with noise of its own."""
    import numpy as np

    kept = list(sentences[:_REAL])
    rows = np.frombuffer(model.embed(kept), np.int8).reshape(-1, model.dimensions)
    chance = np.random.default_rng(SEED)

    def vectorise(texts: Sequence[str]) -> bytes:
        found = rows[chance.integers(len(rows), size=len(texts))].astype(np.float32)
        found += chance.normal(scale=_NOISE, size=found.shape)
        found *= 127 / np.linalg.norm(found, axis=1, keepdims=True)
        return bytes(np.rint(found).clip(-127, 127).astype(np.int8).tobytes())

    return vectorise


def _block(chance: random.Random, sentences: list[str], words: list[str], at: int) -> Block:
    told = chance.choices(sentences, k=_SENTENCES_A_PASSAGE)
    text = ". ".join(" ".join(_other(chance, w, words) for w in s.split()[:20]) for s in told)
    return Block(Kind.PROSE, (f"Part {at} {_rare(chance, words)}",), text, 0, len(text))


def _other(chance: random.Random, word: str, words: list[str]) -> str:
    return _rare(chance, words) if chance.random() < _CHANGED else word


def _rare(chance: random.Random, words: list[str]) -> str:
    """A made-up word; some are a thousand times as frequent as others."""
    return words[min(int(chance.paretovariate(0.5)) - 1, len(words) - 1)]
