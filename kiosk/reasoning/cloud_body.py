"""A `ModelRequest` as an OpenAI-compatible provider wants it."""

from __future__ import annotations

import asyncio
import base64
import io
import re
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import BadInput
from kiosk.core.ports import ModelImage, ModelRequest, ToolSpec
from kiosk.reasoning.prices import worthwhile

if TYPE_CHECKING:
    from kiosk.reasoning.cloud_client import Endpoint

_QUALITY = 85
_THINKS = re.compile(r"o\d|gpt-5")
"""Models that refuse a request which names a temperature or asks for probabilities."""


async def body_of(request: ModelRequest, endpoint: Endpoint) -> dict[str, Any]:
    """The arguments of the SDK's call."""
    preset = endpoint.preset
    body: dict[str, Any] = {
        "model": endpoint.model,
        "messages": await _messages(request),
        "stream": True,
        preset.limit: request.max_tokens,
    }
    if preset.asks_usage:
        body["stream_options"] = {"include_usage": True}
    if not _THINKS.match(endpoint.model.rsplit("/", 1)[-1]):
        body["temperature"] = request.temperature
        body |= {"logprobs": True} if preset.logprobs else {}
    if request.stop:
        body["stop"] = list(request.stop)
    if request.tools:
        body["tools"] = [_tool(tool, strict=preset.strict) for tool in request.tools]
    if request.json_schema is not None:
        body["response_format"] = _format(request.json_schema, preset.name, strict=preset.strict)
    return body


def _format(schema: dict[str, Any], preset: str, *, strict: bool) -> dict[str, Any]:
    if strict and preset != "llamacpp":
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"type": "json_schema", "json_schema": named}
    return {"type": "json_object", "schema": schema} if strict else {"type": "json_object"}


def _tool(tool: ToolSpec, *, strict: bool) -> dict[str, Any]:
    function: dict[str, Any] = {
        "name": tool.name,
        "description": tool.description,
        "parameters": tool.parameters,
    }
    return {"type": "function", "function": function | ({"strict": True} if strict else {})}


async def _messages(request: ModelRequest) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = [
        {"role": m.role, "content": m.content} for m in request.messages
    ]
    if request.images:
        at = max(i for i, m in enumerate(messages) if m["role"] == "user")
        pictures = [await asyncio.to_thread(prepared, image) for image in request.images]
        parts = [{"type": "text", "text": messages[at]["content"]}]
        messages[at]["content"] = [*parts, *map(_picture, pictures)]
    return messages


def _picture(image: ModelImage) -> dict[str, Any]:
    data = base64.b64encode(image.data).decode("ascii")
    url = f"data:{image.media_type};base64,{data}"
    return {"type": "image_url", "image_url": {"url": url, "detail": "high"}}


def prepared(image: ModelImage) -> ModelImage:
    """`image` turned upright, at the size worth sending, without a word about camera or place.

    Raises `BadInput` ``image.unreadable``.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(image.data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise BadInput(
            "image.unreadable", "The picture can't be read.", "Take it again, as JPEG or PNG."
        ) from error
    size = worthwhile(*upright.size)
    if size != upright.size:
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # A new picture from the pixels alone: EXIF, comments and profiles stay behind.
    clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return ModelImage(out.getvalue(), *clean.size)
