"""Operations of an OpenAPI document as tools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import httpx2

from kiosk.action.tools.declared import declared_tool, sentence_of
from kiosk.action.tools.office import Clients
from kiosk.action.tools.tool import (
    Arguments,
    Run,
    Ticket,
    Tool,
    ToolFailed,
    ToolResult,
    Unreachable,
)
from kiosk.core.errors import Refused

_NO_NAME = re.compile(r"\W+")
_METHODS = ("get", "post", "put", "patch", "delete")
_LATER = (401, 407, 408, 425, 429)
_SERVER = 500
_DEEP = 12


def openapi_tools(
    name: str,
    document: Mapping[str, Any],
    *,
    base_url: str,
    token: str,
    clients: Clients,
    wanted: Iterable[str] = (),
    needs: Mapping[str, str] | None = None,
) -> tuple[Tool, ...]:
    """A tool for each operation (of those `wanted`). GET looks, everything else changes."""
    chosen, found = set(wanted), []
    for path, methods in document.get("paths", {}).items():
        for method, operation in methods.items():
            if method.lower() not in _METHODS:
                continue
            own = operation.get("operationId") or _NO_NAME.sub("_", f"{method}{path}").strip("_")
            if chosen and own not in chosen:
                continue
            shared = methods.get("parameters", [])
            call = _Call(document, path, method.upper(), operation, shared)
            title = operation.get("summary") or own.replace("_", " ")
            found.append(
                declared_tool(
                    name=f"{name}_{own}",
                    title=title,
                    description=operation.get("description") or title,
                    parameters=call.schema,
                    writes=method.lower() != "get",
                    run=_run(call, base_url, token, clients, title),
                    source=f"openapi:{name}",
                    need=(needs or {}).get(own, ""),
                )
            )
    return tuple(found)


class _Call:
    """One operation: where each argument goes, and the schema of all of them together."""

    def __init__(
        self,
        document: Mapping[str, Any],
        path: str,
        method: str,
        operation: Mapping[str, Any],
        shared: list[Any],
    ) -> None:
        self.path, self.method = path, method
        self.places: dict[str, str] = {}
        properties: dict[str, Any] = {}
        required: list[str] = []
        for raw in [*shared, *operation.get("parameters", [])]:
            parameter = _resolved(raw, document)
            if parameter.get("in") not in ("path", "query"):
                continue  # headers are the kiosk's own business
            self.places[parameter["name"]] = parameter["in"]
            about = {"description": parameter["description"]} if "description" in parameter else {}
            properties[parameter["name"]] = _resolved(parameter.get("schema", {}), document) | about
            if parameter.get("required") or parameter["in"] == "path":
                required.append(parameter["name"])
        content = _resolved(operation.get("requestBody", {}), document).get("content", {})
        body = _resolved(content.get("application/json", {}).get("schema", {}), document)
        for key, value in body.get("properties", {}).items():
            if key not in properties:
                self.places[key] = "body"
                properties[key] = value
        required += [key for key in body.get("required", ()) if self.places.get(key) == "body"]
        self.schema = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }


def _run(call: _Call, base_url: str, token: str, clients: Clients, title: str) -> Run:
    async def run(arguments: Arguments, ticket: Ticket) -> ToolResult:
        path = call.path
        query, body = {}, {}
        for key, value in arguments.items():
            if call.places.get(key) == "path":
                path = path.replace(f"{{{key}}}", quote(str(value), safe=""))
            elif call.places.get(key) == "query":
                query[key] = value
            else:
                body[key] = value
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if call.method != "GET":
            headers["Idempotency-Key"] = ticket.key
        sent: dict[str, Any] = {"params": query, "headers": headers}
        if body:
            sent["json"] = body
        try:
            async with clients() as client:
                answer = await client.request(call.method, base_url.rstrip("/") + path, **sent)
        except Refused as error:
            raise Unreachable(error.code, error.message, error.hint) from error
        except httpx2.HTTPError as error:
            why = type(error).__name__
            raise Unreachable("tool.no_answer", f"The service gave no answer: {why}.") from error
        return _read(answer, title)

    return run


def _read(answer: httpx2.Response, title: str) -> ToolResult:
    status = answer.status_code
    if status in _LATER or status >= _SERVER:
        raise Unreachable("tool.busy", f"The service answered {status}.")
    try:
        body = answer.json() if answer.content else {}
    except ValueError:
        body = {"text": answer.text[:300]}
    if not answer.is_success:
        detail = body.get("message") or body.get("detail") if isinstance(body, dict) else ""
        raise ToolFailed("tool.declined", str(detail or f"The service answered {status}.")[:300])
    data = body if isinstance(body, dict) else {"items": body}
    return ToolResult(sentence_of(data, title), data)


def _resolved(node: Any, document: Mapping[str, Any], deep: int = 0) -> Any:
    """`node` with its references to the document's own components put in their place."""
    if deep > _DEEP:
        return {}
    if isinstance(node, list):
        return [_resolved(item, document, deep + 1) for item in node]
    if not isinstance(node, Mapping):
        return node
    if isinstance(reference := node.get("$ref"), str):
        target: Any = document
        for part in reference.removeprefix("#/").split("/"):
            target = target.get(part, {}) if isinstance(target, Mapping) else {}
        return _resolved(target, document, deep + 1)
    return {key: _resolved(value, document, deep + 1) for key, value in node.items()}
