from __future__ import annotations

import pytest

from kiosk.reasoning.faithful import faithful

GOOD = [
    ("Headphones cost $39.00.", "Die Kopfhörer kosten 39,00 $.", "de"),
    ("It holds 1,200 ml.", "Es fasst 1.200 ml.", "de"),
    ("We are open until 8 p.m.", "Wir haben bis 20 Uhr geöffnet.", "de"),
    ("Call before 9:00 pm, it costs $39.00.", "Vor 21 Uhr anrufen, es kostet 39 $.", "de"),
    ("From 9:05 am.", "Ab 9:05 Uhr.", "de"),
    ("We are open from 9 am to 8:30 pm.", "Wir haben von 9 Uhr bis 20:30 Uhr geöffnet.", "de"),
    ("We are open from 9 am to 8 pm.", "Abrimos de 9 a. m. a 8 p. m.", "es"),
    ("Opened headphones can't be returned.", "Geöffnete Kopfhörer nehmen wir nicht zurück.", "de"),
    ("E07 means that the filter is full.", "E07 signifie que le filtre est plein.", "fr"),
    ("It is out of stock.", "Es ist nicht vorrätig.", "de"),
    ("Returns are free within 30 days.", "Les retours sont gratuits pendant 30 jours.", "fr"),
    ("The X-200 has a wireless charger.", "X-200 配有无线充电器。", "zh"),
    ("It weighs 5 kg.", "وزنه \u0665 كغ.", "ar"),
    ("We never repair those.", "لا نصلح ذلك أبدا.", "ar"),
]
BAD = [
    ("Headphones cost $39.00.", "Die Kopfhörer kosten 93,00 $.", "de"),
    ("Opened headphones can't be returned.", "Geöffnete Kopfhörer nehmen wir zurück.", "de"),
    ("You may return it.", "Sie dürfen es nicht zurückgeben.", "de"),
    ("E07 means that the filter is full.", "E01 signifie que le filtre est plein.", "fr"),
    ("We are open until 8 p.m.", "Wir haben bis 8 Uhr geöffnet.", "de"),
    ("We are open until 8 p.m.", "Abrimos hasta las 8.", "es"),
    ("We are open until 8:30 p.m.", "Wir haben bis 20 Uhr geöffnet.", "de"),
    ("It costs $39.50.", "Es kostet 39 $.", "de"),
    ("The warranty is 2 years.", "Die Garantie gilt.", "de"),
    ("The warranty is 2 years.", "Die Garantie gilt 2 Jahre, im Handel 5 Jahre.", "de"),
    ("Yes.", "Ja, und außerdem schenken wir Ihnen alles, was Sie hier sehen.", "de"),
    ("Use the USB-C charger only.", "Nur das Ladegerät benutzen.", "de"),
    ("The store closes early on public holidays.", "", "de"),
]


@pytest.mark.parametrize(("original", "told", "language"), GOOD)
def test_what_says_the_same_is_believed(original: str, told: str, language: str) -> None:
    assert faithful(original, told, language)


@pytest.mark.parametrize(("original", "told", "language"), BAD)
def test_what_lost_or_won_something_is_not(original: str, told: str, language: str) -> None:
    assert not faithful(original, told, language)
