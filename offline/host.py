"""The child process: hosts one engine, speaks frames with `offline.worker` on its parent's pipes.

Parent → child: ``(module:Class, options, name)`` once, then ``("call", id, method, args)``,
``("cancel", id)``, ``("grant", threads)``. Child → parent: ``("ready", 0, None)`` or ``("error",
0, KioskError)`` once, then per call any number of ``("item", id, value)`` and one of ``("done",
id, value)`` or ``("error", id, KioskError)``.
"""

from __future__ import annotations

import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any, BinaryIO

from kiosk.core.errors import EngineFailed, KioskError
from offline import frames
from offline.control import Control

Call = tuple[int, str, tuple[Any, ...]]


class Host:
    """Runs calls on the main thread; a reader thread hears cancels and the parent's death."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests = requests
        self._replies = replies
        self._calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
        self._control = Control()
        self._name = "engine"

    def run(self) -> None:
        """Construct the engine the parent names, then serve until the parent is gone."""
        target, options, self._name = frames.read(self._requests)
        threading.Thread(target=self._hear, daemon=True).start()
        try:
            engine = _construct(target, options, self._control)
        except Exception as error:  # noqa: BLE001 - typed below and raised in the parent
            self._send("error", 0, self._typed(error))
            return
        self._send("ready", 0, None)
        while True:
            self._serve(engine, *self._calls.get())

    def _serve(self, engine: Any, call_id: int, method: str, args: tuple[Any, ...]) -> None:
        self._control.begin(call_id)
        try:
            result = None
            if not self._control.stop():
                result = getattr(engine, method)(*args)
            if isinstance(result, Iterator):
                self._stream(call_id, result)
                result = None
        except Exception as error:  # noqa: BLE001 - typed below and raised in the parent
            self._send("error", call_id, self._typed(error))
        else:
            self._send("done", call_id, result)

    def _stream(self, call_id: int, items: Iterator[Any]) -> None:
        try:
            for item in items:
                self._send("item", call_id, item)
                if self._control.stop():
                    return
        finally:
            getattr(items, "close", lambda: None)()

    def _hear(self) -> None:
        """Leave at once when the parent is gone, whatever native code is doing meanwhile."""
        try:
            while True:
                kind, *rest = frames.read(self._requests)
                if kind == "call":
                    self._calls.put((rest[0], rest[1], rest[2]))
                elif kind == "cancel":
                    self._control.cancel(rest[0])
                else:
                    self._control.grant(rest[0])
        except (EOFError, OSError):
            os._exit(0)

    def _send(self, kind: str, call_id: int, value: Any) -> None:
        try:
            self._replies.write(frames.encode((kind, call_id, value)))
            self._replies.flush()
        except OSError:
            os._exit(0)

    def _typed(self, error: Exception) -> KioskError:
        if isinstance(error, KioskError):
            return error
        traceback.print_exception(error)
        return EngineFailed(
            f"{self._name}.failed",
            f"the {self._name} engine failed: {type(error).__name__}: {error}",
            "the log holds its trace",
        )


def _construct(target: str, options: dict[str, Any], control: Control) -> Any:
    module, _, cls = target.partition(":")
    return getattr(importlib.import_module(module), cls)(**options, control=control)


def main() -> None:
    """Take the pipes away from native code, whose prints go to standard error, and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # the engine's own prints: a line at a time, into the same log
    try:
        Host(requests, replies).run()
    finally:
        sys.stderr.flush()
        os._exit(0)  # native libraries may abort while the interpreter is taken down


if __name__ == "__main__":
    main()
