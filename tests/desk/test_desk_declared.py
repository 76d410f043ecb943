"""Tools that a pack declares: over OpenAPI, MCP and Python, against real servers."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import uvicorn
from desk_support import BackOffice

from kiosk.action.tools.mcp_tools import McpServer, mcp_tools
from kiosk.action.tools.office import plain_client
from kiosk.action.tools.openapi import openapi_tools
from kiosk.action.tools.python_tools import python_tool
from kiosk.action.tools.tool import Effect, Registry, Ticket, ToolFailed, Unreachable
from kiosk.app.pack_tools import PackTools
from kiosk.core.errors import BadInput
from kiosk.knowledge.pack import load_pack
from kiosk.knowledge.pack_tools import PythonTable, ToolsTable

SHOP = Path(__file__).parent / "mcp_shop.py"


def water(plants: int, liquid: str = "water", idempotency_key: str = "") -> dict[str, object]:
    """Water the plants of the store."""
    if plants > 9:
        raise ValueError("there are nine plants")
    return {"message": f"{plants} plants got {liquid}", "key": idempotency_key}


def test_operations_of_a_real_service_become_tools(office: BackOffice) -> None:
    there = office.local.address
    auth = {"Authorization": f"Bearer {there.token}"}
    document = httpx2.get(f"{there.url}/openapi.json", headers=auth, trust_env=False).json()
    tools = {
        tool.name: tool
        for tool in openapi_tools(
            "office",
            document,
            base_url=there.url,
            token=there.token,
            clients=plain_client,
            wanted=("get_order", "free_slots", "book_appointment"),
            needs={"book_appointment": "staff_pin"},
        )
    }
    assert set(tools) == {"office_get_order", "office_free_slots", "office_book_appointment"}
    look, book = tools["office_get_order"], tools["office_book_appointment"]
    assert look.effect is Effect.READ and book.effect is Effect.WRITE
    assert book.need.value == "staff_pin"
    assert set(book.parameters["required"]) == {"reference", "kind", "start"}

    async def story() -> None:
        found = await look.run(look.checked({"number": "10421"}), Ticket())
        assert found.data["status"] == "delivered"
        with pytest.raises(ToolFailed):
            await look.run({"number": "none"}, Ticket())
        wish = {"reference": "R1", "kind": "repair", "start": "2026-12-01T15:00"}
        for _ in range(2):
            await book.run(book.checked(wish), Ticket("one-key-only"))

    asyncio.run(story())
    assert len(office.state()["appointments"]) == 1
    with pytest.raises(BadInput):
        book.checked({"reference": "R1", "start": "2026-12-01T15:00"})


def test_an_mcp_server_over_standard_input_and_output(tmp_path: Path) -> None:
    books = tmp_path / "books.json"

    async def story() -> None:
        def server() -> McpServer:
            return McpServer(command=(sys.executable, str(SHOP), str(books)))

        tools = {t.name: t for t in await mcp_tools("shop", server, reads=("table_size",))}
        assert tools["shop_table_size"].effect is Effect.READ
        reserve = tools["shop_reserve_table"]
        assert reserve.effect is Effect.WRITE
        assert "idempotency_key" not in reserve.parameters["properties"]
        seats = await tools["shop_table_size"].run({"table": "5"}, Ticket())
        assert "seats four" in seats.sentence
        for _ in range(2):
            await reserve.run(reserve.checked({"table": "5", "people": 3}), Ticket("key-1"))
        with pytest.raises(ToolFailed):
            await tools["shop_close_cafe"].run({"reason": "none"}, Ticket())

    asyncio.run(story())
    assert json.loads(books.read_text()) == {"key-1": ["5", 3]}


def test_an_mcp_server_over_http(tmp_path: Path) -> None:
    async def story(url: str) -> None:
        def server() -> McpServer:
            return McpServer(url=url, client=plain_client())

        tools = {t.name: t for t in await mcp_tools("shop", server, wanted=("table_size",))}
        assert set(tools) == {"shop_table_size"}
        assert tools["shop_table_size"].effect is Effect.WRITE, "the pack did not call it a look"
        found = await tools["shop_table_size"].run({"table": "7"}, Ticket())
        assert "Table 7 seats four" in found.sentence

    with served() as url:
        asyncio.run(story(url))


def test_a_server_that_is_away_is_a_degradation_and_the_others_serve() -> None:
    table = ToolsTable.model_validate(
        {
            "mcp": [{"name": "gone", "url": "http://127.0.0.1:9/mcp"}],
            "python": [{"name": "water", "entry": "test_desk_declared:water"}],
        }
    )
    registry = Registry()
    pack = PackTools(table, registry, plain_client, code_allowed=True)
    (lacking,) = asyncio.run(pack.ready())
    assert "gone" in lacking.message
    assert [tool.name for tool in registry.all()] == ["water"]
    assert asyncio.run(pack.ready()) == ()


def test_a_function_is_a_tool_by_its_annotations() -> None:
    tool = python_tool("water", "test_desk_declared:water", writes=True)
    assert tool.description == "Water the plants of the store."
    assert tool.parameters["properties"]["plants"]["type"] == "integer"
    assert tool.parameters["required"] == ["plants"]
    done = asyncio.run(tool.run(tool.checked({"plants": 3}), Ticket("key-1")))
    assert done.data == {"message": "3 plants got water", "key": "key-1"}
    assert done.sentence == "3 plants got water."
    with pytest.raises(ToolFailed):
        asyncio.run(tool.run({"plants": 12}, Ticket()))
    with pytest.raises(BadInput):
        python_tool("none", "test_desk_declared:nothing", writes=True)


def test_a_pack_runs_no_code_unless_the_owner_says_so() -> None:
    table = ToolsTable(python=(PythonTable(name="water", entry="test_desk_declared:water"),))
    registry = Registry()
    pack = PackTools(table, registry, plain_client, code_allowed=False)
    assert [d.code for d in asyncio.run(pack.ready())] == ["tools.code_not_allowed"]
    assert registry.all() == ()


def test_a_pack_carries_its_openapi_documents(tmp_path: Path) -> None:
    (tmp_path / "crm.json").write_text(json.dumps({"openapi": "3.1.0", "paths": {"/a": {}}}))
    (tmp_path / "pack.toml").write_text(
        'name = "Shop"\n[[tools.openapi]]\nname = "crm"\nspec = "crm.json"\n'
        'base_url = "https://crm.example/api"\n'
    )
    assert load_pack(tmp_path).tools.openapi[0].document["paths"] == {"/a": {}}
    (tmp_path / "crm.json").write_text("{}")
    with pytest.raises(BadInput) as error:
        load_pack(tmp_path)
    assert error.value.code == "pack.bad_openapi"


def test_an_address_that_is_not_there_is_tried_again_later() -> None:
    document = {"paths": {"/x": {"post": {"operationId": "x"}}}}
    (tool,) = openapi_tools(
        "gone", document, base_url="http://127.0.0.1:9", token="", clients=plain_client
    )
    with pytest.raises(Unreachable):
        asyncio.run(tool.run({}, Ticket("key-1")))


@contextmanager
def served() -> Iterator[str]:
    """The MCP server over streamable HTTP, on a free port."""
    from mcp_shop import server as shop

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    options = uvicorn.Config(shop.streamable_http_app(), log_level="error")
    server = uvicorn.Server(options)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/mcp"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
