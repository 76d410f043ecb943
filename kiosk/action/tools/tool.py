"""A tool: its schema, what it does to the world, how it is read back, and how it runs."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import jsonschema

from kiosk.core.doings import CardField, QrPayload
from kiosk.core.errors import BadInput, KioskError
from kiosk.core.ports import ToolSpec

Arguments = Mapping[str, Any]


class Effect(StrEnum):
    """What a tool does: `READ` looks, `LOCAL` acts within this kiosk, `WRITE` changes the world."""

    READ = "read"
    LOCAL = "local"
    WRITE = "write"


class Need(StrEnum):
    """What a yes alone is not enough for."""

    NOTHING = ""
    STAFF_PIN = "staff_pin"
    RECEIPT_CODE = "receipt_code"


class ToolFailed(KioskError):
    """A tool could not do it, for good: trying again would not help."""


class Conflict(ToolFailed):
    """The world has changed meanwhile; `alternatives` are what would be possible instead."""

    def __init__(
        self, code: str, message: str, hint: str = "", alternatives: tuple[str, ...] = ()
    ) -> None:
        super().__init__(code, message, hint)
        self.alternatives = alternatives


class Unreachable(KioskError):
    """Nobody answered, or no answer came back: whether it was done is not known. Try again."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one run carries besides its arguments.

    `key` is the same however often it is tried; `at` is when the person said yes, ISO 8601;
    `proof` is the receipt's code where one was needed.
    """

    key: str = ""
    at: str = ""
    session: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What came of it: a sentence for the person and the plain data behind it."""

    sentence: str
    data: dict[str, Any]
    citations: tuple[str, ...] = ()
    qr: QrPayload | None = None


Run = Callable[[Arguments, Ticket], Awaitable[ToolResult]]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool. `parameters` is the JSON schema of its arguments, kept to strictly.

    `read_back` is the one plain sentence that asks for a yes, `fields` the card's lines, `entity`
    what it acts on by arguments and key: deliveries to one entity keep their order. `undo` gives
    the tool and the arguments that take it back, where that can be. `precheck` raises `Conflict`
    when it could not be done now anyway. Models are told only of what is `listed`.
    """

    name: str
    title: str
    description: str
    parameters: dict[str, Any]
    effect: Effect
    run: Run
    read_back: Callable[[Arguments], str]
    fields: Callable[[Arguments], tuple[CardField, ...]]
    entity: Callable[[Arguments, str], str]
    need: Need = Need.NOTHING
    source: str = "built-in"
    undo: Callable[[Arguments, str], tuple[str, dict[str, Any]]] | None = None
    precheck: Callable[[Arguments], Awaitable[None]] | None = None
    listed: bool = True

    @property
    def spec(self) -> ToolSpec:
        """What a model is told of it."""
        return ToolSpec(self.name, self.description, self.parameters)

    def checked(self, arguments: Arguments) -> dict[str, Any]:
        """`arguments` as the schema wants them. Raises `BadInput` ``tool.bad_arguments``."""
        plain = json.loads(json.dumps(dict(arguments), ensure_ascii=False, default=str))
        try:
            jsonschema.validate(plain, self.parameters)
        except jsonschema.ValidationError as error:
            place = ".".join(str(part) for part in error.absolute_path) or "arguments"
            raise BadInput(
                "tool.bad_arguments",
                f"{self.name}: {place}: {error.message[:200]}.",
                f"It takes {', '.join(self.parameters.get('properties', {})) or 'nothing'}.",
            ) from error
        found: dict[str, Any] = plain
        return found


class Registry:
    """All tools of one kiosk, each name once."""

    def __init__(self, tools: tuple[Tool, ...] = ()) -> None:
        self._tools: dict[str, Tool] = {}
        for tool in tools:
            self.add(tool)

    def add(self, tool: Tool) -> None:
        """Raises `BadInput` ``tool.doubled``, ``tool.bad_schema``."""
        if tool.name in self._tools:
            raise BadInput(
                "tool.doubled",
                f"There are two tools '{tool.name}': {self._tools[tool.name].source}, "
                f"{tool.source}.",
                "Rename one of them in the pack.",
            )
        try:
            jsonschema.Draft202012Validator.check_schema(tool.parameters)
        except jsonschema.SchemaError as error:
            raise BadInput(
                "tool.bad_schema",
                f"The schema of tool '{tool.name}' is not valid: {error.message[:200]}.",
                "It has to be a JSON schema of an object.",
            ) from error
        self._tools[tool.name] = tool

    def get(self, name: str) -> Tool | None:
        """The tool of that name."""
        return self._tools.get(name)

    def all(self) -> tuple[Tool, ...]:
        """In the order they were added."""
        return tuple(self._tools.values())
