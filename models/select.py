"""Which Mini this machine can carry."""

from __future__ import annotations

from dataclasses import dataclass

LARGE = "qwen2.5-coder-1.5b-instruct-q4_k_m"
SMALL = "qwen2.5-coder-0.5b-instruct-q4_k_m"

_GIB = 1 << 30
_MEMORY_FOR_LARGE = 7 * _GIB
"""What a machine sold with 8 GB has left after firmware and graphics took theirs."""
_CORES_FOR_LARGE = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A model and, in words for people, why it was chosen."""

    model_id: str
    reason: str


def pick_mini(memory_bytes: int, cores: int) -> Choice:
    """The Mini for a machine with `memory_bytes` of memory and `cores` processor cores."""
    machine = f"{memory_bytes / _GIB:.1f} GiB of memory and {cores} core{'s' * (cores != 1)}"
    if memory_bytes < _MEMORY_FOR_LARGE:
        return Choice(SMALL, f"0.5B: this machine has {machine}; 1.5B wants 8 GB")
    if cores < _CORES_FOR_LARGE:
        return Choice(SMALL, f"0.5B: this machine has {machine}; 1.5B wants 2 cores")
    return Choice(LARGE, f"1.5B: this machine has {machine}, enough for the better answers")
