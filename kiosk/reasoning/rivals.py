"""Whose fact is it? A question about one product is not answered from another's sheet."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.reasoning.asked import Asked
from kiosk.reasoning.evidence import Evidence, Source, Unit


@dataclass(frozen=True, slots=True)
class Rivals:
    """`named` are the names in a question that documents bear; `most` of them one document has."""

    named: frozenset[str]
    most: int

    @classmethod
    def of(cls, question: Asked, evidence: Evidence) -> Rivals:
        """The names that `question` says of what the documents of `evidence` are about."""
        borne = frozenset(name for s in evidence.sources for name in s.names)
        named = (question.stems | question.codes) & borne
        most = max((len(named & s.names) for s in evidence.sources), default=0)
        return cls(named, most)

    def excludes(self, unit: Unit, source: Source) -> bool:
        """Whether `unit` speaks of something else that bears a name of its own.

        Documents without a name of their own, such as the owner's terms, speak of everything.
        """
        if not self.named or not source.names:
            return False
        said = unit.stems | unit.codes | unit.about | unit.asked | source.names
        return len(self.named & said) < self.most
