"""What the kiosk says when the documents do not: plain words, by language.

They promise nothing that the kiosk cannot do: it points to people, it does not call them.
"""

from __future__ import annotations

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "human": "Please ask one of my colleagues here in the store: they will help you in person.",
        "abstain": "The store's documents don't say that. Please ask one of my colleagues.",
        "closest": "I can't answer that from the store's documents, but they do say this:",
        "trouble": "I'm sorry, something went wrong here. Please ask again, or ask a colleague.",
    },
    "de": {
        "human": "Bitte sprechen Sie jemanden vom Personal an: dort hilft man Ihnen persönlich.",
        "abstain": "Das steht nicht in unseren Unterlagen. Bitte fragen Sie das Personal.",
        "closest": "Das kann ich nicht sicher beantworten, aber in den Unterlagen steht:",
        "trouble": "Entschuldigung, hier ging etwas schief. Bitte fragen Sie noch einmal.",
    },
    "es": {
        "human": "Pregunte, por favor, a alguien del personal: le ayudará en persona.",
        "abstain": "Los documentos de la tienda no lo dicen. Pregunte, por favor, al personal.",
        "closest": "No puedo responder con seguridad, pero los documentos dicen lo siguiente:",
        "trouble": "Lo siento, algo ha fallado. Pregunte otra vez, o al personal.",
    },
    "fr": {
        "human": "Adressez-vous au personnel du magasin : on vous aidera en personne.",
        "abstain": "Nos documents ne le disent pas. Demandez au personnel, s'il vous plaît.",
        "closest": "Je ne peux pas répondre avec certitude, mais les documents disent ceci :",
        "trouble": "Désolé, quelque chose a échoué. Redemandez, ou demandez au personnel.",
    },
}


def phrase(name: str, language: str = "en") -> str:
    """The words for `name`: ``human``, ``abstain``, ``closest`` or ``trouble``.

    Languages without a translation hear English.
    """
    return _WORDS.get(language[:2].lower(), _WORDS["en"])[name]
