"""The repository speaks of the product alone, and its lock belongs to its project."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400
# Spelt in pieces, or this file would find itself.
FORBIDDEN = [
    "files.python" + "hosted.org",
    "pypi." + "org/simple",
    "deb." + "debian.org",
    "registry." + "npmjs.org",
    "/wo" + "rk/main",
    "/ro" + "ot/",
]


def tracked() -> list[Path]:
    """Every file of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    files = tracked()
    assert len(files) > 50
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in files
        for word in FORBIDDEN
        if word in text_of(path)
    ]
    assert not found, found


def test_no_source_file_is_longer_than_a_person_reads() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {lines} lines"
        for path in tracked()
        if path.suffix in {".py", ".qml"} and (lines := text_of(path).count("\n")) > LONGEST
    ]
    assert not long, long


def test_packaging_does_not_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    import packaging.version

    assert packaging.version.Version("1.2") < packaging.version.Version("1.10")


def test_the_lock_holds_every_dependency_with_hashes_and_without_addresses() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower() for line in wanted}
    locks = sorted((ROOT / "packaging").glob("*.lock"))
    lock = "\n".join(path.read_text("utf-8") for path in locks)
    locked = {match[1].lower(): match[2] for match in re.finditer(r"(?m)^([\w.-]+)==(\S+)", lock)}
    assert names <= locked.keys(), names - locked.keys()
    assert "://" not in lock
    blocks = re.split(r"(?m)^(?=\S+==)", lock)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("pinned", ["llama-cpp-python", "pywhispercpp"])
def test_engines_are_pinned_exactly_and_locked_so(pinned: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (line,) = [d for d in project["project"]["dependencies"] if d.startswith(pinned)]
    version = line.removeprefix(f"{pinned}==")
    locks = sorted((ROOT / "packaging").glob("*.lock"))
    assert any(f"{pinned}=={version}" in path.read_text("utf-8") for path in locks)


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md")]
    assert len(numbers) > 30
    assert sorted(set(numbers)) == sorted(numbers)
