"""What people say to anybody: hello, thanks, yes to nothing, once more. Answered in fixed words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.conversation.desk.words import said
from kiosk.core.desk import DeskReply
from kiosk.core.turn import Exchange

_FILLED = r"(?:well|oh|okay|ok|so|and|um|uh|please|very|much|so much|a lot|then|now|there|again)"
_SAYS: tuple[tuple[str, str], ...] = (
    (
        "greeting",
        r"(?:hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|howdy"
        r"|nice to meet you|is (?:anybody|anyone|somebody) (?:here|there)"
        r"|hallo|guten (?:tag|morgen|abend)|grüß gott|servus|hola|buenos días|buenas(?: tardes"
        r"| noches)?|bonjour|bonsoir|salut|你好|您好|早上好|晚上好|مرحبا|السلام عليكم|أهلا)",
    ),
    ("mood", r"(?:how are you(?: doing| today)*|how(?:'s| is) it going|what'?s up)"),
    (
        "thanks",
        r"(?:(?:many |no )?thanks?(?: you)?(?: (?:for (?:your|the) help|that helped|that(?:'s| is)"
        r" (?:all|it)))?|cheers|that(?:'s| is| was) (?:all|it|great|perfect|(?:very )?helpful)"
        r"|you helped me|danke(?: schön| sehr)?|vielen dank|gracias|muchas gracias"
        r"|merci(?: beaucoup)?|谢谢|谢谢你|شكرا)",
    ),
    (
        "goodbye",
        r"(?:good ?bye|bye(?:[- ]bye)?|see you(?: later| soon)?|have a (?:nice|good|great) (?:day"
        r"|one|evening)|good night|tschüss|auf wiedersehen|adiós|hasta luego|au revoir|再见"
        r"|مع السلامة)",
    ),
    (
        "self",
        r"(?:(?:who|what) are you|are you (?:a |an )?(?:robot|human|machine|computer|ai|person"
        r"|real)(?: person)?|am i talking to (?:a |an )?(?:robot|human|machine|computer|ai|person)"
        r"|what(?:'s| is) your name)",
    ),
    (
        "skills",
        r"(?:(?:what|how) can you (?:do|help)(?: for)?(?: me)?(?: with)?|what (?:can|may|should)"
        r" i ask(?: you)?|help(?: me)?|what do you do|how does this work)",
    ),
    (
        "repeat",
        r"(?:(?:can|could|would) you )?(?:(?:please )?(?:repeat|say) (?:that|it|this)(?: once more"
        r"| again)?|say again|once more|repeat|pardon(?: me)?|come again|what did you say"
        r"|what was that|sorry,? what)",
    ),
    ("wait", r"(?:(?:just )?(?:one|a) (?:moment|second|minute)|wait|hold on|hang on|let me think)"),
    (
        "no",
        r"(?:no(?:\W+nothing(?: else)?)?|nope|nah|nothing|nothing else|not really|never ?mind"
        r"|nein|non|不|لا)",
    ),
    (
        "yes",
        r"(?:yes|yeah|yep|yup|sure|okay|ok|alright|right|exactly|go on|continue|next|back|done"
        r"|finished|i see|got it|fine|good|great|ja|sí|oui|好|是|نعم)",
    ),
)
_WHOLE = [
    (
        kind,
        re.compile(
            rf"^\W*(?:{_FILLED}\W+)*(?:(?:{_SAYS[0][1]})\W+)?(?:{says})(?:\W+{_FILLED})*\W*$", re.I
        ),
    )
    for kind, says in _SAYS
]
_ANSWERS = {
    "en": {
        "greeting": "Hello! Ask me about the products and the store, or tell me what you need.",
        "mood": "All is well here, thank you. What can I do for you?",
        "thanks": "You're welcome.",
        "goodbye": "Goodbye!",
        "self": "I'm an AI, not a person. I answer from the owner's documents, and a colleague is "
        "one touch away.",
        "skills": "I answer questions from the manuals, the catalogue and the store's rules. I can "
        "look up an order, book a repair, start a return, set a timer, or call a colleague.",
        "wait": "Take your time.",
        "no": "All right. I'm here if you need me.",
        "yes": "I'm listening. What would you like to know?",
        "nothing": "I haven't said anything yet. What would you like to know?",
    },
    "de": {
        "greeting": "Guten Tag! Fragen Sie mich etwas, oder sagen Sie, was Sie brauchen.",
        "thanks": "Gern geschehen.",
        "goodbye": "Auf Wiedersehen!",
        "no": "In Ordnung. Ich bin da, wenn Sie mich brauchen.",
        "yes": "Ich höre. Was möchten Sie wissen?",
    },
    "es": {
        "greeting": "¡Hola! Pregúnteme algo o dígame qué necesita.",
        "thanks": "De nada.",
        "goodbye": "¡Hasta luego!",
        "no": "De acuerdo. Estoy aquí si me necesita.",
        "yes": "Le escucho. ¿Qué desea saber?",
    },
    "fr": {
        "greeting": "Bonjour ! Posez-moi une question, ou dites-moi ce qu'il vous faut.",
        "thanks": "Je vous en prie.",
        "goodbye": "Au revoir !",
        "no": "Très bien. Je suis là si vous avez besoin de moi.",
        "yes": "Je vous écoute. Que voulez-vous savoir ?",
    },
    "zh": {
        "greeting": "您好！请问我问题，或者告诉我您需要什么。",
        "thanks": "不客气。",
        "goodbye": "再见！",
        "no": "好的，需要时请叫我。",
        "yes": "请说，您想知道什么？",
    },
    "ar": {
        "greeting": "مرحبا! اسألني سؤالا أو أخبرني بما تحتاج.",
        "thanks": "على الرحب والسعة.",
        "goodbye": "مع السلامة!",
        "no": "حسنا، أنا هنا إن احتجتني.",
        "yes": "أنا أستمع. ماذا تود أن تعرف؟",
    },
}


def small_talk(text: str, language: str, history: Sequence[Exchange]) -> DeskReply | None:
    """The reply to what asks for nothing; None where `text` says more than that."""
    kind = next((kind for kind, pattern in _WHOLE if pattern.match(text.replace("’", "'"))), None)
    if kind is None:
        return None
    if kind == "repeat":
        last = next((e.answer for e in reversed(history) if e.answer), "")
        return said(last, why="repeated") if last else _told("nothing", language, why="repeated")
    return _told(kind, language, why=kind)


def _told(kind: str, language: str, why: str) -> DeskReply:
    known = language if kind in _ANSWERS.get(language, ()) else "en"
    return said(_ANSWERS[known][kind], why=why, language=known)
