from __future__ import annotations

import pytest

from kiosk.reasoning.field_notes import GUESSED, NAMED, TOLD, read_note, serial_in, serial_of


def read(text: str) -> dict[str, tuple[str, float]]:
    return {field.name: (field.value, field.confidence) for field in read_note(text)}


def test_a_whole_report_in_one_breath() -> None:
    assert read(
        "The pump was leaking at the shaft because the seal was worn. I replaced the seal kit "
        "SK-40 and one gasket GK-40, took ninety minutes"
    ) == {
        "symptom": ("The pump was leaking at the shaft", TOLD),
        "cause": ("The seal was worn", TOLD),
        "action": ("Replaced the seal kit SK-40 and one gasket GK-40", TOLD),
        "parts": ("1 × SK-40; 1 × GK-40", TOLD),
        "time": ("90 minutes", TOLD),
    }


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("symptom: shows A12", "symptom", "Shows A12"),
        ("the cause was a closed valve", "cause", "A closed valve"),
        ("parts used were two BR-12 and 28 litres of CO-46", "parts", "2 × BR-12; 28 litres CO-46"),
        ("time: two hours and fifteen minutes", "time", "135 minutes"),
        ("serial number is four seven one one dash B", "serial number", "4711-B"),
    ],
)
def test_named_fields_are_sure(said: str, name: str, value: str) -> None:
    assert read(said) == {name: (value, NAMED)}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("no pressure at the outlet", "symptom"),
        ("customer says it is very noisy", "symptom"),
        ("due to a clogged strainer", "cause"),
        ("cleaned the strainer", "action"),
        ("it took an hour", "time"),
    ],
)
def test_telling_words_are_nearly_sure(said: str, name: str) -> None:
    assert read(said)[name][1] == TOLD


def test_the_rest_is_a_guess() -> None:
    assert read("had a look around") == {"symptom": ("Had a look around", GUESSED)}


def test_an_answer_belongs_to_what_was_asked() -> None:
    (field,) = read_note("about an hour and a half", "time")
    assert (field.name, field.value, field.asked) == ("time", "90 minutes", True)


def test_what_is_put_right_replaces_what_was_told() -> None:
    (field,) = read_note("change the time to two hours")
    assert (field.name, field.value, field.asked) == ("time", "120 minutes", True)


@pytest.mark.parametrize(
    ("said", "number"),
    [("K P 4 0 0", "KP400"), ("4711-0815-22", "4711-0815-22"), ("one two slash seven", "12/7")],
)
def test_serial_numbers_are_written_as_they_stand(said: str, number: str) -> None:
    assert serial_of(said) == number


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Calder KP-400", "S/N 4711-0815-22", "400 V"], "4711-0815-22"),
        (["Serial No.: AB12-9"], "AB12-9"),
        (["Serial number", "99871"], "99871"),
        (["Calder KP-400", "400 V"], ""),
    ],
)
def test_a_type_plate_tells_its_serial_number(lines: list[str], number: str) -> None:
    assert serial_in(lines) == number
