"""A rehearsal in a process of its own, beside the kiosk that serves."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from kiosk.app.child import command, environment
from kiosk.app.paths import Paths
from kiosk.core.errors import KioskError

_PATIENCE_S = 180.0
_HINT = "Run it by hand: kiosk rehearse"


async def rehearsed(paths: Paths, pack: Path) -> list[dict[str, Any]]:
    """The scenes as they went. Raises `KioskError` ``rehearsal.failed``."""
    try:
        child = await asyncio.create_subprocess_exec(
            *command("rehearse", "--json", "--pack", str(pack)),
            env=environment(paths),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        message = f"The rehearsal could not be started: {error}."
        raise KioskError("rehearsal.failed", message, _HINT) from error
    try:
        said, _ = await asyncio.wait_for(child.communicate(), _PATIENCE_S)
        scenes: list[dict[str, Any]] = json.loads(said)["scenes"]
    except (TimeoutError, ValueError, KeyError) as error:
        message = f"The rehearsal gave no result: {error!r}."
        raise KioskError("rehearsal.failed", message, _HINT) from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return scenes
