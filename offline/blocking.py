"""An engine's child process for callers without an event loop: builds, and searches in threads."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from typing import IO, Any, BinaryIO, cast

from kiosk.core.errors import EngineFailed, EngineTimeout
from offline import frames
from offline.supervisor import Backoff, crashed
from offline.worker import child_env


class BlockingWorker:
    """Hosts `engine` (see `Worker`) in a child; calls block, one at a time, from any thread.

    The child starts with the first call. When it crashes, the call raises `EngineCrashed`, and the
    next call after a growing pause starts another; calls within that pause raise `EngineFailed`.
    """

    def __init__(self, name: str, engine: str, options: Mapping[str, Any]) -> None:
        self.name = name
        self._start = (engine, dict(options), name)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._calls = 0
        self._backoff = Backoff()
        self._retry_at = 0.0
        self._closed = False
        self._starts = 0
        self._log = logging.getLogger(f"kiosk.engine.{name}")

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._process.pid if self._process else None

    @property
    def restarts(self) -> int:
        """How often the child was started again."""
        return max(0, self._starts - 1)

    def call(self, method: str, *args: Any, deadline: float = 30.0) -> Any:
        """The result of `method`.

        Raises what the engine raised, `EngineCrashed`, or `EngineTimeout` after `deadline` seconds.
        """
        with self._lock:
            process = self._ready(deadline)
            self._calls += 1
            kind, value = self._converse(process, ("call", self._calls, method, args), deadline)
        if kind == "error":
            raise value
        self._backoff.reset()
        return value

    def close(self) -> None:
        """End the child; later calls fail."""
        with self._lock:
            self._closed = True
            if self._process:
                self._end(self._process)

    def _ready(self, deadline: float) -> subprocess.Popen[bytes]:
        if self._closed:
            raise EngineFailed(f"{self.name}.closed", f"the {self.name} engine is shut down")
        if self._process:
            return self._process
        if time.monotonic() < self._retry_at:
            raise EngineFailed(
                f"{self.name}.unavailable",
                f"the {self.name} engine failed and is tried again later",
                "run: kiosk doctor",
            )
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "offline.host"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=child_env(),
        )
        self._process = process
        self._starts += 1
        threading.Thread(target=self._listen, args=(process.stderr,), daemon=True).start()
        kind, value = self._converse(process, self._start, deadline)
        if kind == "error":
            self._lost(process)
            raise value
        return process

    def _converse(
        self, process: subprocess.Popen[bytes], message: Any, deadline: float
    ) -> tuple[str, Any]:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(deadline, stop)
        timer.daemon = True
        timer.start()
        assert process.stdin and process.stdout  # noqa: S101 - opened as pipes above
        try:
            process.stdin.write(frames.encode(message))
            process.stdin.flush()
            kind, _, value = frames.read(cast(BinaryIO, process.stdout))
        except (EOFError, OSError) as error:
            status = self._lost(process)
            if late.is_set():
                words = f"the {self.name} engine did not answer within {deadline:g} s"
                raise EngineTimeout(f"{self.name}.timeout", words, "it is started again") from error
            raise crashed(self.name, status) from error
        finally:
            timer.cancel()
        return kind, value

    def _lost(self, process: subprocess.Popen[bytes]) -> int:
        self._retry_at = time.monotonic() + self._backoff.next()
        return self._end(process)

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        """Close its pipe, upon which it leaves by itself; kill it after two seconds."""
        self._process = None
        assert process.stdin and process.stdout  # noqa: S101 - opened as pipes above
        try:
            process.stdin.close()
        except OSError:  # it is gone already, with something unread in the pipe
            self._log.debug("its pipe is broken")
        try:
            status = process.wait(2.0)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        process.stdout.close()
        return status

    def _listen(self, stderr: IO[bytes]) -> None:
        """Engines print; what they print belongs into the log."""
        with stderr:
            for line in stderr:
                self._log.debug("%s", line.decode("utf-8", "replace").rstrip())
