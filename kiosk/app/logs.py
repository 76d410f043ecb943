"""The machine's diary: JSON lines in ``logs/kiosk.log``, and what matters on standard error."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

import structlog
from filelock import FileLock

from kiosk.app.config import Logging
from kiosk.app.paths import Paths
from kiosk.app.privacy import OWN_ROOMS, redact, shown, trace, withhold_foreign

MAX_BYTES = 5_000_000
"""A log file that reached this size is put aside."""

KEPT = 5
"""Files that are kept beside the current one."""

LOG_NAME = "kiosk.log"

_FOREIGN_LEVEL = logging.WARNING
"""Libraries tell of requests and payloads below this."""


class SharedLog(WatchedFileHandler):
    """A log file that several processes append to; whoever finds it full puts it aside for all."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        super().__init__(path, encoding="utf-8")
        self._path, self._max_bytes = path, max_bytes
        self._lock = FileLock(f"{path}.lock", mode=0o600)

    def _open(self) -> Any:
        descriptor = os.open(self.baseFilename, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write `record`, into a new file when the present one is full."""
        if self._full():
            with self._lock:
                if self._full():  # another process may have been faster
                    self._put_aside()
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say on standard error that `record` is lost, without its content."""
        error = sys.exc_info()[1]
        reason = shown(error) if error else "unknown"
        with suppress(OSError):  # it may be a file on the same full disk
            sys.stderr.write(f"kiosk: {self._path} cannot be written ({reason})\n")

    def _full(self) -> bool:
        return self._path.exists() and self._path.stat().st_size >= self._max_bytes

    def _put_aside(self) -> None:
        for number in range(KEPT - 1, 0, -1):
            older = self._path.with_name(f"{LOG_NAME}.{number}")
            if older.exists():
                older.replace(self._path.with_name(f"{LOG_NAME}.{number + 1}"))
        self._path.replace(self._path.with_name(f"{LOG_NAME}.1"))


def configure(settings: Logging, paths: Paths, *, console_level: str = "warning") -> None:
    """Set up all logging of this process, structlog's and the standard library's, once.

    `console_level` is the least severity for standard error, where `paths` get the rest.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _plain_trace if settings.log_speech else _withheld_trace,
    ]
    foreign = shared
    if not settings.log_speech:
        shared.append(redact)
        foreign = [withhold_foreign, *shared]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    file = SharedLog(paths.logs / LOG_NAME)
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(console_level.upper())
    as_json = structlog.processors.JSONRenderer()
    plain: structlog.typing.Processor = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    for handler, renderer in (
        (file, as_json),
        (console, as_json if settings.console == "json" else plain),
    ):
        handler.setFormatter(
            structlog.stdlib.ProcessorFormatter(
                foreign_pre_chain=foreign,
                use_get_message=settings.log_speech,
                pass_foreign_args=not settings.log_speech,
                processors=[
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *([_without_trace] if handler is console else []),
                    renderer,
                ],
            )
        )
    _install(file, console, settings.level.upper())


def _install(file: logging.Handler, console: logging.Handler, level: str) -> None:
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, SharedLog) or getattr(handler, "kiosk_console", False):
            root.removeHandler(handler)
            handler.close()
    console.kiosk_console = True  # type: ignore[attr-defined]
    root.addHandler(file)
    root.addHandler(console)
    root.setLevel(max(_FOREIGN_LEVEL, logging.getLevelName(level)))
    for room in OWN_ROOMS:
        logging.getLogger(room).setLevel(level)
    logging.captureWarnings(True)


def _without_trace(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Traces are for the file; people read the one line."""
    return {key: value for key, value in line.items() if key not in ("trace", "exception")}


def _withheld_trace(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if error := _error_of(line.pop("exc_info", None)):
        line["trace"] = trace(error)
    return line


def _plain_trace(
    logger: Any, name: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return structlog.processors.format_exc_info(logger, name, line)


def _error_of(info: object) -> BaseException | None:
    match info:
        case BaseException():
            return info
        case (_, BaseException() as error, _):
            return error
    return sys.exc_info()[1] if info else None
