"""Makes the tools that a pack declares; one that can't be made is said, and the others serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

import httpx2

from kiosk.action.tools.mcp_tools import McpServer, mcp_tools
from kiosk.action.tools.openapi import openapi_tools
from kiosk.action.tools.python_tools import python_tool
from kiosk.action.tools.tool import Registry, Tool, Unreachable
from kiosk.app.secrets import secret
from kiosk.core.errors import KioskError, Refused
from kiosk.core.record import Degradation
from kiosk.knowledge.pack_tools import McpTable, OpenApiTable, PythonTable, ToolsTable

Clients = Callable[[], AbstractAsyncContextManager[httpx2.AsyncClient]]


class PackTools:
    """The tools of `table`, added to a registry once.

    Code of the pack's own runs only with `code_allowed`, the owner's decision, never the pack's.
    """

    def __init__(
        self, table: ToolsTable, registry: Registry, clients: Clients, *, code_allowed: bool
    ) -> None:
        self._table = table
        self._registry = registry
        self._clients = clients
        self._code_allowed = code_allowed
        self._ready = False
        self.degraded: list[Degradation] = []

    async def ready(self) -> tuple[Degradation, ...]:
        """Add them; gives, once, what could not be added."""
        if self._ready:
            return ()
        self._ready = True
        for one in self._table.openapi:
            await self._added(one.name, partial(self._openapi, one))
        for server in self._table.mcp:
            await self._added(server.name, partial(self._mcp, server))
        for function in self._table.python:
            await self._added(function.name, partial(self._python, function))
        return tuple(self.degraded)

    async def _added(self, name: str, make: Callable[[], Awaitable[tuple[Tool, ...]]]) -> None:
        try:
            for tool in await make():
                self._registry.add(tool)
        except (KioskError, Unreachable) as error:
            words = f"The tools of '{name}' are not there: {error.message}"
            self.degraded.append(Degradation(error.code, words))

    async def _openapi(self, table: OpenApiTable) -> tuple[Tool, ...]:
        return openapi_tools(
            table.name,
            table.document,
            base_url=table.base_url,
            token=secret(table.token),
            clients=self._clients,
            wanted=table.operations,
            needs=table.needs,
        )

    async def _mcp(self, table: McpTable) -> tuple[Tool, ...]:
        if table.command:
            self._check_code(table.name)
        token = secret(table.token)

        def server() -> McpServer:
            client = None if table.command else self._clients()
            return McpServer(url=table.url or "", command=table.command, token=token, client=client)

        return await mcp_tools(
            table.name, server, wanted=table.tools, reads=table.reads, needs=table.needs
        )

    async def _python(self, table: PythonTable) -> tuple[Tool, ...]:
        self._check_code(table.name)
        return (
            python_tool(
                table.name, table.entry, title=table.title, writes=table.writes, need=table.needs
            ),
        )

    def _check_code(self, name: str) -> None:
        if not self._code_allowed:
            raise Refused(
                "tools.code_not_allowed",
                f"'{name}' would run a program here, which this kiosk does not allow its pack.",
                "Set actions.pack_code = true in kiosk.toml if you trust the pack.",
            )
