"""A server in the shop, run for real: llama.cpp's own, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from cloud_support import ASKED, ask, model_at

from kiosk.reasoning.cloud_client import Deadlines
from models.store import ModelStore

MODEL = "smollm2-135m-instruct-q4_1"
PATIENT = Deadlines(first_s=60, gap_s=30, total_s=90, pace=0)


@pytest.fixture(scope="module")
def server(model_store: ModelStore) -> Iterator[str]:
    if not model_store.has(MODEL):
        pytest.skip(f"{MODEL} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "llama_cpp.server", "--model", str(model_store.path(MODEL)),
        "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "1024", "--n_threads", "1",
    ]  # fmt: skip
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env={**os.environ, "GOMP_SPINCOUNT": "1000"}, **quiet)  # type: ignore[call-overload]
    url = f"http://127.0.0.1:{port}/v1"
    try:
        for _ in range(240):
            assert process.poll() is None, "the server ended"
            try:
                urlopen(f"{url}/models", timeout=2).close()
                break
            except (URLError, OSError):
                time.sleep(0.25)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


@pytest.mark.slow
def test_a_server_in_the_shop_answers_like_any_tier(server: str) -> None:
    made = model_at(server, preset="llamacpp", model=MODEL, deadlines=PATIENT)

    async def one() -> tuple[str, int, list[str]]:
        try:
            listed = [str(m["id"]) for m in await made.models()]
            text, last, _ = await ask(made, replace(ASKED, max_tokens=12))
            return text, last.completion_tokens, listed
        finally:
            await made.close()

    text, tokens, listed = asyncio.run(one())
    assert text.strip()
    assert tokens > 0
    assert listed
