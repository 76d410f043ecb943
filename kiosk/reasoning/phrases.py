"""What the kiosk says when the documents do not: plain words, by language."""

from __future__ import annotations

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "human": "I am calling a colleague for you. Please wait a moment.",
        "abstain": "The store's documents don't say that. I can call a colleague for you.",
        "closest": "I can't answer that from the store's documents, but they do say this:",
        "trouble": "I'm sorry, something went wrong on my side. I can call a colleague for you.",
    },
    "de": {
        "human": "Ich rufe jemanden für Sie. Einen Moment, bitte.",
        "abstain": "Das steht nicht in den Unterlagen des Geschäfts. Ich kann jemanden rufen.",
        "closest": "Das kann ich nicht sicher beantworten, aber in den Unterlagen steht:",
        "trouble": "Entschuldigung, bei mir ist etwas schiefgegangen. Ich kann jemanden rufen.",
    },
    "es": {
        "human": "Llamo a un compañero. Un momento, por favor.",
        "abstain": "Los documentos de la tienda no lo dicen. Puedo llamar a un compañero.",
        "closest": "No puedo responder con seguridad, pero los documentos dicen lo siguiente:",
        "trouble": "Lo siento, algo ha fallado por mi parte. Puedo llamar a un compañero.",
    },
    "fr": {
        "human": "J'appelle un collègue. Un instant, s'il vous plaît.",
        "abstain": "Les documents du magasin ne le disent pas. Je peux appeler un collègue.",
        "closest": "Je ne peux pas répondre avec certitude, mais les documents disent ceci :",
        "trouble": "Désolé, quelque chose n'a pas fonctionné. Je peux appeler un collègue.",
    },
}


def phrase(name: str, language: str = "en") -> str:
    """The words for `name`: ``human``, ``abstain``, ``closest`` or ``trouble``.

    Languages without a translation hear English.
    """
    return _WORDS.get(language[:2].lower(), _WORDS["en"])[name]
