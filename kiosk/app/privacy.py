"""Keeps what people said out of the logs, whoever writes them."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any

from kiosk.core.errors import BadInput, KioskError

SPEECH_KEYS = frozenset(
    {
        "answer",
        "content",
        "history",
        "messages",
        "partial",
        "passages",
        "prompt",
        "query",
        "question",
        "record",
        "request",
        "said",
        "sentence",
        "sentences",
        "text",
        "transcript",
        "utterance",
    }
)
"""Keys of a log line whose value may hold speech; only its length is written."""

_TELLS_OF_THE_MACHINE = (KioskError, OSError, ImportError, MemoryError, NameError, AttributeError)
"""Errors whose message speaks of files, names and devices, never of what was being processed."""

OWN_ROOMS = ("kiosk", "models", "offline", "ui")
"""Packages of this project; single words in their log lines are names of parts."""

_PRINTED_BY_ENGINES = "kiosk.engine."
_NAME = re.compile(r"[\w./:@-]{1,80}")


def withhold(value: object) -> str:
    """A marker in place of `value`: how much there was, not what."""
    if isinstance(value, str | bytes):
        return f"<{len(value)} characters withheld>"
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return f"<{len(value)} items withheld>"
    return f"<{type(value).__name__} withheld>"


def redact(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: speech-bearing keys, at any depth, become length markers."""
    for key, value in line.items():
        line[key] = _redacted(key, value)
    return line


def _redacted(key: str, value: Any) -> Any:
    if key in SPEECH_KEYS:
        return withhold(value)
    if isinstance(value, Mapping):
        return {str(k): _redacted(str(k), v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted("", item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    # Anything else would be written as its repr, which shows every field.
    return shown(value) if isinstance(value, BaseException) else f"<{type(value).__name__}>"


def shown(error: BaseException) -> str:
    """`error` in one line; a message that may quote a person is withheld."""
    name = type(error).__name__
    if isinstance(error, BadInput):
        return f"{name}: {error.code}"  # its message quotes the input
    if isinstance(error, KioskError):
        return f"{name}: {error.code}: {error.message}"
    if isinstance(error, _TELLS_OF_THE_MACHINE):
        return f"{name}: {error}"
    return f"{name}: {withhold(str(error))}" if str(error) else name


def trace(error: BaseException) -> str:
    """The traceback of `error` and its causes: places and types, messages as `shown` has them."""
    parts: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        parts.append("".join(traceback.format_tb(cause.__traceback__)) + shown(cause))
        if isinstance(cause, BaseExceptionGroup):
            parts += [trace(inner) for inner in cause.exceptions]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\ncaused by\n".join(reversed(parts))


def withhold_foreign(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor for records of libraries: text in their arguments is withheld.

    It needs the line to carry the message's template and, apart, its ``positional_args``.
    """
    record: logging.LogRecord = line["_record"]
    args, template = line.pop("positional_args"), str(record.msg)
    try:
        if record.name == "py.warnings":
            # "file:line: Category: message": the message may quote what was being processed.
            line["event"] = ": ".join(template.split(": ")[:2])
        elif isinstance(args, Mapping):
            line["event"] = template % {k: _argument(record, v) for k, v in args.items()}
        elif args:
            line["event"] = template % tuple(_argument(record, value) for value in args)
        else:
            # asyncio puts the failed task, with its result, on the lines after the first.
            line["event"] = template.partition("\n")[0]
    except (TypeError, ValueError, KeyError):
        line["event"] = template  # what fits a float does not fit its marker
    return line


def _argument(record: logging.LogRecord, value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, BaseException):
        return shown(value)
    room = record.name.partition(".")[0]
    ours = room in OWN_ROOMS and not record.name.startswith(_PRINTED_BY_ENGINES)
    if ours and isinstance(value, str) and _NAME.fullmatch(value):
        return value
    return withhold(value)
