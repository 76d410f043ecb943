"""``[tools]`` of ``pack.toml``: what a pack lets the kiosk do beyond what is built in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.errors import BadInput

Named = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$", description='such as "crm"')]
Url = Annotated[str, Field(pattern=r"^https?://\S+$", description="an http(s) address")]
Secret = Annotated[
    str,
    Field(
        pattern=r"^((env|keyring):[A-Za-z0-9_./-]+)?$",
        description='where the token lies: "env:NAME", "keyring:NAME" or "" for none',
    ),
]
Names = Annotated[tuple[str, ...], Field(strict=False, description='names: ["one", "two"]')]
Needs = dict[str, Literal["staff_pin"]]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class OpenApiTable(_Table):
    """Operations of an HTTP service. GET looks, everything else changes and needs a yes."""

    name: Named
    base_url: Url
    spec: str = Field(description="the OpenAPI document, a JSON file of the pack")
    operations: Names = ()
    """Which operations, by their id; empty takes all."""
    token: Secret = ""
    """Sent as a bearer token."""
    needs: Needs = {}
    """Operation → what is needed beside a yes."""
    document: dict[str, Any] = {}
    """The document itself, filled in when the pack is read."""


class McpTable(_Table):
    """An MCP server, by address or by the command that runs it here."""

    name: Named
    url: Url | None = None
    command: Names = ()
    token: Secret = ""
    reads: Names = ()
    """Tools that only look; all others need a yes, whatever the server says of them."""
    tools: Names = ()
    """Which tools; empty takes all."""
    needs: Needs = {}

    @model_validator(mode="after")
    def _one_way(self) -> McpTable:
        if (self.url is None) == (not self.command):
            raise ValueError("an MCP server has either a url or a command")
        return self


class PythonTable(_Table):
    """A function of a Python package that is installed beside the kiosk."""

    name: Named
    entry: Annotated[str, Field(pattern=r"^[\w.]+:\w+$", description='"package.module:function"')]
    title: str = ""
    writes: bool = True
    """It changes something, and needs a yes."""
    needs: Literal["", "staff_pin"] = ""


class ToolsTable(_Table):
    """Everything a pack declares."""

    openapi: Annotated[tuple[OpenApiTable, ...], Field(strict=False)] = ()
    mcp: Annotated[tuple[McpTable, ...], Field(strict=False)] = ()
    python: Annotated[tuple[PythonTable, ...], Field(strict=False)] = ()


def with_documents(tools: ToolsTable, folder: Path) -> ToolsTable:
    """`tools` with the OpenAPI documents of `folder` in them, so that a built pack carries them.

    Raises `BadInput` ``pack.bad_openapi``.
    """
    filled = tuple(
        table.model_copy(update={"document": _document(folder, table)}) for table in tools.openapi
    )
    return tools.model_copy(update={"openapi": filled})


def _document(folder: Path, table: OpenApiTable) -> dict[str, Any]:
    path = (folder / table.spec).resolve()
    why = "it lies outside the pack"
    if path.is_relative_to(folder.resolve()):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            why = "it has no paths"
        except (OSError, ValueError) as error:
            found, why = None, str(error)
        if isinstance(found, dict) and "paths" in found:
            return found
    raise BadInput(
        "pack.bad_openapi",
        f"The OpenAPI document {path} of tool '{table.name}' can't be used: {why}.",
        "It has to be a JSON file inside the pack.",
    )
