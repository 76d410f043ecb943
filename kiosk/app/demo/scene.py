"""What the report holds of each question."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from kiosk.app.demo.screen import Smoothness
from kiosk.core.record import TurnRecord


@dataclass(slots=True)
class Scene:
    """One question of the visit and all that came of it. Agreements are 0 to 1, None: no sound."""

    question: str
    question_file: Path
    record: TurnRecord | None = None
    answer_file: Path | None = None
    answer_heard: str = ""
    question_agreement: float | None = None
    answer_agreement: float | None = None
    screenshots: dict[str, Path] = field(default_factory=dict)
    problem: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The whole of it.

    `sound` says in words which path the sound took, `screen` where the window was. `idle` is a
    picture of the window before the first question. `peak_memory_mb` is RSS by process; `frames`
    are the gaps between the window's frames while engines worked. `began` is ISO 8601, local time.
    """

    pack: str
    sound: str
    loopback: bool
    scenes: tuple[Scene, ...]
    screen: str = ""
    idle: Path | None = None
    frames: Smoothness | None = None
    peak_memory_mb: dict[str, float] = field(default_factory=dict)
    environment: dict[str, Any] = field(default_factory=dict)
    began: str = ""

    @property
    def summary(self) -> dict[str, Any]:
        """The figures at the top of the report; latencies are medians in milliseconds."""
        records = [scene.record for scene in self.scenes if scene.record]
        first = [r.timings_ms.end_of_speech_to_first_audio for r in records]
        asked = [s.question_agreement for s in self.scenes if s.question_agreement is not None]
        said = [s.answer_agreement for s in self.scenes if s.answer_agreement is not None]
        return {
            "questions": len(self.scenes),
            "answered": sum(r.answer.outcome == "answered" for r in records),
            "failed": sum(scene.record is None for scene in self.scenes),
            "end_of_speech_to_first_audio_ms": median(first) if first else None,
            "question_agreement": round(sum(asked) / len(asked), 3) if asked else None,
            "answer_agreement": round(sum(said) / len(said), 3) if said else None,
            "bytes_sent": sum(r.egress.bytes_sent for r in records),
        }

    def as_dict(self, folder: Path) -> dict[str, Any]:
        """``report.json``: paths are relative to `folder`."""
        return {
            "pack": self.pack,
            "began": self.began,
            "sound": self.sound,
            "loopback": self.loopback,
            "screen": self.screen,
            "idle": _plain(self.idle, folder),
            "summary": self.summary,
            "frame_gaps_ms": asdict(self.frames) if self.frames else None,
            "peak_memory_mb": self.peak_memory_mb,
            "environment": self.environment,
            "scenes": [_plain(asdict(scene), folder) for scene in self.scenes],
        }


def _plain(value: Any, folder: Path) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner, folder) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, folder) for inner in value]
    if isinstance(value, Path):
        return str(value.relative_to(folder))
    return value
