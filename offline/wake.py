"""A wake word on the device: microWakeWord's models on TensorFlow Lite, in process.

Under 1% of a core. Code and models are under the Apache License 2.0 and come with the package.
"""

from __future__ import annotations

from typing import Any

from kiosk.core.errors import EngineFailed, Missing


class MicroWake:
    """`WakeWord` of the bundled model `name`. Raises `Missing`, `EngineFailed` ``wake.*``."""

    def __init__(self, name: str) -> None:
        try:
            from pymicro_wakeword import (
                MicroWakeWord,
                MicroWakeWordFeatures,
                Model,
            )
        except (ImportError, OSError) as error:
            raise Missing(
                "wake.missing",
                f"The wake word's engine is not usable: {error}.",
                'Run the set-up again, or set audio.way_in = "touch".',
            ) from error
        self._make_features = MicroWakeWordFeatures
        try:
            self._engine: Any = MicroWakeWord.from_builtin(Model(name))
        except (OSError, ValueError) as error:
            raise EngineFailed(
                "wake.failed",
                f"The wake word {name} can't be used: {error}.",
                'Choose another one, or set audio.way_in = "touch".',
            ) from error
        self.reset()

    @property
    def phrase(self) -> str:
        """As the port says."""
        return str(self._engine.wake_word)

    def heard(self, frame: bytes) -> bool:
        """As the port says."""
        found = [self._engine.process_streaming(f) for f in self._features.process_streaming(frame)]
        return any(found)

    def reset(self) -> None:
        """As the port says."""
        self._features = self._make_features()
        self._engine.reset()
