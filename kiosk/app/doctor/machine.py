"""The computer: system, processor, memory, disk, and the libraries the kiosk stands on."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import psutil

from kiosk.app.doctor.finding import Finding, Status
from kiosk.app.paths import Paths

_GIB = 1 << 30
_FLAGS = ("avx2", "fma", "f16c", "avx512f", "avx512_vnni", "amx_tile", "asimd", "asimddp")
_BASELINE = {"x86_64": "avx2", "AMD64": "avx2"}
_LEAST_MEMORY, _GOOD_MEMORY = 2 * _GIB, 4 * _GIB
_LEAST_DISK, _GOOD_DISK = _GIB // 4, 3 * _GIB
_GOOD_CORES = 2
_PACKAGES = (
    "llama-cpp-python", "pywhispercpp", "piper-tts", "onnxruntime", "sounddevice", "PySide6",
    "numpy", "soxr", "pydantic", "structlog",
)  # fmt: skip


def examine_machine(paths: Paths) -> Iterator[Finding]:
    """Look at the computer; nothing is changed."""
    yield Finding("system", Status.OK, f"{platform.platform()}, Python {platform.python_version()}")
    yield _processor()
    yield _memory()
    yield _disk(paths)
    yield from _packages()


def cpu_flags(cpuinfo: Path = Path("/proc/cpuinfo")) -> tuple[str, ...]:
    """The instruction sets that matter for speed, of those the processor has."""
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    have = next((set(line.split()) for line in lines if line.startswith(("flags", "Features"))), ())
    return tuple(flag for flag in _FLAGS if flag in have)


def _processor() -> Finding:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    flags = cpu_flags()
    figures = {
        "machine": platform.machine(),
        "usable_cores": usable,
        "physical_cores": psutil.cpu_count(logical=False),
        "flags": flags,
    }
    detail = f"{usable} cores, {platform.machine()}, {' '.join(flags) or 'flags unknown'}"
    needed = _BASELINE.get(platform.machine())
    if needed and flags and needed not in flags:
        remedy = f"The engines are built for processors with {needed}; build them on this machine."
        return Finding("processor", Status.FAIL, detail, remedy, figures)
    if (usable or 1) < _GOOD_CORES:
        remedy = "Two cores or more make answers bearable."
        return Finding("processor", Status.WARN, detail, remedy, figures)
    return Finding("processor", Status.OK, detail, "", figures)


def _memory() -> Finding:
    memory = psutil.virtual_memory()
    detail = f"{memory.total / _GIB:.1f} GiB, {memory.available / _GIB:.1f} GiB free"
    figures = {"total_bytes": memory.total, "available_bytes": memory.available}
    remedy = "Close other programs, or use a smaller Mini ([mini] model)."
    status = _graded(memory.available, _LEAST_MEMORY, _GOOD_MEMORY, worst=Status.WARN)
    return Finding("memory", status, detail, "" if status is Status.OK else remedy, figures)


def _disk(paths: Paths) -> Finding:
    free = {str(path): shutil.disk_usage(path).free for path in (paths.home, paths.models)}
    least = min(free.values())
    detail = ", ".join(f"{size / _GIB:.1f} GiB free at {path}" for path, size in free.items())
    status = _graded(least, _LEAST_DISK, _GOOD_DISK, worst=Status.FAIL)
    remedy = "" if status is Status.OK else "Make room, or move KIOSK_HOME or KIOSK_MODELS."
    return Finding("disk", status, detail, remedy, {"free_bytes": least})


def _graded(have: int, least: int, good: int, *, worst: Status) -> Status:
    if have < least:
        return worst
    return Status.WARN if have < good else Status.OK


def _packages() -> Iterator[Finding]:
    versions, missing = {}, []
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            missing.append(package)
    detail = ", ".join(f"{name} {version}" for name, version in versions.items())
    if missing:
        absent = f"not installed: {', '.join(missing)}"
        yield Finding("packages", Status.FAIL, absent, "Run `make setup` again.", versions)
    else:
        yield Finding("packages", Status.OK, detail, "", versions)
