"""What an engine asks while it works: go on, wait, or stop; and with how many threads."""

from __future__ import annotations

import threading


class Control:
    """Shared by the child's engine (asks) and its reader thread (tells).

    An engine calls `stop` often, from any thread, at least between two pieces of its result.
    """

    def __init__(self) -> None:
        self.threads = 1
        """Threads the engine may use from now on, at least 1."""
        self._paused = False
        self._current = 0
        self._cancelled = -1
        self._changed = threading.Condition()

    def stop(self) -> bool:
        """True when the work of the current call is no longer wanted; blocks while paused."""
        if self._paused:
            with self._changed:
                self._changed.wait_for(lambda: not self._paused or self._is_cancelled())
        return self._is_cancelled()

    def begin(self, call_id: int) -> None:
        """The engine turns to call `call_id`; ids only grow."""
        self._current = call_id

    def cancel(self, call_id: int) -> None:
        """Nobody waits for call `call_id` or an earlier one any more."""
        with self._changed:
            self._cancelled = call_id
            self._changed.notify_all()

    def grant(self, threads: int) -> None:
        """Hand the engine `threads` threads; 0 makes it wait at its next `stop`."""
        with self._changed:
            self._paused = threads <= 0
            self.threads = max(1, threads)
            self._changed.notify_all()

    def _is_cancelled(self) -> bool:
        return self._cancelled >= self._current
