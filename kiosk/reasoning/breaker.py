"""Whether a cloud tier may be tried now: pure, its clock is handed in."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.reasoning.faults import MANNERS, Fault, Probe


class Breaker:
    """Remembers what befell one tier. `now` gives monotonic seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._strikes = 0
        self._failed_probes = 0
        self._until = 0.0
        self.fault: Fault | None = None
        self.known = False

    @property
    def state(self) -> str:
        """``ready``, ``unknown`` (never tried) or the name of the fault that keeps it closed."""
        if self.fault is not None:
            return self.fault.value
        return "ready" if self.known else "unknown"

    @property
    def retry_in_s(self) -> float:
        """Seconds until the tier is tried or probed again; 0 when it is open."""
        return max(0.0, self._until - self._now()) if self.fault else 0.0

    def allows(self) -> bool:
        """Whether a turn may use the tier.

        After the wait a turn may be the trial itself, but only where no cheaper probe exists.
        """
        if self.fault is None:
            return True
        return MANNERS[self.fault].probe is Probe.CALL and self.retry_in_s <= 0

    def wants_probe(self) -> bool:
        """Whether it is time to probe a closed tier."""
        if self.fault is None or self.retry_in_s > 0:
            return False
        return MANNERS[self.fault].probe is not Probe.CALL

    def lost(self, fault: Fault, retry_after_s: float = 0.0) -> bool:
        """Book a failure; whether the tier is closed now."""
        manner = MANNERS[fault]
        self.known = True
        if manner.probe in (Probe.NONE, Probe.PURSE):
            return self.fault is not None
        self._strikes += 1
        if self._strikes < manner.strikes and self.fault is None:
            return False
        if self.fault is fault:
            self._failed_probes += 1
        else:
            self._failed_probes = 0
        self.fault = fault
        grown = min(manner.longest_s, manner.wait_s * 2**self._failed_probes)
        self._until = self._now() + max(grown, min(retry_after_s, manner.longest_s))
        return True

    def reached(self) -> bool:
        """Book a success; whether the tier was closed until now."""
        was_closed = self.fault is not None
        self._strikes = self._failed_probes = 0
        self.fault, self.known, self._until = None, True, 0.0
        return was_closed
