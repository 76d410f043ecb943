"""Turns public sets into what ``kiosk eval guard --set`` reads; none of them ships.

    python training/guard/public_sets.py FOLDER OUT

FOLDER holds, as their owners publish them: ``NotInject_one.json``, ``_two``, ``_three``
(leolee99/InjecGuard), ``hijacking_robustness_dataset.jsonl`` and
``extraction_robustness_dataset.jsonl`` (HumanCompatibleAI/tensor-trust-data),
``prompt_injection.json`` and ``prompt_injection_multilingual_machine_translated.json``
(meta-llama/PurpleLlama, CyberSecEval), ``synth_dataset_v2.json``,
``generated_large.json`` and ``generated_small.json`` (microsoft/presidio-research). What is missing
is left out, and said.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

KINDS = {
    "PERSON": "person",
    "ADDRESS": "address",
    "STREET_ADDRESS": "address",
    "LOCATION": "location",
    "GPE": "location",
    "PHONE_NUMBER": "phone",
    "CREDIT_CARD": "card",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
    "US_SSN": "ssn",
    "IP_ADDRESS": "ip",
    "DOMAIN_NAME": "url",
    "US_DRIVER_LICENSE": "driver_licence",
    "AGE": "age",
}
"""Their names of personal data and ours; organisations, titles, dates and nations are nobody's."""

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The objects of a JSON or JSON Lines file."""
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return list(json.loads(text))


def sample(name: str, row: Row) -> Row:
    """`row` of the set `name` as a sample of ours."""
    if name.startswith("NotInject"):
        return {"text": row["prompt"], "label": "innocent"}
    if name.endswith("robustness_dataset"):
        return {"text": row["attack"], "label": "attack"}
    if name.startswith("prompt_injection"):
        direct = row["injection_type"] == "direct"
        source = "user" if direct else "document"
        return {"text": row["user_input"], "label": "attack", "source": source}
    spans = [
        {"type": kind, "start": span["start_position"], "end": span["end_position"]}
        for span in row["spans"]
        if (kind := KINDS.get(span["entity_type"]))
    ]
    return {"text": row["full_text"], "pii": spans}


SETS = {
    "notinject": ("NotInject_one.json", "NotInject_two.json", "NotInject_three.json"),
    "tensor-trust-hijacking": ("hijacking_robustness_dataset.jsonl",),
    "tensor-trust-extraction": ("extraction_robustness_dataset.jsonl",),
    "cyberseceval": ("prompt_injection.json",),
    "cyberseceval-tongues": ("prompt_injection_multilingual_machine_translated.json",),
    "presidio-synth-v2": ("synth_dataset_v2.json",),
    "presidio-generated-large": ("generated_large.json",),
    "presidio-generated-small": ("generated_small.json",),
}


def converted(folder: Path, names: Iterable[str]) -> Iterator[Row]:
    """The samples of the files `names` in `folder`."""
    for name in names:
        path = folder / name
        if path.exists():
            yield from (sample(path.stem, row) for row in rows(path))
        else:
            print(f"{path} is missing", file=sys.stderr)


def main(folder: Path, out: Path) -> None:
    """Write a file for every set into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name, files in SETS.items():
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in converted(folder, files)]
        (out / f"{name}.jsonl").write_text("".join(lines), "utf-8")
        print(f"{name}: {len(lines)}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
