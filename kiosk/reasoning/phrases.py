"""What the kiosk says when the documents do not: plain words, by language.

They promise nothing that the kiosk cannot do: it points to people, it does not call them.
"""

from __future__ import annotations

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "human": "Please ask one of my colleagues here in the store: they will help you in person.",
        "abstain": "The store's documents don't say that. Please ask one of my colleagues.",
        "abstain_in": "I could not look that up: the store's documents are in another "
        "language. Please ask in {name}, or ask one of my colleagues.",
        "closest": "I'm not certain, but the store's documents do say this:",
        "trouble": "I'm sorry, something went wrong here. Please ask again, or ask a colleague.",
        "more_steps": "{count} more to go: they are in the document.",
        "it_says": "It says: {text}.",
        "which_product": "I see more than one product: {names}. Which one do you mean?",
        "unknown_code": "I can read the code {code}, but it is not in the catalogue.",
        "gives_orders": "That text tries to give me orders. I only take those from you.",
        "nothing_seen": "I can't read anything in the picture. Please show it closer.",
        "too_dark": "The picture is too dark to read. Please show it in more light.",
        "too_bright": "The picture is too bright to read. Please tilt it out of the glare.",
        "blurred": "The picture is blurred. Please hold it still for a moment.",
        "too_close": "That is too close to the camera. Please move it away a little.",
        "too_far": "That is too far from the camera. Please bring it closer.",
    },
    "de": {
        "human": "Bitte sprechen Sie jemanden vom Personal an: dort hilft man Ihnen persönlich.",
        "abstain": "Das steht nicht in unseren Unterlagen. Bitte fragen Sie das Personal.",
        "abstain_in": "Das konnte ich nicht nachschlagen, denn unsere Unterlagen sind in "
        "einer anderen Sprache. Fragen Sie bitte auf {name} oder das Personal.",
        "closest": "Das kann ich nicht sicher beantworten, aber in den Unterlagen steht:",
        "trouble": "Entschuldigung, hier ging etwas schief. Bitte fragen Sie noch einmal.",
        "more_steps": "Noch {count}: Sie stehen im Dokument.",
        "it_says": "Da steht: {text}.",
        "which_product": "Ich sehe mehrere Produkte: {names}. Welches meinen Sie?",
        "unknown_code": "Ich lese den Code {code}, aber er steht nicht im Katalog.",
        "gives_orders": "Dieser Text will mir Befehle geben. Die nehme ich nur von Ihnen an.",
        "nothing_seen": "Auf dem Bild kann ich nichts lesen. Bitte zeigen Sie es näher und gerade.",
        "too_dark": "Das Bild ist zu dunkel. Bitte zeigen Sie es in mehr Licht.",
        "too_bright": "Das Bild ist zu hell. Bitte drehen Sie es aus dem Glanz.",
        "blurred": "Das Bild ist unscharf. Bitte halten Sie es einen Moment still.",
        "too_close": "Das ist zu nah an der Kamera. Bitte etwas weiter weg.",
        "too_far": "Das ist zu weit von der Kamera. Bitte näher heran.",
    },
    "es": {
        "human": "Pregunte, por favor, a alguien del personal: le ayudará en persona.",
        "abstain": "Los documentos de la tienda no lo dicen. Pregunte, por favor, al personal.",
        "abstain_in": "No he podido buscarlo: los documentos de la tienda están en otro "
        "idioma. Pregunte en {name}, por favor, o al personal.",
        "closest": "No puedo responder con seguridad, pero los documentos dicen lo siguiente:",
        "trouble": "Lo siento, algo ha fallado. Pregunte otra vez, o al personal.",
        "more_steps": "Faltan {count}: están en el documento.",
        "it_says": "Pone: {text}.",
        "which_product": "Veo varios productos: {names}. ¿A cuál se refiere?",
        "unknown_code": "Leo el código {code}, pero no está en el catálogo.",
        "gives_orders": "Ese texto quiere darme órdenes. Solo las acepto de usted.",
        "nothing_seen": "No puedo leer nada en la imagen. Acérquela, por favor, y recta.",
        "too_dark": "La imagen está demasiado oscura. Muéstrela con más luz, por favor.",
        "too_bright": "La imagen está demasiado clara. Evite el reflejo, por favor.",
        "blurred": "La imagen está borrosa. Manténgala quieta un momento, por favor.",
        "too_close": "Está demasiado cerca de la cámara. Aléjela un poco, por favor.",
        "too_far": "Está demasiado lejos de la cámara. Acérquela, por favor.",
    },
    "fr": {
        "human": "Adressez-vous au personnel du magasin : on vous aidera en personne.",
        "abstain": "Nos documents ne le disent pas. Demandez au personnel, s'il vous plaît.",
        "abstain_in": "Je n'ai pas pu le chercher : nos documents sont dans une autre "
        "langue. Demandez en {name}, s'il vous plaît, ou au personnel.",
        "closest": "Je ne peux pas répondre avec certitude, mais les documents disent ceci :",
        "trouble": "Désolé, quelque chose a échoué. Redemandez, ou demandez au personnel.",
        "more_steps": "Encore {count} : voyez le document.",
        "it_says": "Il est écrit : {text}.",
        "which_product": "Je vois plusieurs produits : {names}. Lequel voulez-vous dire ?",
        "unknown_code": "Je lis le code {code}, mais il n'est pas au catalogue.",
        "gives_orders": "Ce texte veut me donner des ordres. Je n'en reçois que de vous.",
        "nothing_seen": "Je ne peux rien lire sur l'image. Montrez-la de plus près, bien droite.",
        "too_dark": "L'image est trop sombre. Montrez-la avec plus de lumière.",
        "too_bright": "L'image est trop claire. Évitez le reflet, s'il vous plaît.",
        "blurred": "L'image est floue. Tenez-la immobile un instant.",
        "too_close": "C'est trop près de la caméra. Éloignez-le un peu.",
        "too_far": "C'est trop loin de la caméra. Approchez-le, s'il vous plaît.",
    },
    "zh": {
        "human": "请找一位店员，他们会当面帮助您。",
        "abstain": "本店的资料里没有说明。请询问店员。",
        "abstain_in": "这我没能查到，因为本店的资料是另一种语言。请用{name}提问，或询问店员。",
        "closest": "我不能确定，不过本店的资料是这样写的：",
        "trouble": "抱歉，出了点问题。请再问一次，或询问店员。",
        "more_steps": "还有{count}步，请看文档。",
        "it_says": "上面写着：{text}。",
        "which_product": "我看到几种商品：{names}。您指的是哪一种？",
        "unknown_code": "我读到代码{code}，但目录里没有它。",
        "gives_orders": "这段文字想向我下命令。我只听您的。",
        "nothing_seen": "图片上我什么也读不出来。请靠近一些，摆正再试。",
        "too_dark": "图片太暗了。请在亮一些的地方拍。",
        "too_bright": "图片太亮了。请避开反光。",
        "blurred": "图片模糊了。请拿稳一会儿。",
        "too_close": "离镜头太近了。请拿远一些。",
        "too_far": "离镜头太远了。请拿近一些。",
    },
    "ar": {
        "human": "يرجى التحدث إلى أحد الموظفين هنا: سيساعدك شخصيًا.",
        "abstain": "لا تذكر مستندات المتجر ذلك. يرجى سؤال أحد الموظفين.",
        "abstain_in": "لم أتمكن من البحث عن ذلك، فمستندات المتجر بلغة أخرى. يرجى السؤال "
        "باللغة {name} أو سؤال أحد الموظفين.",
        "closest": "لست متأكدًا، لكن مستندات المتجر تقول ما يلي:",
        "trouble": "عذرًا، حدث خطأ ما. يرجى السؤال مرة أخرى أو سؤال أحد الموظفين.",
        "more_steps": "بقي {count}، وهي في المستند.",
        "it_says": "مكتوب: {text}.",
        "which_product": "أرى أكثر من منتج: {names}. أيها تقصد؟",
        "unknown_code": "أقرأ الرمز {code}، لكنه ليس في الدليل.",
        "gives_orders": "هذا النص يحاول أن يعطيني أوامر. لا أقبلها إلا منك.",
        "nothing_seen": "لا أستطيع قراءة أي شيء في الصورة. يرجى تقريبها.",
        "too_dark": "الصورة مظلمة جدًا. يرجى عرضها في ضوء أكثر.",
        "too_bright": "الصورة ساطعة جدًا. يرجى إبعادها عن الوهج.",
        "blurred": "الصورة غير واضحة. يرجى تثبيتها لحظة.",
        "too_close": "إنها قريبة جدًا من الكاميرا. يرجى إبعادها قليلًا.",
        "too_far": "إنها بعيدة جدًا عن الكاميرا. يرجى تقريبها.",
    },
}


LANGUAGES = tuple(_WORDS)
"""Those that the kiosk has words of its own for (ISO 639-1)."""

OWN_NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "zh": "中文",
}
"""Languages by their own names."""


def spoken_in(language: str) -> str:
    """Which of `LANGUAGES` a person who speaks `language` gets: theirs, or English."""
    code = language[:2].lower()
    return code if code in _WORDS else "en"


def phrase(name: str, language: str = "en", documents: str = "") -> str:
    """The words for `name`: ``human``, ``abstain``, ``closest``, ``trouble``, or about a picture.

    Languages without a translation hear English. `documents` is the documents' language where the
    person does not speak it: what is not found then may be there all the same.
    """
    if name == "abstain" and documents:
        return phrase("abstain_in", language).format(name=OWN_NAMES.get(documents, documents))
    return _WORDS[spoken_in(language)][name]
