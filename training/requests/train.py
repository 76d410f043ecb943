"""Trains what tells the kind of a request, on sentences drawn from the templates beside this file.

    python training/requests/train.py --model FOLDER

FOLDER holds the embedding model (`kiosk models list` tells where). Prints how many sentences of
templates that were left out are placed rightly; writes `kiosk/reasoning/requests/kinds.json`. The
same seed gives the same file.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.reasoning.requests.kinds import NONE, TRAIT_SCALE, VECTOR_SCALE, traits
from kiosk.reasoning.requests.reading import Context
from offline.embedding import MiniLmEmbedder

OUT = ROOT / "kiosk" / "reasoning" / "requests" / "kinds.json"
SEED, FOLDS, STRENGTH = 7, 5, 0.6
A_KIND, OF_NONE = 260, 1_100
"""Sentences of each tool, and of what is no request: most of what is said is none."""
_SLOT = re.compile(r"\{([a-z]+)\}")
_CONTEXT = Context(datetime(2026, 11, 25, 10))


def drawn() -> list[tuple[str, str, int]]:
    """Sentence, tool, and the number of its template."""
    source = tomllib.loads((HERE / "requests.toml").read_text("utf-8"))
    slots = source.pop("slots")
    rng = random.Random(SEED)
    found: dict[str, tuple[str, str, int]] = {}
    for tool, told in source.items():
        texts = told["texts"]
        for number in range(OF_NONE if tool == NONE else A_KIND):
            template = number % len(texts)
            text = _SLOT.sub(lambda slot: rng.choice(slots[slot[1]]), texts[template])
            text = _said(" ".join(text.split()), rng)
            found.setdefault(text, (text, tool, template))
    for text in questions():
        found.setdefault(text, (text, NONE, len(found)))
    return list(found.values())


def questions() -> list[str]:
    """What the sample packs are asked, all of it for the documents."""
    files = (ROOT / "kiosk" / "packs").rglob("eval*.jsonl")
    lines = [line for file in sorted(files) for line in file.read_text("utf-8").splitlines()]
    return [str(json.loads(line)["question"]) for line in lines]


def _said(text: str, rng: random.Random) -> str:
    """`text` as it is typed, or as a recogniser writes it."""
    chance = rng.random()
    if chance < 0.3:
        return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")
    return text.rstrip("?") if chance < 0.6 else text


def fit(rows: np.ndarray, tools: np.ndarray) -> LogisticRegression:
    """The model: logistic regression over all kinds together."""
    return LogisticRegression(C=STRENGTH, max_iter=400).fit(rows, tools)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    args = parser.parse_args()
    found = drawn()
    embedder = MiniLmEmbedder(args.model, threads=2)
    raw = np.frombuffer(embedder.embed([text for text, *_ in found]), np.int8)
    embedder.close()
    shape = np.array([traits(text, _CONTEXT) for text, *_ in found])
    vectors = raw.reshape(len(found), -1) * VECTOR_SCALE
    rows = np.hstack([vectors, shape * TRAIT_SCALE])
    tools = np.array([tool for _, tool, _ in found])
    folds = np.array([number % FOLDS for *_, number in found])
    placed = np.empty(len(found), dtype=object)
    for fold in range(FOLDS):
        placed[folds == fold] = fit(rows[folds != fold], tools[folds != fold]).predict(
            rows[folds == fold]
        )
    for tool in dict.fromkeys(tools.tolist()):
        share = (placed[tools == tool] == tool).mean()
        sys.stdout.write(f"{tool:22} {share:.2f} of templates left out\n")
    model = fit(rows, tools)
    learned: dict[str, Any] = {
        "embedding": embedder.name,
        "tools": model.classes_.tolist(),
        "biases": [round(float(bias), 4) for bias in model.intercept_],
        "weights": base64.b64encode(model.coef_.astype("<f2").tobytes()).decode(),
    }
    OUT.write_text(json.dumps(learned, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{len(found)} sentences, {(placed == tools).mean():.3f} right\n")


if __name__ == "__main__":
    main()
