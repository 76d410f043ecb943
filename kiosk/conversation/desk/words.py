"""What the desk says, and how its replies are put together."""

from __future__ import annotations

from kiosk.core.desk import DeskReply
from kiosk.core.record import AnswerSentence, Origin, Outcome, Reason, ToolCall

ASK = {
    "service": "What is the appointment for: a repair, an installation, maintenance or advice?",
    "start": "Which day and what time would suit you?",
    "clock": "At what time?",
    "day": "On which day?",
    "order": "What is the order number? It stands on the receipt.",
    "product": "Which item is it about?",
    "reference": "What is the reference of the appointment? It looks like K-4A7CE.",
    "minutes": "For how long?",
    "code": "Please tell me the code.",
    "topic": "What should the page be about?",
    "query": "What are you looking for?",
}
RECEIPT = "I need the four-character code from your receipt for that. Please say or type it."
PIN = "That needs a member of staff. Please have a colleague enter their PIN."
WRONG_CODE = "That code does not match the receipt; nothing was done. Please try once more."
WRONG_PIN = "That PIN is not right; nothing was done."
DROPPED = "All right, nothing was done."
UNSURE = "I'm not sure that I heard a yes."
EXPIRED = "That took a while, so I dropped the proposal; nothing was done."
SORRY = "I'm sorry about that."
QUEUED = (
    "I can't reach the office just now. I have noted it and will send it as soon as I can; it is "
    "not confirmed yet."
)
PAST = "That time has passed already."
AWAY = "I can't reach the office just now, so I can't look that up. A colleague can."


def said(
    *texts: str,
    tools: tuple[ToolCall, ...] = (),
    outcome: Outcome = Outcome.ANSWERED,
    citations: tuple[str, ...] = (),
    why: str = "",
    by: str = "rules",
    language: str = "",
) -> DeskReply:
    """A reply of `texts`; `why` is what was understood, for the record.

    `language` is as in `AnswerSentence`.
    """
    sentences = tuple(
        AnswerSentence(t, Origin.TOOL, citations, language=language) for t in texts if t
    )
    reasons = (Reason("desk", why, "handled at the desk"),) if why else ()
    return DeskReply(sentences, outcome, tools, by, reasons)


def with_more(first: DeskReply, then: DeskReply) -> DeskReply:
    """Both, in one breath; the outcome is the second one's."""
    return DeskReply(
        (*first.sentences, *then.sentences),
        then.outcome,
        (*first.tools, *then.tools),
        first.by,
        (*first.reasons, *then.reasons),
    )


def ask_for(slot: str, arguments: dict[str, object]) -> str:
    """The question for what is missing; a day that is known is not asked for again."""
    if slot == "start":
        if "day" in arguments:
            return ASK["clock"]
        if "clock" in arguments:
            return ASK["day"]
    return ASK.get(slot, f"What is the {slot.replace('_', ' ')}?")
