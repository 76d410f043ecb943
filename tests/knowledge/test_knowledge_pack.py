from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.knowledge.pack import Pack, load_pack
from kiosk.knowledge.samples import sample_pack


def write(folder: Path, toml: str | bytes) -> Path:
    (folder / "pack.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return folder


def test_a_name_is_enough(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, 'name = "Corner Shop"'))
    assert pack == Pack(name="Corner Shop")
    assert pack.languages == ("en",)


def test_the_sample_pack_says_who_it_is() -> None:
    pack = load_pack(sample_pack())
    assert pack.name == "Northwind Home"
    assert len(pack.hours.week()) == 7
    assert pack.suggestions
    assert Pack.model_validate_json(pack.model_dump_json()) == pack


@pytest.mark.parametrize(
    ("toml", "code", "line", "told"),
    [
        ('name = "A"\ngreting = "Hi"', "pack.unknown_key", 2, "Did you mean 'greeting'?"),
        ('name = "A"\n[hours]\nmondey = "closed"', "pack.unknown_key", 3, "'monday'"),
        ('name = "A"\nprefer = "mini"', "pack.unknown_key", 2, "belongs in [tiers]"),
        ('name = "A"\nzzz = 1', "pack.unknown_key", 2, "Known here: name"),
        ('name = "A"\n[hours]\nmonday = "9 to 5"', "pack.bad_value", 3, "09:00-18:00"),
        ('name = "A"\nlanguages = "en"', "pack.bad_value", 2, '["en", "de"]'),
        ('name = "A"\nsuggestions = ["x", 3]', "pack.bad_value", 2, "one"),
        ("name = 3", "pack.bad_value", 1, "text in quotes"),
        ('greeting = "Hi"', "pack.missing_key", 0, "'name'"),
        ('name = "A"\nname = "B"', "pack.bad_toml", 2, "line 2"),
        ("name = Northwind", "pack.bad_toml", 1, "quotes"),
        (b'name = "A"\ngreeting = "Gr\xfc\xdf"', "pack.bad_encoding", 2, "UTF-8"),
        (b"name\0\1\2", "pack.binary_document", 0, "not text"),
        (
            'name = "A"\n[[hours.exceptions]]\ndate = 2026-01-01\nopen = "closed"\n'
            '[[hours.exceptions]]\ndate = 2026-01-02\nopn = "closed"',
            "pack.unknown_key",
            7,
            "'open'",
        ),
    ],
)
def test_each_mistake_names_file_line_and_remedy(
    tmp_path: Path, toml: str | bytes, code: str, line: int, told: str
) -> None:
    with pytest.raises(BadInput) as caught:
        load_pack(write(tmp_path, toml))
    error = caught.value
    assert error.code == code
    assert str(tmp_path / "pack.toml") in error.message
    assert f"line {line}" in error.message if line else True
    assert told in error.message + error.hint
    assert error.hint


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        load_pack(write(tmp_path, 'name = "A"\nnmae = "B"\ntonee = "x"'))
    assert "line 2" in caught.value.message
    assert "line 3" in caught.value.message


def test_a_folder_that_is_not_there_or_has_no_manifest(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder") as caught:
        load_pack(tmp_path / "nowhere")
    assert caught.value.code == "pack.not_found"
    with pytest.raises(BadInput, match=r"no pack\.toml") as caught:
        load_pack(tmp_path)
    assert caught.value.code == "pack.no_toml"
