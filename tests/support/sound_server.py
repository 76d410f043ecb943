"""A sound server of the test's own, see `kiosk.app.loopback`."""

from __future__ import annotations

from typing import Self

import pytest

from kiosk.app.loopback import Loopback
from kiosk.core.errors import Missing


class SoundServer(Loopback):
    """A context: PulseAudio runs inside it. Skips the test where there is no PulseAudio."""

    def __enter__(self) -> Self:
        try:
            return super().__enter__()
        except Missing as error:
            pytest.skip(f"{error.message}. {error.hint}")
