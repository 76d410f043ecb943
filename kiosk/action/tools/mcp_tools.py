"""Tools of MCP servers, by the official SDK, over HTTP or standard input and output."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx2

from kiosk.action.tools.declared import LONGEST, declared_tool, sentence_of
from kiosk.action.tools.tool import (
    Arguments,
    Run,
    Ticket,
    Tool,
    ToolFailed,
    ToolResult,
    Unreachable,
)
from kiosk.core.errors import Refused

if TYPE_CHECKING:
    from mcp import Client
    from mcp.types import CallToolResult

PATIENCE_S = 10.0
_KEY = "idempotency_key"


class McpServer:
    """One server. Each exchange opens a connection of its own: a server that was restarted, or
    died, is no trouble for the next.
    """

    def __init__(
        self,
        *,
        url: str = "",
        command: tuple[str, ...] = (),
        token: str = "",
        client: AbstractAsyncContextManager[httpx2.AsyncClient] | None = None,
    ) -> None:
        self._url = url
        self._command = command
        self._token = token
        self._http = client

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Client]:
        """A connection. Raises `Unreachable` ``mcp.no_answer``."""
        from mcp import Client, StdioServerParameters
        from mcp.client.streamable_http import streamable_http_client

        try:
            async with asyncio.timeout(PATIENCE_S):
                if self._command:
                    program, *rest = self._command
                    server = StdioServerParameters(command=program, args=rest)
                    async with Client(server) as client:
                        yield client
                    return
                async with self._client() as http:
                    transport = streamable_http_client(self._url, http_client=http)
                    async with Client(transport) as client:
                        yield client
        except (ToolFailed, Unreachable):
            raise
        except BaseExceptionGroup as group:
            raise _first(group) from group
        except (OSError, TimeoutError, httpx2.HTTPError, Refused) as error:
            raise Unreachable("mcp.no_answer", f"The MCP server gave no answer: {error}") from error

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[httpx2.AsyncClient]:
        if self._http is None:
            async with httpx2.AsyncClient(timeout=PATIENCE_S, headers=self._headers) as client:
                yield client
            return
        async with self._http as client:
            client.headers.update(self._headers)
            yield client

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}


Servers = Any
"""Makes an `McpServer`, anew for each exchange."""


async def mcp_tools(
    name: str,
    make: Servers,
    *,
    wanted: Iterable[str] = (),
    reads: Iterable[str] = (),
    needs: Mapping[str, str] | None = None,
) -> tuple[Tool, ...]:
    """The server's tools (those `wanted`). What is not in `reads` needs a yes.

    Raises `Unreachable`.
    """
    chosen, looking = set(wanted), set(reads)
    async with make().opened() as client:
        listed = (await client.list_tools()).tools
    return tuple(
        declared_tool(
            name=f"{name}_{tool.name}",
            title=tool.title or tool.name.replace("_", " "),
            description=tool.description or "",
            parameters=_without_key(tool.input_schema),
            writes=tool.name not in looking,
            run=_run(make, tool.name, _KEY in tool.input_schema.get("properties", {})),
            source=f"mcp:{name}",
            need=(needs or {}).get(tool.name, ""),
        )
        for tool in listed
        if not chosen or tool.name in chosen
    )


def _run(make: Servers, tool: str, takes_key: bool) -> Run:
    async def run(arguments: Arguments, ticket: Ticket) -> ToolResult:
        given = dict(arguments) | ({_KEY: ticket.key} if takes_key else {})
        async with make().opened() as client:
            result = await client.call_tool(tool, given)
        return _read(result, tool)

    return run


def _read(result: CallToolResult, tool: str) -> ToolResult:
    texts = [part.text for part in result.content if part.type == "text"]
    text = "\n".join(texts)[:LONGEST]
    if result.is_error:
        raise ToolFailed("mcp.declined", text[:300] or f"{tool} could not be done.")
    data: Any = result.structured_content
    if data is None:
        try:
            data = json.loads(text)
        except ValueError:
            data = {"text": text}
    plain = data if isinstance(data, dict) else {"items": data}
    return ToolResult(sentence_of(plain, tool.replace("_", " ")), plain)


def _without_key(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema as people and models see it: the kiosk gives the key itself."""
    found = dict(schema)
    if _KEY in found.get("properties", {}):
        found["properties"] = {k: v for k, v in found["properties"].items() if k != _KEY}
        found["required"] = [name for name in found.get("required", ()) if name != _KEY]
    return found


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """What went wrong first, as an error that can be acted on."""
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    if isinstance(found, ToolFailed | Unreachable | asyncio.CancelledError):
        return found
    return Unreachable("mcp.no_answer", f"The MCP server gave no answer: {found}")
