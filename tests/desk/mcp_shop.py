"""An MCP server with a look and a change; its books are a file, so that a test can read them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mcp.server import MCPServer

server = MCPServer("shop")
BOOKS = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("books.json")


@server.tool()
def table_size(table: str) -> str:
    """How many people fit at a table."""
    return f"Table {table} seats four."


@server.tool()
def reserve_table(table: str, people: int, idempotency_key: str) -> str:
    """Reserve a table in the café."""
    held = json.loads(BOOKS.read_text()) if BOOKS.exists() else {}
    held[idempotency_key] = [table, people]
    BOOKS.write_text(json.dumps(held))
    return f"Table {table} is reserved for {people}."


@server.tool()
def close_cafe(reason: str) -> str:
    """Close the café."""
    raise ValueError("it is open today")


if __name__ == "__main__":
    server.run("stdio")
