"""Cut a stream of text into sentences the moment each one is certainly over.

A decision is only taken on text that can no longer change it, so any chunking of the same text
gives the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator

from kiosk.reasoning.words import vocabulary

_ALWAYS_OPEN = vocabulary("mr mrs ms dr prof st sr jr vs e.g i.e fig approx dept tel art ca")
"""Abbreviations that never end a sentence."""

_NUMBERED = vocabulary("no nr nos p pp pos")
"""Abbreviations only in front of a number: "No. 5", but "No. You can't."."""

_MAY_END = vocabulary("a.m p.m etc inc ltd co u.s u.k in min max hr hrs oz lb lbs ft yr")
"""Abbreviations that end a sentence only when a new one visibly starts."""

_CALENDAR = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)

_END = re.compile(r"[。！？]+(?=[^。！？])|\n+|(?P<mark>[.!?…]+)(?P<close>[\"'”’)\]»]*)(?=\s)")
_MARKER = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_NEXT = re.compile(r"\s*(?P<word>\S+)(?P<gap>\s)?")


class SentenceSplitter:
    """Feed text as it comes; whole sentences come out, list markers and line breaks removed."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, text: str) -> list[str]:
        """Take `text`; return the sentences that are now certainly over."""
        self._text += text
        return list(self._cut(final=False))

    def flush(self) -> list[str]:
        """End of text: return what is left."""
        found = list(self._cut(final=True))
        rest, self._text = _clean(self._text), ""
        return [*found, rest] if rest else found

    def _cut(self, *, final: bool) -> Iterator[str]:
        at = 0
        while match := _END.search(self._text, at):
            ends = _ends(self._text, match, final=final)
            if ends is None:
                return
            at = match.end()
            if ends:
                sentence, self._text, at = _clean(self._text[:at]), self._text[at:], 0
                if sentence:
                    yield sentence


def _ends(text: str, match: re.Match[str], *, final: bool) -> bool | None:
    """Whether a sentence ends at `match`; None while that needs more text."""
    mark = match["mark"]
    if mark is None:
        return True
    following = _NEXT.match(text, match.end())
    if following is None:
        return True if final or "\n" in text[match.end() :] else None
    if "\n" in text[match.end() : following.start("word")]:
        return True
    head = text[: match.start()]
    word, whole = following["word"], following["gap"] is not None or final
    if match["close"] and word[0].islower():
        return False
    if len(mark) > 1 or mark == "…":
        return not word[0].islower()
    if mark != ".":
        return True
    return _dot_ends(head, word, whole=whole)


def _dot_ends(head: str, word: str, *, whole: bool) -> bool | None:
    last = head.rsplit(maxsplit=1)[-1].lstrip("\"'“‘([").lower() if head.split() else ""
    alone = len(head.split()) == 1
    if last in _ALWAYS_OPEN:
        return False
    if alone and (re.fullmatch(r"\d{1,2}|[a-z]", last) is not None):
        return False
    if last in _NUMBERED:
        return not word[0].isdigit()
    if last in _MAY_END:
        if not whole:
            return None
        name = word.strip(".,;:!?").lower()
        return word[0].isupper() and name not in _CALENDAR
    return True


def _clean(text: str) -> str:
    return " ".join(_MARKER.sub("", text).split())


def split(text: str) -> list[str]:
    """The sentences of `text`."""
    splitter = SentenceSplitter()
    return [*splitter.feed(text), *splitter.flush()]


async def sentences(chunks: AsyncIterator[str]) -> AsyncGenerator[str, None]:
    """The sentences of a stream, each as soon as it is over."""
    splitter = SentenceSplitter()
    async for chunk in chunks:
        for sentence in splitter.feed(chunk):
            yield sentence
    for sentence in splitter.flush():
        yield sentence
