"""Whether a translation still says what was checked: figures, times, codes, "not". Pure."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_FULL_HOUR = re.compile(r"(?<=\d):00\b")
_CODE = re.compile(r"\b(?=[\w-]*[A-Z])(?:[A-Z]{2,}|(?=[\w-]*\d)[\w-]*[A-Za-z][\w-]*)\b")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_NOON = 12
_SHORTEST, _LONGEST = 0.15, 3.5

_NEGATED = {
    "en": r"\b(?:not|no|never|without|cannot|nothing|none|nobody|neither|nor)\b|n't\b",
    "de": r"\b(?:nicht|nichts|kein\w*|nie|niemals|niemand|ohne|weder)\b",
    "es": r"\b(?:no|nunca|sin|ning[uú]n\w*|nada|nadie|tampoco)\b",
    "fr": r"\b(?:ne|pas|sans|jamais|aucune?|non)\b|\bn['’]",
    "zh": r"不(?!锈)|没|无(?!线)|未(?!来)|非|勿",
    "ar": r"\b(?:لا|ليس\w*|لم|لن|غير|دون|بدون|عدم|ولا|فلا)\b",
}
_HALF = r"\b(?:un\w+|im\w+|out of|only|except|unless|until|free|less|sold out|fails?|off)\b|less\b"
"""English that other languages may well put with a "not"."""

_AFTERNOON = {
    "de": r"nachmittag|abend|mittag|nacht",
    "es": r"p\.\s?m|tarde|noche|mediod",
    "fr": r"après-midi|soir|midi",
    "zh": r"[下中]午|晚",
    "ar": r"مساء|ظهر|\bم\b",
}


def faithful(original: str, told: str, language: str, source: str = "en") -> bool:
    """Whether `told`, in `language`, keeps what `original` states. It errs towards False."""
    if not _SHORTEST <= len(told) / max(1, len(original)) <= _LONGEST:
        return False
    told = told.translate(_DIGITS)
    if not _same_times(original, told, language):
        return False
    if _missing_code(original, told):
        return False
    was, there = _negated(original, source), _negated(told, language)
    return was == there or (there and bool(re.search(_HALF, original, re.IGNORECASE)))


def _same_times(original: str, told: str, language: str) -> bool:
    """Whether all numbers are there; an afternoon hour may be told as 14 to 23."""
    clocks = [(int(m[1]), m[2] or "", m[3].lower() == "p") for m in _CLOCK.finditer(original)]
    plain = _numbers(_CLOCK.sub(" ", original))
    for hour, minutes, late in clocks:
        plain |= {str(hour % _NOON + _NOON * late), *(_numbers(minutes) - {"0"})}
    said = _numbers(told)
    if not clocks or plain == said:
        return plain == said
    marked = re.search(_AFTERNOON.get(language, r"(?!)"), told, re.IGNORECASE)
    twelve = _numbers(_CLOCK.sub(lambda m: f"{m[1]} {m[2] or ''}", original))
    return twelve == said and (bool(marked) or not any(late for _, _, late in clocks))


def _numbers(text: str) -> set[str]:
    """The numbers without what separates their digits; "12:30" is two, "9:00" in full hours one."""
    found = (re.sub(r"[.,]00$|\D", "", n) for n in _NUMBER.findall(_FULL_HOUR.sub("", text)))
    return {number.lstrip("0") or "0" for number in found}


def _missing_code(original: str, told: str) -> bool:
    there = told.casefold()
    return any(code.casefold() not in there for code in _CODE.findall(_CLOCK.sub(" ", original)))


def _negated(text: str, language: str) -> bool:
    pattern = _NEGATED.get(language)
    return bool(pattern and re.search(pattern, text, re.IGNORECASE))
