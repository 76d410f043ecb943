"""A model elsewhere, through the official SDK: streamed, bounded in time, counted, cancellable."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kiosk.core.errors import Refused
from kiosk.core.ports import Message, ModelChunk, ModelRequest, ToolRequest
from kiosk.reasoning.cloud_body import body_of
from kiosk.reasoning.cloud_faults import of_exception
from kiosk.reasoning.cloud_rehearsal import rehearse
from kiosk.reasoning.cloud_stream import Stream
from kiosk.reasoning.cloud_wire import Stage, TooMuch, Wire, watch, watched
from kiosk.reasoning.faults import Fault, TierLost
from kiosk.reasoning.presets import PRESETS, Preset
from kiosk.reasoning.prices import Price, completion_tokens, prompt_tokens

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

HttpFactory = Callable[[], "httpx2.AsyncClient"]
"""Makes the HTTP client that a tier's calls go through."""

_CLOSING_S = 0.5


@dataclass(frozen=True, slots=True)
class Deadlines:
    """In seconds. `first_s` runs from the call to the first useful piece, connecting included;
    `gap_s` between two of them; `pictures_s` is added to `first_s` when pictures are sent. Fewer
    than `pace` characters in `pace_s` seconds is too slow to be spoken.
    """

    first_s: float = 1.4
    gap_s: float = 1.4
    total_s: float = 30.0
    pictures_s: float = 2.5
    pace: int = 15
    pace_s: float = 1.5
    usage_s: float = 0.4


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a tier's model lives, and who it is there."""

    model: str
    base_url: str
    key: str
    price: Price
    preset: Preset = PRESETS["openai"]
    deadlines: Deadlines = Deadlines()

    @property
    def host(self) -> str:
        """Host and, where it is not the usual one, port."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]


@dataclass(slots=True)
class CallStats:
    """What is known of a call, at any moment; `estimated` while the provider's count is missing."""

    request_id: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = True
    finish: str = ""
    ttft_ms: float = 0.0
    wire: Wire = field(default_factory=Wire)


class CloudModel:
    """A `LanguageModel` at an `Endpoint`. One HTTP client is kept, so connections are reused."""

    def __init__(self, endpoint: Endpoint, http: HttpFactory) -> None:
        self.endpoint = endpoint
        self._http = http
        self._client: AsyncOpenAI | None = None

    @property
    def name(self) -> str:
        """The model's id at its provider."""
        return self.endpoint.model

    async def ready(self) -> AsyncOpenAI:
        """The SDK's client, warm: its first call would take half a second longer than the next."""
        if self._client is None:
            await asyncio.to_thread(__import__, "openai")
            await rehearse()
            self._client = self._made()
        return self._client

    async def close(self) -> None:
        """Close every connection."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def prefill(self, messages: Sequence[Message]) -> None:
        """Nothing: the provider keeps the prefix by itself."""

    def generate(self, request: ModelRequest) -> AsyncIterator[ModelChunk]:
        """As the port says, but for faults, which are `TierLost`."""
        return self.call(request, CallStats())

    async def call(
        self, request: ModelRequest, stats: CallStats
    ) -> AsyncGenerator[ModelChunk, None]:
        """Stream the answer and keep `stats` true at every moment. Raises `TierLost`.

        Closing ends the connection, so that the provider stops working.
        """
        client = await self.ready()
        began = asyncio.get_running_loop().time()
        stats.prompt_tokens = prompt_tokens(request, self.endpoint.price)
        run = _Call(self.endpoint, client, request, stats, began)
        watched(stats.wire)
        try:
            async with aclosing(run.chunks()) as chunks:
                async for chunk in chunks:
                    yield chunk
        finally:
            if stats.wire.stage < Stage.SENT or run.rejected:
                stats.prompt_tokens, stats.estimated = 0, False

    async def models(self) -> list[dict[str, Any]]:
        """The provider's list of models, as it sends it. Raises `TierLost`."""
        client = await self.ready()
        wire = Wire()
        watched(wire)
        try:
            async with asyncio.timeout(5):
                page = await client.models.with_raw_response.list()
                found = json.loads(page.content)
        except TimeoutError as error:
            raise TierLost(Fault.OFFLINE, "no answer within 5 s") from error
        except _failures() as error:
            raise of_exception(error, wire) from error
        listed = found.get("data") if isinstance(found, dict) else None
        if not isinstance(listed, list):
            raise TierLost(Fault.CAPTIVE_PORTAL, "no list of models")
        return [m for m in listed if isinstance(m, dict)]

    async def answers(self) -> None:
        """Whether anything speaks HTTP at the tier's address. Raises `TierLost`."""
        client = await self.ready()
        wire = Wire()
        watched(wire)
        try:
            async with asyncio.timeout(5):
                await client._client.head(self.endpoint.base_url)
        except TimeoutError as error:
            raise TierLost(Fault.OFFLINE, "no answer within 5 s") from error
        except _failures() as error:
            raise of_exception(error, wire) from error

    def _made(self) -> AsyncOpenAI:
        from openai import AsyncOpenAI

        own = self.endpoint.preset.key_header
        return AsyncOpenAI(
            api_key=self.endpoint.key or "none",
            base_url=self.endpoint.base_url,
            max_retries=0,
            timeout=None,  # the deadlines are ours
            default_headers={own: self.endpoint.key} if own else {},
            http_client=watch(self._http(), without="authorization" if own else ""),
        )


