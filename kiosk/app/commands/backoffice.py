"""``kiosk backoffice``: the reference back office, on this machine alone."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import socket
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.application import Application, add_output_options
from kiosk.app.desk import SERVICE_FILE
from kiosk.core.errors import BadInput
from models.files import replace_atomically

_HOST = "127.0.0.1"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--pack", type=Path, help="whose hours and products (the sample store)")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="0 takes a free one")
    parser.add_argument("--data", type=Path, metavar="FILE", help="its database")
    parser.add_argument("--token", metavar="TEXT", help="what clients must send (a new one)")
    add_output_options(parser)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve until stopped. Says first where it listens."""
    import uvicorn

    from kiosk.app.backoffice.desk_work import opening_of
    from kiosk.app.backoffice.ledger import Ledger
    from kiosk.app.backoffice.seeds import sow
    from kiosk.app.backoffice.server import make_server
    from kiosk.app.packs import open_served
    from kiosk.knowledge.samples import sample_pack

    ledger = Ledger(args.data or app.paths.data / "backoffice.db")
    index = open_served(app.paths, args.pack or sample_pack(), None)
    try:
        sow(ledger, index.catalogue(), datetime.now(UTC).date())
        opening = opening_of(index)
    finally:
        index.close()
    token = args.token or secrets.token_urlsafe(24)
    listener = _listen(args.port)
    said = {"url": f"http://{_HOST}:{listener.getsockname()[1]}", "token": token}
    file = app.paths.data / SERVICE_FILE
    text = json.dumps({**said, "pid": os.getpid()}).encode()
    replace_atomically(file, text)
    file.chmod(0o600)
    app.out.value(
        {**said, "file": str(file)},
        lambda console: console.print(f"back office at {said['url']} (stop with Ctrl-C)"),
    )
    options = uvicorn.Config(
        make_server(ledger, opening, token), log_level="warning", access_log=False
    )
    server = uvicorn.Server(options)

    async def serve() -> None:
        # Uvicorn's own way out raises the signal again, and the file would stay behind.
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, setattr, server, "should_exit", True)
        await server._serve([listener])

    try:
        asyncio.run(serve())
    finally:
        file.unlink(missing_ok=True)
        listener.close()
    return 0


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise BadInput(
            "backoffice.port", f"Port {port} can't be used: {error.strerror}.", "Try another one."
        ) from error
    return listener
