"""Days and times as people say them: "Tuesday at three", "the third of December, half past two"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
NUMBERS: dict[str, int] = {word: n for n, word in enumerate(_SMALL, 1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "a": 1, "an": 1,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FIRST_HOUR = 8
_HOLIDAYS = (
    ("christmas eve", 12, 24),
    ("christmas(?: day)?", 12, 25),
    ("boxing day", 12, 26),
    ("new year'?s eve", 12, 31),
    ("new year'?s(?: day)?", 1, 1),
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # noqa: E501
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:twenty |thirty )?(?:{'|'.join(_ORDINALS)}))"
_DATES = (
    re.compile(r"\b(\d{4}-\d{2}-\d{2})\b"),
    re.compile(rf"\b(?:the )?({_ORDINAL}) (?:of )?({_MONTH})\b(?! \d{{1,2}}\b)", re.I),
    re.compile(rf"\b({_MONTH}) (?:the )?({_ORDINAL})\b", re.I),
    re.compile(r"\b(\d{1,2}/\d{1,2}(?:/\d{2,4})?)\b"),
)
_OF_MONTH = re.compile(
    rf"\b(?:on )?the ({_ORDINAL})\b(?! (?:one|time|step|floor|item|date|day|slot|hour"
    r"|appointment|free|possible))",
    re.I,
)
_WEEKDAY = re.compile(rf"\b(next |this |coming )?({'|'.join(_DAYS)})s?\b( week)?", re.I)
_COUNT = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
_AHEAD = re.compile(
    rf"\bin {_COUNT} (day|week)s?\b|\b{_COUNT} (day|week)s? from (?:now|today)\b", re.I
)

_HOUR = rf"(\d{{1,2}}|{'|'.join(_SMALL[:12])})"
_HALF = (
    r"(?P<half>am\b|pm\b|a\.m\.?|p\.m\.?|in the morning|in the afternoon|in the evening|at night)?"
)
_MINUTES = r"(oh five|five|ten|fifteen|twenty|twenty[- ]five|thirty|thirty[- ]five|forty|forty[- ]five|fifty|fifty[- ]five)"  # noqa: E501
_CLOCK = (
    (re.compile(rf"\b(\d{{1,2}})[:.](\d{{2}})(?!\d|[.,]\d)\s*{_HALF}", re.I), "colon"),
    (re.compile(rf"\bhalf past {_HOUR}\b\s*{_HALF}", re.I), "half"),
    (re.compile(rf"\b(?:a )?(quarter|five|ten|twenty|twenty[- ]five) (past|after|to|before) {_HOUR}\b\s*{_HALF}", re.I), "quarter"),  # noqa: E501
    (re.compile(rf"\b{_HOUR} {_MINUTES}\b(?! (?:dollars?|euros?|minutes?|percent|days?))\s*{_HALF}", re.I), "pair"),  # noqa: E501
    (re.compile(rf"\b{_HOUR}\s*(?:o'?clock)\b\s*{_HALF}", re.I), "hour"),
    (re.compile(rf"\b{_HOUR}\s*(?P<half>am\b|pm\b|a\.m\.?|p\.m\.?|in the morning|in the afternoon|in the evening)", re.I), "hour"),  # noqa: E501
    (re.compile(rf"\b(?:at|around|about|by|for|to|from|make it|say) {_HOUR}\b(?![-/]|\s*(?:dollars?|euros?|percent|%|days?|weeks?|minutes?|hours?|months?|years?|of|{_MONTH})\b)\s*{_HALF}", re.I), "hour"),  # noqa: E501
)  # fmt: skip
_BARE = re.compile(rf"^\W*{_HOUR}\W*$", re.I)
_PARTS = (
    (re.compile(r"\b(?:noon|midday)\b", re.I), time(12)),
    (re.compile(r"\bmidnight\b", re.I), time(0)),
)
_LATE = re.compile(r"\b(?:afternoon|evening|tonight|night)\b", re.I)
_GREETING = re.compile(r"^\W*(?:good )?(?:morning|afternoon|evening)\b(?=\W*[,.!]|$)")
_EARLY = re.compile(r"\bmorning\b", re.I)
_NOON = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """What of a moment was said; `vague` that only a part of the day was."""

    day: date | None = None
    clock: time | None = None
    vague: bool = False

    @property
    def start(self) -> str | None:
        """ISO 8601, local, when day and time are known."""
        if self.day is None or self.clock is None:
            return None
        return datetime.combine(self.day, self.clock).isoformat(timespec="minutes")


def read_moment(
    text: str, now: datetime, *, bare: bool = False, first_hour: int = _FIRST_HOUR
) -> Moment:
    """The day and the time in `text`; `bare` takes a lone number for an hour.

    An hour without am or pm is one from `first_hour` on.
    """
    plain = _GREETING.sub(" ", " ".join(text.replace("’", "'").lower().split()))
    day = _day(plain, now.date())
    clock = _clock(plain, bare=bare, first=first_hour)
    vague = clock is None and bool(_LATE.search(plain) or _EARLY.search(plain))
    return Moment(day, clock, vague)


def number(word: str) -> int:
    """``7`` and ``seven`` are 7."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _holiday(text: str, today: date) -> date | None:
    for name, month, day in _HOLIDAYS:
        if re.search(rf"\b{name}\b", text):
            found = date(today.year, month, day)
            return found if found >= today else found.replace(year=today.year + 1)
    return None