class _Call:
    """One call under way."""

    def __init__(
        self,
        endpoint: Endpoint,
        client: AsyncOpenAI,
        request: ModelRequest,
        stats: CallStats,
        began: float,
    ) -> None:
        self._endpoint = endpoint
        self._client = client
        self._request = request
        self._stats = stats
        self._began = began
        self._limits = endpoint.deadlines
        self._pace: deque[tuple[float, int]] = deque()
        self._stream = Stream(request)
        self._flowing = 0.0
        self.rejected = False

    async def chunks(self) -> AsyncGenerator[ModelChunk, None]:
        """The pieces of the answer, the last with its counts."""
        now = asyncio.get_running_loop().time
        last = self._began + self._limits.total_s
        patience = self._limits.first_s
        patience += self._limits.pictures_s if self._request.images else 0.0
        async with aclosing(self._events()) as events:
            due = min(self._began + patience, last)
            while True:
                event = await self._next(events, due)
                if event is None:
                    break
                text = self._stream.feed(event)
                self._count()
                if self._stream.finish:
                    due = now() + self._limits.usage_s
                elif self._stream.progressed:
                    due = min(now() + self._limits.gap_s, last)
                    self._keep_pace(now(), len(text))
                if text or self._stream.progressed:
                    self._stats.ttft_ms = self._stats.ttft_ms or (now() - self._began) * 1000
                if text:
                    yield ModelChunk(text, self._stream.logprob)
        yield self._last()

    async def _next(self, events: AsyncGenerator[Any, None], due: float) -> Any | None:
        """The next event, None at the end. Once the answer is whole, nothing more is missed."""
        try:
            async with asyncio.timeout_at(due):
                return await anext(events)
        except StopAsyncIteration:
            return None
        except TimeoutError as error:
            if self._stream.finish:
                return None
            if self._stats.wire.stage < Stage.CONNECTED:
                raise TierLost(Fault.OFFLINE, "no connection in time") from error
            raise TierLost(Fault.TOO_SLOW) from error
        except TierLost:
            raise
        except _failures() as error:
            if self._stream.finish:
                return None
            raise of_exception(error, self._stats.wire) from error

    def _keep_pace(self, now: float, characters: int) -> None:
        """Raises `TierLost` when the answer drips."""
        self._pace.append((now, characters))
        since = now - self._limits.pace_s
        while self._pace and self._pace[0][0] < since:
            self._pace.popleft()
        self._flowing = self._flowing or now
        if self._stream.calling or now - self._flowing < self._limits.pace_s:
            return
        if sum(c for _, c in self._pace) < self._limits.pace:
            raise TierLost(Fault.TOO_SLOW, "it drips")

    def _last(self) -> ModelChunk:
        stream, stats = self._stream, self._stats
        finish = stream.ended()
        self._count()
        tools: tuple[ToolRequest, ...] = stream.tools()
        return ModelChunk(
            "",
            finish=finish,
            prompt_tokens=stats.prompt_tokens,
            cached_tokens=stats.cached_tokens,
            completion_tokens=stats.completion_tokens,
            tools=tools,
        )

    def _count(self) -> None:
        stats, usage = self._stats, self._stream.usage
        if usage is None:
            made = completion_tokens(self._stream.everything)
            stats.completion_tokens = min(made, self._request.max_tokens)
            return
        stats.estimated = False
        stats.prompt_tokens, stats.cached_tokens, stats.completion_tokens = usage

    async def _events(self) -> AsyncGenerator[Any, None]:
        """What the provider sends, decoded; the connection is closed with this generator."""
        body = await body_of(self._request, self._endpoint)
        try:
            raw = await self._client.chat.completions.with_raw_response.create(**body)
        except _failures() as error:
            self.rejected = isinstance(getattr(error, "status_code", None), int)
            response = getattr(error, "response", None)
            self._note(response.headers if response is not None else {})
            raise of_exception(error, self._stats.wire) from error
        response = raw.http_response
        self._note(response.headers)
        try:
            kind = response.headers.get("content-type", "").lower()
            self.rejected = "json" not in kind and "event-stream" not in kind
            if "html" in kind:
                raise TierLost(Fault.CAPTIVE_PORTAL, "a web page instead of an answer")
            if "json" in kind and "stream" not in kind:
                yield json.loads(await response.aread())
                return
            if self.rejected:
                raise TierLost(Fault.GARBAGE, kind or "no content type")
            stream = raw.parse()
            async for event in stream:
                yield event
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(_CLOSING_S):
                    await response.aclose()

    def _note(self, headers: Any) -> None:
        names = self._endpoint.preset.request_ids
        self._stats.request_id = next((headers[n] for n in names if n in headers), "")


def _failures() -> tuple[type[Exception], ...]:
    """What the SDK and what it stands on raise when the other end fails; no defects of ours."""
    import httpx2
    from openai import OpenAIError

    return OpenAIError, httpx2.HTTPError, httpx2.StreamError, OSError, ValueError, TooMuch, Refused
