"""Trains the guard's classifier on sentences drawn from the templates beside this file.

    python training/guard/train.py [--model FOLDER] [--out FILE] [--cache FILE]

FOLDER holds the embedding model (`kiosk models list` tells where); without it the weights of words
alone are renewed, which takes a minute, and those with the meaning are kept. The outcome is one
small file of numbers, `kiosk/governance/injection.npz`; the same seed gives the same file.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from grammar import Drawn, Grammar

from kiosk.governance.features import SIZE, hashed, windows
from offline.minilm import SCALE, MiniLmEngine

OUT = ROOT / "kiosk" / "governance" / "injection.npz"
SEED = 20
ATTACKS, INNOCENT = 28_000, 32_000
WORDS, MEANING = 3.0, 2.0
"""Weights of words and meaning, before regularisation."""
MIXED, HALF = 0.25, 0.4
"""So many sentences have neighbours; so many of these stand behind it."""
NEIGHBOURS = (1, 1, 1, 2, 3)
"""How many, one as likely as another."""


Weights = dict[str, np.ndarray]


class Never:
    """A control that never stops the engine."""

    def stop(self) -> bool:
        """False."""
        return False


def sentences(*, data: bool) -> list[Drawn]:
    """What is trained on, each sentence once."""
    rng = random.Random(SEED)
    attacks = Grammar("attacks", rng, data=data)
    innocent = Grammar("innocent", rng, data=data)
    drawn: dict[str, Drawn] = {}
    for grammar, count in ((attacks, ATTACKS), (innocent, INNOCENT)):
        for _ in range(count):
            one = grammar.draw()
            if rng.random() < MIXED:  # attacks stand among innocent words
                said = [innocent.draw().text for _ in range(rng.choice(NEIGHBOURS))]
                said.insert(0 if rng.random() < HALF else len(said), one.text)
                one = Drawn(" ".join(said), one.attack, one.family)
            drawn.setdefault(one.text, one)
    for text in manuals() if data else questions():
        drawn.setdefault(text, Drawn(text, False, "packs"))
    return list(drawn.values())


def questions() -> list[str]:
    """What the sample packs' people ask, as it is written, asked politely, and with a greeting."""
    asked = [
        text
        for file in sorted((ROOT / "kiosk" / "packs").rglob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        for text in (json.loads(line).get("question"), *json.loads(line).get("say", ()))
        if isinstance(text, str)
    ]
    ways = ("{}", "{}?", "please, {}", "excuse me, {}", "hello, {}", "{} thank you")
    return [way.format(text.rstrip("?. ")) for text in asked for way in ways]


def manuals() -> list[str]:
    """The sample packs' own documents."""
    files = sorted((ROOT / "kiosk" / "packs").rglob("*.md"))
    return [window for file in files for window in windows(file.read_text("utf-8"))]


def words(texts: list[str]) -> csr_matrix:
    """Hashed words, a row a text."""
    rows = [hashed(text) for text in texts]
    places = [place for row in rows for place in row]
    values = [value for row in rows for value in row.values()]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return csr_matrix((values, places, ends), shape=(len(rows), SIZE), dtype=np.float32)


def meaning(texts: list[str], folder: Path, cache: Path | None) -> np.ndarray:
    """Vectors of length one, a row a text."""
    known: dict[str, np.ndarray] = {}
    if cache and cache.exists():
        kept = np.load(cache)
        known = dict(zip(kept["texts"].tolist(), kept["rows"], strict=True))
    if new := [text for text in texts if text not in known]:
        model, tokenizer = str(folder / "model.onnx"), str(folder / "tokenizer.json")
        engine = MiniLmEngine(model, tokenizer, 2, Never())  # type: ignore[arg-type]
        raw = np.frombuffer(engine.embed(new), dtype=np.int8).reshape(len(new), -1)
        known |= dict(zip(new, raw, strict=True))
        if cache:
            np.savez(cache, texts=np.array(list(known)), rows=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts]).astype(np.float32) / SCALE


def with_meaning(lexical: csr_matrix, labels: np.ndarray, vectors: np.ndarray) -> Weights:
    """The model of words and meaning together."""
    both = hstack([lexical * WORDS, csr_matrix(vectors * MEANING)]).tocsr()
    fitted = LogisticRegression(C=1.0, max_iter=300).fit(both, labels)
    weights = fitted.coef_[0]
    return {
        "words": (weights[:SIZE] * WORDS).astype(np.float16),
        "meaning": (weights[SIZE:] * MEANING).astype(np.float32),
        "bias": fitted.intercept_.astype(np.float32),
    }


def words_alone(lexical: csr_matrix, labels: np.ndarray) -> Weights:
    """The model of words, also for where no embedder runs."""
    fitted = LogisticRegression(C=1.0, max_iter=300).fit(lexical * WORDS, labels)
    return {
        "words_alone": (fitted.coef_[0] * WORDS).astype(np.float16),
        "bias_alone": fitted.intercept_.astype(np.float32),
    }


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    weights: Weights = {} if args.model else dict(np.load(args.out))
    for kind in ("user", "data"):
        drawn = sentences(data=kind == "data")
        texts = [one.text for one in drawn]
        labels = np.array([one.attack for one in drawn])
        lexical = words(texts)
        found = words_alone(lexical, labels)
        if args.model:
            found |= with_meaning(lexical, labels, meaning(texts, args.model, args.cache))
        weights |= {f"{kind}_{name}": value for name, value in found.items()}
        sys.stdout.write(f"{kind}: {len(drawn)} sentences, {labels.sum()} of them attacks\n")
    np.savez_compressed(args.out, **weights)


if __name__ == "__main__":
    main()
