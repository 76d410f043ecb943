from __future__ import annotations

import pytest

from kiosk.knowledge.index import KnowledgeIndex


def test_a_procedure_has_its_warning_time_parts_and_steps_in_order(
    technician: KnowledgeIndex,
) -> None:
    seal = technician.procedures().find("replacing the shaft seal")
    assert seal is not None
    assert seal.title == "Replacing the shaft seal of the KP-400"
    assert (seal.minutes, seal.parts) == (90, "seal kit SK-40 and gasket GK-40.")
    assert seal.steps[0].safety
    assert seal.steps[0].text.startswith("Lock out the pump")
    assert [step.section for step in seal.steps[1:5]] == ["Removing the old seal"] * 4
    assert seal.steps[-1].text.startswith("Look for drips")
    assert all(step.passage for step in seal.steps)
    assert any(step.safety for step in seal.steps[1:] if "grease" in step.text)


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("the oil change of the RC-75", "Changing the oil of the RC-75"),
        ("changing the fan motor", "Replacing a fan motor of the GL-20"),
        ("locking out a machine", "Lockout and tagout"),
        ("commissioning the KP-400", "Commissioning a KP-400"),
    ],
)
def test_procedures_are_found_by_what_people_call_them(
    technician: KnowledgeIndex, wish: str, title: str
) -> None:
    found = technician.procedures().find(wish)
    assert found is not None
    assert found.title == title


def test_a_list_of_steps_in_a_manual_is_a_procedure_too(store: KnowledgeIndex) -> None:
    found = store.procedures().find("descaling the Thermo K5 kettle")
    assert found is not None
    assert found.steps[0].text.startswith("Fill the kettle")


def test_what_no_document_tells_is_no_procedure(technician: KnowledgeIndex) -> None:
    assert technician.procedures().find("baking a birthday cake") is None
