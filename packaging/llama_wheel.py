"""Builds llama-cpp-python once for this machine's processor and keeps the wheel.

There is no wheel to download. The default build takes whatever the build machine has, and crashes
where that includes AMX; so native detection is off and the instruction sets are named one by one.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from console import Progress, SetupError

LOCK = Path(__file__).with_name("llama.lock")
ALWAYS = ("-DGGML_NATIVE=OFF", "-DLLAVA_BUILD=OFF")
"""Portable, and without the picture models that the kiosk does not run on the device."""

BASELINE = {"avx": "AVX", "avx2": "AVX2", "fma": "FMA", "f16c": "F16C", "bmi2": "BMI2"}
"""What a portable x86 build takes for granted: off where the processor lacks it."""

AVX512 = {
    "avx512vbmi": "AVX512_VBMI",
    "avx512_vnni": "AVX512_VNNI",
    "avx512_bf16": "AVX512_BF16",
}
_STEP = re.compile(r"\[(\d+)/(\d+)\]")


def cmake_args(flags: Iterable[str], machine: str, *, portable: bool = False) -> tuple[str, ...]:
    """CMake arguments for a processor with `flags` (Linux names) of architecture `machine`."""
    have = set(flags)
    if machine.lower() not in {"x86_64", "amd64"} or not have:
        return ALWAYS
    off = [f"-DGGML_{name}=OFF" for flag, name in BASELINE.items() if flag not in have]
    # ggml's AVX-512 kernels use all of these together.
    if portable or off or not {"avx512f", "avx512cd", "avx512vl", "avx512dq", "avx512bw"} <= have:
        return (*ALWAYS, *off)
    on = [f"-DGGML_{name}=ON" for flag, name in AVX512.items() if flag in have]
    return (*ALWAYS, "-DGGML_AVX512=ON", *on)


def cpu_flags(cpuinfo: Path = Path("/proc/cpuinfo")) -> list[str]:
    """The processor's flags; empty where the system does not tell (the portable build is right)."""
    try:
        lines = cpuinfo.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return next((line.split(":", 1)[1].split() for line in lines if line.startswith("flags")), [])


def this_machine() -> tuple[str, ...]:
    """The CMake arguments for here; ``KIOSK_PORTABLE_BUILD=1`` asks for those of any machine."""
    portable = os.environ.get("KIOSK_PORTABLE_BUILD", "") == "1"
    return cmake_args(cpu_flags(), platform.machine(), portable=portable)


def cache_root() -> Path:
    """Where this user keeps what can be made again."""
    if named := os.environ.get("KIOSK_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "tandem-kiosk" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tandem-kiosk"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tandem-kiosk"


def key(arguments: tuple[str, ...]) -> str:
    """Names a build: same version, flags and platform, same wheel.

    The kernel is no part of it: its updates come often and change nothing here.
    """
    system = (platform.system(), platform.machine(), *platform.libc_ver())
    text = "\n".join([LOCK.read_text("utf-8"), *arguments, *system])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def kept(arguments: tuple[str, ...]) -> Path | None:
    """The wheel of an earlier build with `arguments`."""
    folder = cache_root() / "wheels" / key(arguments)
    return next(iter(sorted(folder.glob("*.whl"))), None)


def build(python: Path, arguments: tuple[str, ...], progress: Progress) -> Path:
    """Build the wheel with `python`'s pip, 4 to 8 minutes on two cores. Raises `SetupError`."""
    folder = cache_root() / "wheels" / key(arguments)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _run(python, arguments, Path(scratch), progress)
        wheel = next(Path(scratch).glob("*.whl"))
        folder.mkdir(exist_ok=True)
        return wheel.rename(folder / wheel.name)


def _run(python: Path, arguments: tuple[str, ...], out: Path, progress: Progress) -> None:
    log = out.parent / "build.log"
    command = [
        *(str(python), "-m", "pip", "wheel", "--verbose", "--no-deps", "--no-cache-dir"),
        *("--require-hashes", "--requirement", str(LOCK), "--wheel-dir", str(out)),
    ]
    environment = {
        **os.environ,
        "CMAKE_ARGS": " ".join(arguments),
        "CMAKE_BUILD_PARALLEL_LEVEL": str(os.cpu_count() or 1),
    }
    with (
        log.open("w", encoding="utf-8") as sink,
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as child,
    ):
        assert child.stdout is not None
        for line in child.stdout:
            sink.write(line)
            if found := _STEP.search(line):
                progress.show(int(found[1]), int(found[2]))
    if child.returncode:
        tail = "".join(log.read_text("utf-8").splitlines(keepends=True)[-15:])
        raise SetupError(
            f"llama-cpp-python did not build:\n{tail}",
            f"The whole log is {log}. A C++ compiler and PyPI must be within reach.",
        )
