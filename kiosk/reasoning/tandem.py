"""Two models in tandem: who answers a routed request, and who goes on when that one is lost."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from kiosk.core.ports import Publish
from kiosk.core.record import RouteRecord
from kiosk.reasoning.answer import Answerer, AnswerRequest, Item


def on_device(
    answerer: Answerer,
) -> Callable[[AnswerRequest, RouteRecord, Publish], AsyncGenerator[Item, None]]:
    """A responder without any tier beyond the device."""

    def respond(
        request: AnswerRequest, _route: RouteRecord, _publish: Publish
    ) -> AsyncGenerator[Item, None]:
        return answerer.answer(request)

    return respond
