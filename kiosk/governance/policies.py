"""Fixed words for what the guard found. Nobody's life should hang on a language model."""

from __future__ import annotations

import re

from kiosk.governance.guard import GuardResult

_SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)")

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "emergency": "If somebody is in danger, call the emergency number now. I am calling a "
        "member of staff to you.",
        "self_harm": "I'm really sorry you feel this way. Please talk to somebody right now: call "
        "the emergency number or a crisis line. I am asking a member of staff to come to you.",
        "payment_card": "Please don't tell me card numbers. You can pay safely at the payment "
        "terminal.",
        "abuse": "I'd like to help, but not in this tone. Ask me anything about the store, or I "
        "can call a colleague.",
        "blocked_topic": "I can't talk about that here. I can help with the store and its "
        "products, or call a colleague.",
        "injection": "I can't do that. I can help with the store and its products.",
    },
    "de": {
        "emergency": "Wenn jemand in Gefahr ist, wählen Sie jetzt den Notruf. Ich rufe jemanden "
        "vom Personal zu Ihnen.",
        "self_harm": "Es tut mir sehr leid, dass es Ihnen so geht. Bitte sprechen Sie jetzt mit "
        "jemandem: Wählen Sie den Notruf oder die Telefonseelsorge. Ich hole jemanden.",
        "payment_card": "Bitte nennen Sie mir keine Kartennummern. Zahlen Sie sicher am Terminal.",
        "abuse": "Ich helfe gern, aber nicht in diesem Ton. Fragen Sie mich etwas zum Geschäft.",
        "blocked_topic": "Darüber kann ich hier nicht sprechen. Ich helfe gern rund um das "
        "Geschäft.",
        "injection": "Das kann ich nicht tun. Ich helfe gern rund um das Geschäft.",
    },
    "es": {
        "emergency": "Si alguien está en peligro, llame ahora al número de emergencias. Aviso al "
        "personal para que venga.",
        "self_harm": "Siento mucho que se sienta así. Hable con alguien ahora: llame a emergencias "
        "o a una línea de ayuda. Pido a alguien del personal que venga.",
        "payment_card": "Por favor, no me diga números de tarjeta. Pague en el terminal.",
        "abuse": "Quiero ayudarle, pero no en ese tono. Pregúnteme sobre la tienda.",
        "blocked_topic": "De eso no puedo hablar aquí. Puedo ayudarle con la tienda.",
        "injection": "No puedo hacer eso. Puedo ayudarle con la tienda y sus productos.",
    },
    "fr": {
        "emergency": "Si quelqu'un est en danger, appelez tout de suite les secours. Je fais venir "
        "un membre du personnel.",
        "self_harm": "Je suis vraiment désolé que vous alliez mal. Parlez à quelqu'un maintenant : "
        "appelez les secours ou une ligne d'écoute. Je fais venir un membre du personnel.",
        "payment_card": "Ne me dites pas de numéro de carte, s'il vous plaît. Payez au terminal.",
        "abuse": "Je veux bien vous aider, mais pas sur ce ton. Posez-moi une question.",
        "blocked_topic": "Je ne peux pas en parler ici. Je peux vous aider pour le magasin.",
        "injection": "Je ne peux pas faire cela. Je peux vous aider pour le magasin.",
    },
}

CALLS_STAFF = frozenset({"emergency", "self_harm"})
"""Categories in which the words promise a person: whoever speaks them must call one."""


def reply(result: GuardResult, language: str = "en") -> tuple[str, ...]:
    """The sentences for the most urgent thing the guard found; empty when nothing was.

    Languages without a translation hear English.
    """
    words = _WORDS.get(language[:2].lower(), _WORDS["en"])
    if not result.categories:
        return ()
    return tuple(_SENTENCE.findall(words[result.categories[0]]))
