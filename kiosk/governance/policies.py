"""Fixed words for what the guard found. Nobody's life should hang on a language model."""

from __future__ import annotations

import re

from kiosk.governance.guard import GuardResult

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|[。！？])")

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "emergency": "If somebody is in danger, call the emergency number now, and call "
        "out to the nearest member of staff.",
        "self_harm": "I'm really sorry you feel this way. Please talk to somebody right now: call "
        "the emergency number or a crisis line, or turn to any member of staff here.",
        "payment_card": "Please don't tell me card numbers. You can pay safely at the payment "
        "terminal.",
        "abuse": "I'd like to help, but not in this tone. Ask me anything about the store, or ask "
        "one of my colleagues.",
        "blocked_topic": "I can't talk about that here. I can help with the store and its "
        "products; one of my colleagues may know more.",
        "injection": "I can't do that. I can help with the store and its products.",
    },
    "de": {
        "emergency": "Wenn jemand in Gefahr ist, wählen Sie jetzt den Notruf und rufen Sie "
        "nach dem Personal.",
        "self_harm": "Es tut mir sehr leid, dass es Ihnen so geht. Bitte sprechen Sie jetzt mit "
        "jemandem: den Notruf, die Telefonseelsorge oder jemand vom Personal hier.",
        "payment_card": "Bitte nennen Sie mir keine Kartennummern. Zahlen Sie sicher am Terminal.",
        "abuse": "Ich helfe gern, aber nicht in diesem Ton. Fragen Sie mich etwas zum Geschäft.",
        "blocked_topic": "Darüber kann ich hier nicht sprechen. Ich helfe gern rund um das "
        "Geschäft.",
        "injection": "Das kann ich nicht tun. Ich helfe gern rund um das Geschäft.",
    },
    "es": {
        "emergency": "Si alguien está en peligro, llame ahora al número de emergencias. Avise "
        "también al personal.",
        "self_harm": "Siento mucho que se sienta así. Hable con alguien ahora: llame a emergencias "
        "o a una línea de ayuda, o acuda a alguien del personal.",
        "payment_card": "Por favor, no me diga números de tarjeta. Pague en el terminal.",
        "abuse": "Quiero ayudarle, pero no en ese tono. Pregúnteme sobre la tienda.",
        "blocked_topic": "De eso no puedo hablar aquí. Puedo ayudarle con la tienda.",
        "injection": "No puedo hacer eso. Puedo ayudarle con la tienda y sus productos.",
    },
    "fr": {
        "emergency": "Si quelqu'un est en danger, appelez tout de suite les secours et prévenez "
        "le personnel.",
        "self_harm": "Je suis vraiment désolé que vous alliez mal. Parlez à quelqu'un maintenant : "
        "les secours, une ligne d'écoute, ou un membre du personnel ici.",
        "payment_card": "Ne me dites pas de numéro de carte, s'il vous plaît. Payez au terminal.",
        "abuse": "Je veux bien vous aider, mais pas sur ce ton. Posez-moi une question.",
        "blocked_topic": "Je ne peux pas en parler ici. Je peux vous aider pour le magasin.",
        "injection": "Je ne peux pas faire cela. Je peux vous aider pour le magasin.",
    },
    "zh": {
        "emergency": "如果有人处于危险之中，请立即拨打紧急电话。并呼叫附近的店员。",
        "self_harm": "听到您这样难受，我很难过。请马上和人谈谈：拨打紧急电话或求助热线，"
        "或找这里的任何一位店员。",
        "payment_card": "请不要告诉我卡号。请在付款终端上安全付款。",
        "abuse": "我愿意帮忙，但请不要用这种语气。您可以问我本店的事。",
        "blocked_topic": "这个话题我在这里不能谈。关于本店和商品，我可以帮忙。",
        "injection": "这我不能做。关于本店和商品，我可以帮忙。",
    },
    "ar": {
        "emergency": "إذا كان أحد في خطر، فاتصل برقم الطوارئ الآن. ونادِ أقرب موظف.",
        "self_harm": "يؤسفني حقًا أنك تشعر بذلك. تحدث إلى أحد الآن: رقم الطوارئ أو خط المساندة، "
        "أو أي موظف هنا.",
        "payment_card": "من فضلك لا تخبرني بأرقام البطاقات. يمكنك الدفع بأمان عند جهاز الدفع.",
        "abuse": "أود مساعدتك، لكن ليس بهذه اللهجة. اسألني عن المتجر.",
        "blocked_topic": "لا أستطيع التحدث عن ذلك هنا. يمكنني المساعدة في ما يخص المتجر ومنتجاته.",
        "injection": "لا أستطيع فعل ذلك. يمكنني المساعدة في ما يخص المتجر ومنتجاته.",
    },
}


_NOTICE = {
    "en": "You are talking to an AI.",
    "de": "Sie sprechen mit einer KI.",
    "es": "Está hablando con una IA.",
    "fr": "Vous parlez à une IA.",
    "zh": "您正在与人工智能对话。",
    "ar": "أنت تتحدث إلى ذكاء اصطناعي.",
}


def notice(language: str = "en") -> str:
    """What every person is told at first contact."""
    return _NOTICE.get(language[:2].lower(), _NOTICE["en"])


_WITHHELD = {
    "en": "I can't say that here.",
    "de": "Das kann ich hier nicht sagen.",
    "es": "Eso no puedo decirlo aquí.",
    "fr": "Je ne peux pas dire cela ici.",
    "zh": "这我在这里不能说。",
    "ar": "لا أستطيع قول ذلك هنا.",
}


def withheld(language: str = "en") -> str:
    """What is said in place of a sentence that may not be said."""
    return _WITHHELD.get(language[:2].lower(), _WITHHELD["en"])


def reply(result: GuardResult, language: str = "en") -> tuple[str, ...]:
    """The sentences for the most urgent thing the guard found; empty when nothing was.

    Languages without a translation hear English.
    """
    words = _WORDS.get(language[:2].lower(), _WORDS["en"])
    if not result.categories:
        return ()
    return tuple(_SENTENCE.findall(words[result.categories[0]]))
