"""The SDK builds its types when they are first needed; here that is before anybody waits."""

from __future__ import annotations

_CHUNK = (
    b'data: {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": '
    b'[{"index": 0, "delta": {"role": "assistant", "content": "x"}, "finish_reason": "stop"}], '
    b'"usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, '
    b'"prompt_tokens_details": {"cached_tokens": 0}}}\n\n'
    b"data: [DONE]\n\n"
)
_done: list[bool] = []


async def rehearse() -> None:
    """Stream one answer that never leaves this process; once a process."""
    if _done:
        return
    import httpx2
    from openai import AsyncOpenAI

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=_CHUNK)

    http = httpx2.AsyncClient(transport=httpx2.MockTransport(answer), trust_env=False)
    async with AsyncOpenAI(api_key="none", base_url="http://rehearsal/v1", http_client=http) as sdk:
        raw = await sdk.chat.completions.with_raw_response.create(
            model="m", messages=[{"role": "user", "content": "x"}], stream=True
        )
        async for event in raw.parse():
            event.model_dump(mode="python", exclude_unset=True)
    _done.append(True)
