"""Builds llama.cpp and whisper.cpp once for this machine's processor and keeps the wheels.

Of the first there is no wheel to download, and that of the second hears half as fast as it could.
The default build takes whatever the build machine has, and crashes where that includes AMX; so
native detection is off and the instruction sets are named one by one.
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
from dataclasses import dataclass
from pathlib import Path

from console import Progress, SetupError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Engine:
    """What is built here: its name for people, the lock with its source, what CMake is told."""

    name: str
    lock: Path
    options: tuple[str, ...]


LLAMA = Engine("llama.cpp", HERE / "llama.lock", ("-DLLAVA_BUILD=OFF",))
"""Without the picture models that the kiosk does not run on the device."""

WHISPER = Engine(
    "whisper.cpp",
    HERE / "whisper.lock",
    (
        "-DGGML_LLAMAFILE=ON",
        "-DBUILD_SHARED_LIBS=OFF",
        "-DCMAKE_POSITION_INDEPENDENT_CODE=ON",
    ),
)
"""With the matrix kernels that its own build leaves out; one library, which finds itself."""

ENGINES = (WHISPER, LLAMA)
ALWAYS = ("-DGGML_NATIVE=OFF",)

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


def this_machine(engine: Engine) -> tuple[str, ...]:
    """The CMake arguments for here; ``KIOSK_PORTABLE_BUILD=1`` asks for those of any machine."""
    portable = os.environ.get("KIOSK_PORTABLE_BUILD", "") == "1"
    return *cmake_args(cpu_flags(), platform.machine(), portable=portable), *engine.options


def cache_root() -> Path:
    """Where this user keeps what can be made again."""
    if named := os.environ.get("KIOSK_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "tandem-kiosk" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tandem-kiosk"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tandem-kiosk"


def key(engine: Engine, arguments: tuple[str, ...]) -> str:
    """Names a build: same version, flags and platform, same wheel.

    The kernel is no part of it: its updates come often and change nothing here.
    """
    system = (platform.system(), platform.machine(), *platform.libc_ver())
    text = "\n".join([engine.lock.read_text("utf-8"), *arguments, *system])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def kept(engine: Engine, arguments: tuple[str, ...]) -> Path | None:
    """The wheel of an earlier build with `arguments`."""
    folder = cache_root() / "wheels" / key(engine, arguments)
    return next(iter(sorted(folder.glob("*.whl"))), None)


def build(python: Path, engine: Engine, arguments: tuple[str, ...], progress: Progress) -> Path:
    """Build the wheel with `python`'s pip: on two cores 1 minute for whisper.cpp, 4 to 8 for
    llama.cpp. Raises `SetupError`.
    """
    folder = cache_root() / "wheels" / key(engine, arguments)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _run(python, engine, arguments, Path(scratch), progress)
        wheel = next(Path(scratch).glob("*.whl"))
        folder.mkdir(exist_ok=True)
        return wheel.rename(folder / wheel.name)


def _run(
    python: Path, engine: Engine, arguments: tuple[str, ...], out: Path, progress: Progress
) -> None:
    log = out.parent / "build.log"
    command = [
        *(str(python), "-m", "pip", "wheel", "--verbose", "--no-deps", "--no-cache-dir"),
        *("--require-hashes", "--requirement", str(engine.lock), "--wheel-dir", str(out)),
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
            f"{engine.name} did not build:\n{tail}",
            f"The whole log is {log}. A C++ compiler and PyPI must be within reach.",
        )
