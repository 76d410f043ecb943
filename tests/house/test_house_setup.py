"""The set-up's own decisions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
AVX2 = ["avx", "avx2", "fma", "f16c", "bmi2"]
ZEN5 = [
    *AVX2, "avx512f", "avx512cd", "avx512vl", "avx512dq", "avx512bw",
    "avx512vbmi", "avx512_vnni", "avx512_bf16",
]  # fmt: skip
SAPPHIRE_RAPIDS = [*ZEN5, "amx_tile", "amx_int8", "amx_bf16"]


@pytest.fixture
def engine_wheels(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _packaging("engine_wheels", monkeypatch)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _packaging("environment", monkeypatch)


@pytest.fixture
def system_packages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _packaging("system_packages", monkeypatch)


def _packaging(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.delitem(sys.modules, name, raising=False)
    module = __import__(name)
    assert isinstance(module, ModuleType)
    return module


def test_the_build_is_never_native_and_never_takes_amx(engine_wheels: ModuleType) -> None:
    for machine, flags in (("x86_64", SAPPHIRE_RAPIDS), ("aarch64", []), ("AMD64", [])):
        arguments = engine_wheels.cmake_args(flags, machine)
        assert "-DGGML_NATIVE=OFF" in arguments
        assert not any("AMX" in argument for argument in arguments)


def test_avx512_is_used_where_all_of_it_is_there(engine_wheels: ModuleType) -> None:
    assert "-DGGML_AVX512=ON" in engine_wheels.cmake_args(ZEN5, "x86_64")
    assert "-DGGML_AVX512_BF16=ON" in engine_wheels.cmake_args(ZEN5, "x86_64")
    lacking = [flag for flag in ZEN5 if flag != "avx512dq"]
    assert "-DGGML_AVX512=ON" not in engine_wheels.cmake_args(lacking, "x86_64")


def test_a_portable_build_asks_for_nothing_special(engine_wheels: ModuleType) -> None:
    portable = engine_wheels.cmake_args(ZEN5, "x86_64", portable=True)
    assert portable == engine_wheels.cmake_args(AVX2, "x86_64")


def test_an_old_processor_gets_what_it_can_run(engine_wheels: ModuleType) -> None:
    arguments = engine_wheels.cmake_args(["avx", "f16c"], "x86_64")
    assert "-DGGML_AVX2=OFF" in arguments
    assert "-DGGML_FMA=OFF" in arguments
    assert "-DGGML_AVX=OFF" not in arguments


def test_another_version_or_other_flags_are_another_build(
    engine_wheels: ModuleType, tmp_path: Path
) -> None:
    first = engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",))
    assert first == engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",))
    assert first != engine_wheels.key(engine_wheels.LLAMA, ("-DA=OFF",))
    lock = tmp_path / "llama.lock"
    lock.write_text("llama-cpp-python==9.9", "utf-8")
    newer = engine_wheels.Engine("llama.cpp", lock, ())
    assert first != engine_wheels.key(newer, ("-DA=ON",))
    assert first != engine_wheels.key(engine_wheels.WHISPER, ("-DA=ON",))


def test_every_engine_is_built_with_its_own_options(engine_wheels: ModuleType) -> None:
    for engine in engine_wheels.ENGINES:
        assert set(engine.options) <= set(engine_wheels.this_machine(engine))
        assert "--hash=sha256:" in engine.lock.read_text("utf-8")


def test_a_new_kernel_is_no_new_build(
    engine_wheels: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",))
    newer = engine_wheels.platform.uname()._replace(release="99.1", version="#99")
    monkeypatch.setattr(engine_wheels.platform, "uname", lambda: newer)
    monkeypatch.setattr(engine_wheels.platform, "_platform_cache", {})
    assert engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",)) == first
    other = newer._replace(system="Plan 9")
    monkeypatch.setattr(engine_wheels.platform, "uname", lambda: other)
    assert engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",)) != first


def test_a_kept_wheel_is_found(
    engine_wheels: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path))
    assert engine_wheels.kept(engine_wheels.LLAMA, ("-DA=ON",)) is None
    folder = tmp_path / "wheels" / engine_wheels.key(engine_wheels.LLAMA, ("-DA=ON",))
    folder.mkdir(parents=True)
    (folder / "llama.whl").touch()
    assert engine_wheels.kept(engine_wheels.LLAMA, ("-DA=ON",)) == folder / "llama.whl"


def test_missing_system_packages_without_rights_end_with_the_command(
    system_packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "missing", lambda _: ["libportaudio2", "g++"])
    monkeypatch.setattr(system_packages, "privileged", lambda: None)
    with pytest.raises(Exception, match="2 system packages are missing") as caught:
        system_packages.ensure()
    error = caught.value
    assert getattr(error, "status", None) == 3
    assert "apt-get install -y --no-install-recommends libportaudio2 g++" in error.hint  # type: ignore[attr-defined]


def test_packages_that_no_debian_has_are_missing(system_packages: ModuleType) -> None:
    if not system_packages.shutil.which("dpkg-query"):
        pytest.skip("not a Debian system")
    absent = "no-such-package-anywhere"
    assert system_packages.missing(["dpkg", absent]) == [absent]


def test_an_environment_that_does_not_start_is_made_again(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    assert not environment.usable()
    (tmp_path / "python").symlink_to(tmp_path / "gone")
    assert not environment.usable()
    (tmp_path / "python").unlink()
    older = tmp_path / "python"
    older.write_text("#!/bin/sh\necho 3 10\n", "utf-8")
    older.chmod(0o755)
    assert not environment.usable()
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    assert environment.usable()


def test_no_report_is_no_test_passed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    check = _packaging("check", monkeypatch)
    monkeypatch.setattr(check, "REPORT", tmp_path / "report.xml")
    assert check.summary() == "0 passed, 0 failed, 0 skipped"
    (tmp_path / "report.xml").write_text(
        '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>',
        "utf-8",
    )
    assert check.summary() == "3 passed, 3 failed, 3 skipped"


def test_help_tells_without_doing() -> None:
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "setup.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--models" in done.stdout
