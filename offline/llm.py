"""The language model on the device: llama.cpp behind a worker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import asdict
from pathlib import Path

from kiosk.core.ports import Message, ModelChunk, ModelRequest
from offline.budget import Budget, Role
from offline.supervisor import OnEvent
from offline.worker import Worker


def llama_worker(
    path: Path,
    *,
    n_ctx: int = 4096,
    name: str = "llm",
    env: Mapping[str, str] | None = None,
    on_event: OnEvent | None = None,
) -> Worker:
    """A worker for the GGUF model at `path` with a context of `n_ctx` tokens."""
    options = {"path": str(path), "n_ctx": n_ctx}
    return Worker(name, "offline.llama:LlamaEngine", options, env=env, on_event=on_event)


class LlamaMini:
    """`LanguageModel` over a llama worker; pauses while a person speaks or is spoken to.

    `name` is the model's id. `deadline` is in seconds between two chunks, reading the prompt and
    pauses included.
    """

    def __init__(
        self, worker: Worker, budget: Budget, *, name: str, deadline: float = 120.0
    ) -> None:
        self._worker = worker
        self._budget = budget
        self._name = name
        self._deadline = deadline
        self._turn = asyncio.Lock()  # only the call that works holds a lease, or two could block

    @property
    def name(self) -> str:
        """The model's id, for the record."""
        return self._name

    async def generate(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        """As the port says. Raises `BadInput` ``llm.context_overflow`` for too long a prompt."""
        async with self._turn, self._budget.lease(Role.ANSWERING, on_change=self._worker.grant):
            stream = self._worker.stream("generate", asdict(request), deadline=self._deadline)
            async with aclosing(stream) as chunks:
                async for chunk in chunks:
                    yield ModelChunk(**chunk)

    async def prefill(self, messages: Sequence[Message]) -> None:
        """As the port says. Cancelling keeps what was read so far."""
        plain = [asdict(message) for message in messages]
        async with self._turn, self._budget.lease(Role.ANSWERING, on_change=self._worker.grant):
            await self._worker.call("prefill", plain, deadline=self._deadline)
