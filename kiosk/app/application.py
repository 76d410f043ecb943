"""What every command starts from: folders, settings, logs, and a kiosk when it needs one."""

from __future__ import annotations

import asyncio
import signal
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.app import logs
from kiosk.app.config import Config
from kiosk.app.output import Output
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk

_T = TypeVar("_T")
_TERMINATED = 128 + signal.SIGTERM


@dataclass(frozen=True, slots=True)
class Application:
    """One run of the program."""

    paths: Paths
    config: Config
    out: Output

    @classmethod
    def start(cls, out: Output, *, verbose: bool = False) -> Application:
        """Make the folders, read the settings, start the log. Raises `BadInput`."""
        paths = Paths.of().create()
        config = load_config(paths)
        logs.configure(config.logging, paths, console_level="info" if verbose else "critical")
        return cls(paths, config, out)

    def kiosk(self, pack: Path | None = None, *, offline: bool = False) -> Kiosk:
        """The kiosk that serves `pack` (the sample store); its engines are not started yet.

        Raises `BadInput` ``pack.*`` or, for the settings a pack brings, ``config.*``.
        """
        from kiosk.app.composition import build

        return build(self.config, pack, offline=offline)

    @asynccontextmanager
    async def opened(self, args: Namespace, **engines: bool) -> AsyncIterator[Kiosk]:
        """The kiosk that `args` ask for; any `engines` named (see `Kiosk.start`) are ready."""
        async with self.kiosk(args.pack, offline=args.offline) as kiosk:
            if engines:
                await kiosk.start(**engines)
            yield kiosk


def run(main: Coroutine[Any, Any, _T]) -> _T:
    """Run `main` on a loop of its own; a request to terminate cancels it, so engines are closed."""

    async def guarded() -> _T:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        with suppress(
            NotImplementedError, RuntimeError
        ):  # not on this platform, or not main thread
            loop.add_signal_handler(signal.SIGTERM, task.cancel if task else lambda: None)
        return await main

    try:
        return asyncio.run(guarded())
    except asyncio.CancelledError:
        raise SystemExit(_TERMINATED) from None


def add_kiosk_options(parser: ArgumentParser) -> None:
    """The options of every command that opens a store pack."""
    parser.add_argument(
        "--pack", type=Path, help="a pack's folder or built file (the sample store)"
    )
    parser.add_argument("--offline", action="store_true", help="open no connection at all")


def add_output_options(parser: ArgumentParser, *, batch: bool = False) -> None:
    """``--json`` and, for commands that serve requests, ``--batch``, which answers in JSON, too."""
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    if batch:
        parser.add_argument(
            "--batch", action="store_true", help="JSON Lines on standard input, one request a line"
        )
