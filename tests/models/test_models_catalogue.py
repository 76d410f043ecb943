from __future__ import annotations

import pytest
from models_support import catalogue, entry
from pydantic import ValidationError

from kiosk.core.errors import BadInput
from models.catalogue import Role, load_catalogue
from models.select import LARGE, SMALL, pick_mini

GIB = 1 << 30


def test_every_file_can_be_had_from_somewhere() -> None:
    for model in load_catalogue().model:
        for file in model.files:
            assert file.sources or model.derived, f"{model.id}/{file.name}"


def test_what_is_fetched_in_parts_has_the_size_of_its_parts() -> None:
    in_parts = 0
    for model in load_catalogue().model:
        for file in model.files:
            for source in file.sources:
                if len(source.wheel) > 1:
                    in_parts += 1
                    assert sum(part.size or 0 for part in source.wheel) == file.size
    assert in_parts == 3


@pytest.mark.parametrize("name", ["light", "standard"])
def test_a_set_covers_every_stage_of_a_turn(name: str) -> None:
    roles = {load_catalogue().get(id_).role for id_ in load_catalogue().members(name)}
    mini = {Role.LLM} if name == "standard" else set()
    assert roles | mini == set(Role) - {Role.STT_SOURCE}


def test_standard_hears_more_than_english() -> None:
    members = load_catalogue().members("standard")
    assert {"ggml-tiny.en", "ggml-base"} <= set(members)


def test_an_unknown_set_names_the_nearest() -> None:
    with pytest.raises(BadInput) as caught:
        load_catalogue().members("lite")
    assert caught.value.code == "models.unknown"
    assert "light" in caught.value.hint


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": "../escape"}, "id"),
        ({"surprise": 1}, "surprise"),
        ({"files": []}, "files"),
        ({"derived": {"source": "nowhere", "precision": "f16"}}, "nowhere"),
        ({"files": [{"name": "a/b", "sha256": "0" * 64}]}, "name"),
        ({"files": [{"name": "a", "sha256": "0" * 64, "sources": [{}]}]}, "wheel or a url"),
    ],
)
def test_a_wrong_entry_is_refused(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        catalogue(entry("a", {"a.bin": b"a"}) | change)


def test_ids_and_hashes_are_unique() -> None:
    with pytest.raises(ValidationError, match="share an id"):
        catalogue(entry("a", {"a.bin": b"a"}), entry("a", {"b.bin": b"b"}))
    with pytest.raises(ValidationError, match="share a hash"):
        catalogue(entry("a", {"a.bin": b"a"}), entry("b", {"b.bin": b"a"}))


@pytest.mark.parametrize(
    ("memory", "cores", "model", "why"),
    [
        (4 * GIB, 4, SMALL, "1.5B wants 8 GB"),
        (int(6.9 * GIB), 4, SMALL, "6.9 GiB"),
        (int(7.6 * GIB), 2, LARGE, "7.6 GiB"),
        (32 * GIB, 1, SMALL, "wants 2 cores"),
        (32 * GIB, 16, LARGE, "16 cores"),
    ],
)
def test_the_mini_fits_the_machine_and_says_why(
    memory: int, cores: int, model: str, why: str
) -> None:
    choice = pick_mini(memory, cores)
    assert choice.model_id == model
    assert why in choice.reason
    load_catalogue().get(choice.model_id)
