"""Words for matching: tokens, light stems, and which words carry meaning in shop talk."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_DASHES = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": " - ", "‑": "-", "“": '"', "”": '"'})  # noqa: RUF001


def listed(text: str) -> list[str]:
    """The words of a list written as text, in order."""
    return text.split()


def vocabulary(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(listed(text))


STOPWORDS = vocabulary("""
    a about ah also am an and any anything are aren't as at be because been being both but by
    can can't cannot come comes could couldn't couple did didn't do does doesn't doing don't
    each else even every for from get gets getting give given gives go goes going got had has
    hasn't have haven't having he hello help her here hers hey hi him his how however i i'd
    i'll i'm i've if in into is isn't it it'd it'll it's its itself just kind know let let's
    like many may maybe me might mine more most much must my need needs no nor not now of oh
    ok okay on once one ones or other our ours out over own per perhaps please really s say
    says she should shouldn't so some something sort still such sure t tell than thank thanks
    that that's the their theirs them then there there's these they they're thing things this
    those though to too under until up upon us usually very via want wants was wasn't way we
    we'd we'll we're we've well were weren't what what's when where where's which while who
    who's whom whose why will with won't would wouldn't yeah yes yet you you'd you'll you're
    you've your yours able according actually available currently etc provide provided
    provides provide shop store stores shops ask asking question wondering wonder found
    looking look looks find excuse sorry hmm um uh mean long far often last lasts
    lasting feature features measure measures take takes include includes including equipped
    use used using make makes made sir madam anyone someone somebody anybody around another
    quick quickly question guys guy stuff bit today right supposed happen happens within
    before after during between through since without except against trying try first
    """) - {
    "made",
    "over",
    "under",
    "today",
}
"""Words that carry no fact by themselves, contractions included."""

_SAME = {
    "cost": "price",
    "costs": "price",
    "pricing": "price",
    "fee": "price",
    "buy": "purchase",
    "bought": "purchase",
    "buying": "purchase",
    "guarantee": "warranty",
    "guaranteed": "warranty",
    "telephone": "phone",
    "fix": "repair",
    "located": "location",
    "locate": "location",
    "sell": "sale",
    "sold": "sale",
    "sells": "sale",
    "kids": "child",
    "children": "child",
    "kid": "child",
    "colour": "color",
    "colours": "color",
    "metre": "meter",
    "metres": "meter",
    "litre": "liter",
    "litres": "liter",
    "brought": "bring",
    "taken": "take",
    "took": "take",
    "given": "give",
    "paid": "pay",
    "kept": "keep",
    "held": "hold",
    "lost": "lose",
    "broken": "break",
    "broke": "break",
    "hours": "hour",
    "opening": "open",
    "closing": "close",
    "closed": "close",
    "weighs": "weight",
    "weigh": "weight",
    "lengths": "length",
    "noisy": "noise",
    "loud": "noise",
    "bathroom": "restroom",
    "bathrooms": "restroom",
    "toilet": "restroom",
    "toilets": "restroom",
    "washroom": "restroom",
    "washrooms": "restroom",
    "wc": "restroom",
    "ship": "deliver",
    "ships": "deliver",
    "shipped": "deliver",
    "shipping": "deliver",
    "delivery": "deliver",
    "deliveries": "deliver",
    "installment": "instalment",
    "installments": "instalment",
    "wifi": "wi-fi",
    "cheaper": "cheap",
    "cheapest": "cheap",
    "stays": "stay",
    "earphones": "earbud",
    "tv": "television",
}
"""Different words for one thing; only pairs that never change a fact."""


def normalise(text: str) -> str:
    """`text` in compatibility form with plain quotes and dashes; case is kept."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def tokens(text: str) -> list[str]:
    """Lower-case words of `text`, in order; ``it's`` is one word."""
    return _WORD.findall(normalise(text).lower())


def stem(word: str) -> str:
    """A light stem: plural, -ing, -ed, -ly and doubled consonants folded; meaning words merged."""
    word = word.removesuffix("'s").replace("'", "")
    if word in _SAME:
        return _folded(_SAME[word])
    for suffix, put in (
        ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
        ("ations", "ate"), ("ation", "ate"), ("ments", "ment"), ("ingly", ""), ("edly", ""),
        ("ings", ""), ("ing", ""), ("ed", ""), ("ly", ""), ("es", "e"), ("s", ""),
    ):  # fmt: skip
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):  # noqa: PLR2004
            word = word[: -len(suffix)] + put
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":  # noqa: PLR2004
        word = word[:-1]
    return _folded(_SAME.get(word, word))


def _folded(word: str) -> str:
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004


def content(text: str) -> tuple[str, ...]:
    """Stems of the meaningful words of `text`, in order, each once; numbers excluded."""
    found = (stem(w) for w in tokens(text) if w not in STOPWORDS and not w.isdigit())
    return tuple(dict.fromkeys(s for s in found if s))
