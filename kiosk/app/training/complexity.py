"""Trains the estimate of how hard a question is: ``python -m kiosk.app.training.complexity``.

Reads ``questions.toml`` beside this file, writes ``kiosk/reasoning/complexity.json``. Needs MiniLM
and scikit-learn. Prints how well each kind is placed by a model that never saw that kind.
"""

from __future__ import annotations

import base64
import itertools
import json
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.app.meaning import embedder
from kiosk.app.paths import Paths
from kiosk.reasoning.traits import traits
from models.store import ModelStore

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "reasoning" / "complexity.json"
A_KIND = 90
"""Questions that each kind contributes, so that no kind weighs more than another."""

_SLOT = re.compile(r"\{([^{}]+)\}")
_STRENGTH = 0.3
_TRAIT_SCALE = 2.0
Floats = npt.NDArray[np.float64]


def questions() -> list[tuple[str, str, float]]:
    """Kind, text and target of every question, the same in every run."""
    data = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))
    chance = random.Random(7)  # noqa: S311 - no secret
    found = []
    for kind in data["kind"]:
        texts = list(kind["texts"])
        for number in itertools.count():
            if number >= A_KIND:
                break
            text = _filled(texts[number % len(texts)], data["fill"], chance)
            found.append((kind["name"], _varied(text, number, chance), float(kind["hard"])))
    return found


def _filled(text: str, lists: dict[str, list[str]], chance: random.Random) -> str:
    used: list[str] = []

    def pick(match: re.Match[str]) -> str:
        slot = match[1]
        choices = slot.split("|") if "|" in slot else lists.get(slot, [slot])
        fresh = [c for c in choices if c not in used] or choices
        used.append(chance.choice(fresh))
        return used[-1]

    return _SLOT.sub(pick, text)


def _varied(text: str, number: int, chance: random.Random) -> str:
    """People type carelessly and speak without marks; neither makes a question easier."""
    way = chance.random() if number else 1.0
    if way < 0.25:  # noqa: PLR2004
        return text.lower().rstrip("?.!")
    if way < 0.35:  # noqa: PLR2004
        return "Can you tell me: " + text
    return text[:1].upper() + text[1:] if way < 0.7 else text  # noqa: PLR2004


def fit(rows: Floats, targets: Floats) -> tuple[Floats, float]:
    """Weights and bias of a logistic model whose targets are shares."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    double = np.vstack([rows, rows])
    labels = np.r_[np.ones(len(rows)), np.zeros(len(rows))]
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(double, labels, sample_weight=np.r_[targets, 1 - targets])
    return model.coef_[0].astype(np.float64), float(model.intercept_[0])


def predict(rows: Floats, fitted: tuple[Floats, float]) -> Floats:
    """Shares for `rows`."""
    weights, bias = fitted
    result: Floats = 1 / (1 + np.exp(-(rows @ weights + bias)))
    return result


def stretched(scores: Floats, targets: Floats) -> list[list[float]]:
    """Points of a rising line from score to target: the calibration."""
    from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped]

    line = IsotonicRegression(out_of_bounds="clip").fit(scores, targets)
    at = np.quantile(scores, np.linspace(0.01, 0.99, 15))
    # A little of the score itself keeps the line rising, so that no two questions tie.
    values = 0.85 * line.predict(at) + 0.15 * np.linspace(0, 1, len(at))
    return [[round(float(x), 4), round(float(y), 4)] for x, y in zip(at, values, strict=True)]


def left_out(kinds: list[str], rows: Floats, targets: Floats) -> Iterator[tuple[str, float, float]]:
    """Each kind, its target, and where a model that never saw it puts it on average."""
    names = np.array(kinds)
    for kind in dict.fromkeys(kinds):
        mask = names == kind
        fitted = fit(rows[~mask], targets[~mask])
        yield kind, float(targets[mask][0]), float(predict(rows[mask], fitted).mean())


def main() -> None:
    """Train, report, write."""
    meaning = embedder(ModelStore(Paths.of().models))
    if meaning is None:
        raise SystemExit("MiniLM is not here: kiosk models pull")
    found = questions()
    texts = [text for _, text, _ in found]
    targets = np.array([hard for _, _, hard in found])
    shape = np.array([traits(text) for text in texts]) * _TRAIT_SCALE
    raw = np.frombuffer(meaning.embed(texts), np.int8).reshape(len(texts), -1)
    meaning.close()
    vectors = raw.astype(np.float64) / 127 * 4
    both = np.hstack([vectors, shape])
    kinds = [kind for kind, _, _ in found]
    for kind, hard, placed in left_out(kinds, both, targets):
        print(f"{kind:26} target {hard:.2f}  unseen {placed:.2f}")
    learned: dict[str, Any] = {"embedding": meaning.name, "trait_scale": _TRAIT_SCALE}
    for name, rows in (("both", both), ("shape", shape)):
        weights, bias = fit(rows, targets)
        learned[name] = {
            "weights": base64.b64encode(weights.astype("<f4").tobytes()).decode(),
            "bias": round(bias, 5),
            "line": stretched(predict(rows, (weights, bias)), targets),
        }
    OUT.write_text(json.dumps(learned, indent=1) + "\n", "utf-8")
    print(f"{len(texts)} questions, {OUT}")


if __name__ == "__main__":
    main()
