"""One way to serve a command's requests: from arguments once, or line by line in a batch."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.app.application import Application, run
from kiosk.app.batch import own_stdin, run_batch
from kiosk.app.settings_errors import nearest_hint
from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console


class Request(BaseModel):
    """A request as a batch line carries it; keys that are not known are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Request)
T = TypeVar("T")
_HINT = "`kiosk COMMAND --help` tells what it takes."


@dataclass(frozen=True, slots=True)
class Verb(Generic[T, R]):
    """A command that answers requests of one shape with JSON objects.

    `name` is the stage of its error codes; `opened` makes ready what `serve` works with, once for
    all requests; `show` puts an answer for people.
    """

    name: str
    request: type[R]
    opened: Callable[[], AbstractAsyncContextManager[T]]
    serve: Callable[[T, R], Awaitable[dict[str, Any]]]
    show: Callable[[dict[str, Any], Console], None]


def serve(app: Application, args: Namespace, verb: Verb[T, R], *given: dict[str, Any]) -> int:
    """Serve the batch on standard input, or the requests `given` on the command line."""
    if args.batch:
        return _serve_batch(app, verb)
    if not given:
        raise BadInput("cli.usage", f"kiosk {verb.name}: something to work on is needed.", _HINT)
    # A bad request is told before any engine is started for it.
    requests = [parse(verb, one) for one in given]

    async def work() -> list[dict[str, Any]]:
        with app.out.working("Working…"):
            async with verb.opened() as tool:
                return [await verb.serve(tool, request) for request in requests]

    answers = run(work())

    def readable(console: Console) -> None:
        for answer in answers:
            verb.show(answer, console)

    app.out.value(answers[0] if len(answers) == 1 else {"results": answers}, readable)
    return 0


def _serve_batch(app: Application, verb: Verb[T, R]) -> int:
    async def work() -> None:
        async with verb.opened() as tool:

            async def one(line: dict[str, Any]) -> dict[str, Any]:
                return await verb.serve(tool, parse(verb, line))

            await run_batch(own_stdin(), one, app.out)

    run(work())
    return 0


def parse(verb: Verb[T, R], given: dict[str, Any]) -> R:
    """`given` as the verb's request. Raises `BadInput` ``<verb>.bad_request``."""
    try:
        return verb.request.model_validate(given)
    except ValidationError as error:
        # A key that is not known is usually why another one is missing.
        detail = min(error.errors(), key=lambda found: found["type"] != "extra_forbidden")
        place = ".".join(str(part) for part in detail["loc"])
        known = list(verb.request.model_fields)
        if detail["type"] == "extra_forbidden":
            message, hint = f"There is no '{place}' in a request.", nearest_hint(place, known)
        else:
            message, hint = f"{place}: {detail['msg']}.", f"A request has {', '.join(known)}."
        raise BadInput(f"{verb.name}.bad_request", message, hint) from error