def _day(text: str, today: date) -> date | None:
    if holiday := _holiday(text, today):
        return holiday
    if re.search(r"\bday after tomorrow\b", text):
        return today + timedelta(days=2)
    if re.search(r"\btomorrow\b", text):
        return today + timedelta(days=1)
    if found := _AHEAD.search(text):
        count, unit = (found[1] or found[3]), (found[2] or found[4])
        return today + timedelta(days=number(count) * (7 if unit.lower() == "week" else 1))
    if dated := _date(text, today):
        return dated
    if said := _WEEKDAY.search(text):
        ahead = (_DAYS.index(said[2].lower()) - today.weekday()) % 7
        # Who means today says today, and who says "next" does not mean tomorrow.
        later = 7 if said[3] or ((said[1] or "").lower() == "next " and ahead == 1) else 0
        return today + timedelta(days=(ahead or 7) + later)
    if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", text):
        return today
    return None


def _date(text: str, today: date) -> date | None:
    for pattern in _DATES:
        if found := pattern.search(text):
            return _parsed(found.group(), today)
    if found := _OF_MONTH.search(text):
        day = _ordinal(found[1])
        for ahead in range(3):
            month = (today.month - 1 + ahead) % 12 + 1
            year = today.year + (today.month - 1 + ahead) // 12
            try:
                candidate = date(year, month, day)
            except ValueError:
                continue
            if candidate >= today:
                return candidate
    return None


def _parsed(text: str, today: date) -> date | None:
    """A calendar date in words, by the library that knows how they are written."""
    import dateparser  # 150 ms, and few requests name a date

    digits = re.sub(
        rf"\b(?:(twenty|thirty)[- ])?({'|'.join(_ORDINALS)})\b",
        lambda m: str((NUMBERS[m[1].lower()] if m[1] else 0) + _ORDINALS[m[2].lower()]),
        text,
        flags=re.I,
    )
    plain = re.sub(r"\b(?:the|of)\b", " ", digits)
    base = datetime.combine(today, time(0))
    found = dateparser.parse(
        plain,
        languages=["en"],
        settings={"PREFER_DATES_FROM": "future", "RELATIVE_BASE": base, "STRICT_PARSING": False},
    )
    return found.date() if isinstance(found, datetime) else None


def _ordinal(text: str) -> int:
    if leading := re.match(r"\d+", text):
        return int(leading.group())
    *tens, last = text.lower().split()
    return sum(NUMBERS[t] for t in tens) + _ORDINALS[last]


def _clock(text: str, *, bare: bool, first: int) -> time | None:
    for pattern, at in _PARTS:
        if pattern.search(text):
            return at
    for pattern, kind in _CLOCK:
        if found := pattern.search(text):
            hour, minute = _hour_and_minute(found, kind)
            return _daytime(hour, minute, (found["half"] or "").lower(), text, first)
    if bare and (found := _BARE.search(text)):
        return _daytime(number(found[1]), 0, "", text, first)
    return None


def _hour_and_minute(found: re.Match[str], kind: str) -> tuple[int, int]:
    if kind == "colon":
        return int(found[1]), int(found[2])
    if kind == "half":
        return number(found[1]), 30
    if kind == "quarter":
        past = 15 if found[1].lower() == "quarter" else _minutes(found[1])
        hour = number(found[3])
        return (hour, past) if found[2].lower() in ("past", "after") else (hour - 1, 60 - past)
    if kind == "pair":
        return number(found[1]), _minutes(found[2])
    return number(found[1]), 0


def _minutes(words: str) -> int:
    return sum(NUMBERS.get(w, 0) for w in re.split(r"[- ]", words.lower()))


def _daytime(hour: int, minute: int, half: str, text: str, first: int) -> time | None:
    """An hour without am or pm is the one at which shops are open."""
    if hour > 23 or minute > 59:  # noqa: PLR2004
        return None
    late = half.startswith("p") or "afternoon" in half or "evening" in half or "night" in half
    early = half.startswith("a") or "morning" in half
    if not (late or early):
        late, early = bool(_LATE.search(text)), bool(_EARLY.search(text))
    if (late and hour < _NOON) or (not early and not late and hour < first):
        hour += _NOON
    if early and hour == _NOON:
        hour = 0
    return time(hour, minute) if hour <= 23 else None  # noqa: PLR2004
