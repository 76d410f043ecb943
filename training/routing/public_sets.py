"""Turns the evaluation sets of RouteLLM into what ``kiosk eval routing`` reads; none ships.

    python training/routing/public_sets.py FOLDER OUT

FOLDER is a copy of lm-sys/RouteLLM. The cheap model there is Mixtral 8x7B, the dear one
GPT-4 (1106); their quality is a judge's mark over 10 (MT-Bench) or right and wrong.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

CHEAP, DEAR = "mistralai/Mixtral-8x7B-Instruct-v0.1", "gpt-4-1106-preview"

Row = dict[str, Any]


def rated(question: str, cheap: float, dear: float) -> Row:
    """A question with the quality of both answers, 0 to 1."""
    return {"question": question, "quality": {"mini": cheap, "premium": dear}}


def objects(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def mt_bench(folder: Path) -> Iterator[Row]:
    """First questions of conversations; marks of both turns."""
    marks: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in objects(folder / "judgements.jsonl"):
        if row["score"] >= 0:
            marks[row["question_id"]][row["model"]].append(row["score"])
    for row in objects(folder / "question.jsonl"):
        of = marks[row["question_id"]]
        if of[CHEAP] and of[DEAR]:
            yield rated(row["turns"][0], fmean(of[CHEAP]) / 10, fmean(of[DEAR]) / 10)


def right_or_wrong(files: Iterable[Path]) -> Iterator[Row]:
    """Questions of tables with one column a model."""
    for path in files:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield rated(row["prompt"], row[CHEAP] == "True", row[DEAR] == "True")


def main(folder: Path, out: Path) -> None:
    """Write a file for every set into `out`."""
    csv.field_size_limit(1 << 24)
    out.mkdir(parents=True, exist_ok=True)
    evals = folder / "routellm" / "evals"
    sets = {
        "mt-bench": mt_bench(evals / "mt_bench"),
        "gsm8k": right_or_wrong([evals / "gsm8k" / "gsm8k_responses.csv"]),
        "mmlu": right_or_wrong(sorted((evals / "mmlu" / "responses").glob("*.csv"))),
    }
    for name, rows in sets.items():
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (out / f"{name}.jsonl").write_text("".join(lines), "utf-8")
        print(f"{name}: {len(lines)}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
