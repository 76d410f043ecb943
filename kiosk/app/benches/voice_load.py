"""What the kiosk's processes take of the machine, and what others take."""

from __future__ import annotations

import os
import time

import psutil

_SOUND = ("pulseaudio", "pacat", "parec", "pactl")
"""Programs of the bench itself."""


def own_processes() -> list[psutil.Process]:
    """This process and its engines, without the sound server's programs."""
    me = psutil.Process(os.getpid())
    children = [c for c in me.children(recursive=True) if c.is_running()]
    return [me, *(c for c in children if _name(c) not in _SOUND)]


def memory_mb() -> float:
    """Megabytes that are resident because of the kiosk; shared pages count once."""
    total = 0
    for process in own_processes():
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied, AttributeError):
            continue
    return round(total / 1e6, 1)


class Load:
    """Cores in use between its making and `read`."""

    def __init__(self) -> None:
        self._at = time.monotonic()
        self._own = _cpu_of(own_processes())
        self._sound = _cpu_of(_sound_processes())
        self._all = _busy()

    def read(self) -> tuple[float, float]:
        """Cores that the kiosk used, and those that other programs did."""
        seconds = max(time.monotonic() - self._at, 1e-6)
        own = _cpu_of(own_processes()) - self._own
        sound = _cpu_of(_sound_processes()) - self._sound
        others = _busy() - self._all - own - sound
        return round(own / seconds, 3), round(max(0.0, others) / seconds, 3)


def _busy() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))


def _cpu_of(processes: list[psutil.Process]) -> float:
    total = 0.0
    for process in processes:
        try:
            used = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += used.user + used.system
    return total


def _sound_processes() -> list[psutil.Process]:
    me = psutil.Process(os.getpid())
    return [c for c in me.children(recursive=True) if _name(c) in _SOUND]


def _name(process: psutil.Process) -> str:
    try:
        return str(process.name())
    except psutil.NoSuchProcess:
        return ""
