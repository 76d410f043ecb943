"""Snapshots of what the kiosk does for a person, and of how a visit ends."""

from __future__ import annotations

from dataclasses import replace

import ui_states as states

from kiosk.core.consent import Role
from kiosk.core.doings import (
    ApprovalCard,
    CallStatus,
    CardField,
    Doings,
    JobRow,
    JobSheet,
    Plan,
    PlanStep,
    ProcedureStep,
    QrPayload,
    SheetField,
    StaffCall,
    StepStatus,
    Timer,
)
from kiosk.core.record import AnswerSentence, Origin
from kiosk.core.seeing import CameraView, SeenBox
from kiosk.core.showing import ProductCard
from kiosk.core.staff import (
    AuditState,
    Health,
    HealthItem,
    LogLine,
    OpenQuestion,
    PackChoice,
    StaffBoard,
    TurnAccount,
)
from kiosk.core.state import KioskState, Rating, SourceView
from kiosk.core.tiers import TierStatus
from kiosk.core.turn import SeenProduct

NOW = 1_800_000_000.0
"""What the clock shows in pictures, epoch seconds."""
LATER = NOW + 540


def picture(shape: str) -> str:
    """A drawn product."""
    return (
        "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
        f"{shape}</svg>"
    )


HEADPHONES = picture(
    "<path d='M22 60 v-8 a28 28 0 0 1 56 0 v8' fill='none' stroke='%23333' stroke-width='7'/>"
    "<rect x='14' y='54' width='18' height='30' rx='9' fill='%23c2512f'/>"
    "<rect x='68' y='54' width='18' height='30' rx='9' fill='%23c2512f'/>"
)
BULB = picture(
    "<circle cx='50' cy='42' r='26' fill='%23f2c14e'/>"
    "<rect x='39' y='66' width='22' height='20' rx='5' fill='%23666'/>"
)
PRODUCTS = (
    ProductCard(
        "SW-X200",
        "Soundwave X200 over-ear headphones",
        "$129.00",
        "Aisle 4, shelf 2",
        7,
        HEADPHONES,
    ),
    ProductCard("LB-9W", "LED bulb E27, 9 W, warm white", "$6.50", "Aisle 7, shelf 1", 0, BULB),
)
NEXT = (
    "Do I need the receipt?",
    "How long does the refund take?",
    "Where is the service desk?",
)
DOCUMENT = (
    "Returns\n\nWe take things back within 30 days when they come with the receipt.\n\n"
    "Audio and headphones\n\nHeadphones may be returned within 30 days with the receipt. In-ear "
    "models must be unopened, because of hygiene; over-ear models may have been opened if every "
    "part and the packaging are there.\n\nMoney comes back the way it was paid, within five "
    "working days.\n\nWater filters\n\nCartridges cannot be returned once the seal is broken."
)
_PLACE = DOCUMENT.index("over-ear models")
SOURCE = SourceView(
    passage="p1",
    doc="returns_policy.md",
    title="Returns policy",
    section="Audio and headphones",
    page=None,
    text=DOCUMENT,
    start=_PLACE,
    end=DOCUMENT.index("\n\nMoney"),
    before=True,
    after=True,
)
CARD = ApprovalCard(
    id="c1",
    tool="book_installation",
    title="Book an installation",
    sentence="Shall I book the installation of your AquaPure filter for Tuesday at three?",
    fields=(
        CardField("What", "Installation of AquaPure Home"),
        CardField("When", "Tuesday 1 December, 15:00 to 16:00"),
        CardField("Where", "12 Harbour Street"),
        CardField("Costs", "$49.00, paid on the day"),
    ),
    digest="d1",
    expires_at=LATER,
)
PLAN = Plan(
    (
        PlanStep(1, "Check whether the X200 is in stock", StepStatus.DONE, "7 pieces, aisle 4"),
        PlanStep(2, "Reserve one until this evening", StepStatus.PROPOSED),
        PlanStep(3, "Send the receipt to your telephone", StepStatus.WAITING),
        PlanStep(4, "Register the warranty", StepStatus.FAILED, "The register does not answer"),
    )
)
CALL = StaffCall(
    id="k1",
    reason="asked",
    sentence="I rang for a colleague. They usually come within two minutes.",
    summary="Asks about a return.",
    status=CallStatus.RINGING,
    since=0.0,
)


def modules(size: int = 33) -> tuple[str, ...]:
    """Rows that look like a code, quiet zone included."""
    inner = [
        "".join("1" if (x * x * 3 + y * 7 + x * y) % 5 < 2 else "0" for x in range(size - 8))
        for y in range(size - 8)
    ]
    quiet = "0" * size
    return (quiet,) * 4 + tuple(f"0000{row}0000" for row in inner) + (quiet,) * 4


CODE = QrPayload("Your return in three steps", "Bring the receipt.", modules())
JOBS = (
    JobRow(
        "J-2041", "Pressure loss, pump 3", "Harbour Dairy", "Hall B", "2026-11-26T09:00", "started"
    ),
    JobRow("J-2042", "Yearly service", "City Baths", "Boiler room", "2026-11-26T13:30", "open"),
    JobRow("J-2038", "Replace valve V12", "Mill Bakery", "Yard", "2026-11-25T16:00", "done"),
)
STEP = ProcedureStep(
    procedure="Replace the seal of pump P300",
    section="Before you begin",
    number=2,
    total=9,
    text="Switch the pump off at the main switch, lock the switch and hang up the sign.",
    safety=True,
    passage="p1",
)
SHEET = JobSheet(
    "J-2041",
    (
        SheetField("Serial number", "P300-77120", 0.97),
        SheetField("Pressure before", "1.4 bar", 0.62),
        SheetField("Pressure after", "", 0.0, asked=True),
        SheetField("Parts used", "Seal kit SK-30", 0.93),
    ),
    ("photo-1",),
    "What is the pressure now?",
)

BOARD = StaffBoard(
    health=(
        HealthItem("Microphone", Health.GOOD, "It is there."),
        HealthItem("Loudspeaker", Health.BROKEN, "None is in use.", "Connect one."),
        HealthItem("Disk", Health.WORSE, "6 GB are free.", "Free some space on the data folder."),
        HealthItem("Memory", Health.GOOD, "16 GB, 9 GB of them free."),
        HealthItem("Cloud, standard", Health.WORSE, "gpt-4o: ready. Shut down on 2027-01-14."),
    ),
    turns=tuple(
        TurnAccount(
            turn_id=f"turn-{n}",
            at=f"2026-11-26T09:{n:02d}:00.000+00:00",
            outcome=("answered", "answered", "abstained", "handed_off", "answered")[n % 5],
            tier=("mini", "standard", "mini", "human", "mini")[n % 5],
            model=("Qwen 1.5B", "gpt-4o", "Qwen 1.5B", "", "Qwen 1.5B")[n % 5],
            reasons=("coverage · 0.91 · the documents cover it", "online · yes · not needed"),
            evidence=("0.91  returns_policy.md · Audio", "0.64  soundwave_x200_manual.md"),
            checks=("quote, supported, rests on p1", "model, supported, rests on p1, p2"),
            degraded=(),
            total_ms=900.0 + 310.0 * (n * 7 % 9),
            bytes_sent=4210 if n % 5 == 1 else 0,
            hosts=("api.example.com",) if n % 5 == 1 else (),
            cost_usd=0.0004 if n % 5 == 1 else 0.0,
        )
        for n in range(14)
    ),
    packs=(
        PackChoice("Northwind Home", "/packs/store", serving=True),
        PackChoice("Field service", "/packs/technician", serving=False),
    ),
    audit=AuditState(entries=1284, sound=True),
    questions=(
        OpenQuestion("1", "Do you sell gift cards?", 6, "2026-11-24"),
        OpenQuestion("2", "Is there a children's corner?", 2, "2026-11-25"),
    ),
    answered=9,
    abstained=3,
    handed_off=2,
    log=(
        LogLine("2026-11-26T09:14:07", "info", "turn.ended outcome=answered tier=mini"),
        LogLine("2026-11-26T09:12:31", "warning", "degraded code=cloud.offline"),
        LogLine("2026-11-26T09:12:29", "info", "turn.started"),
    ),
    rehearsal=(
        HealthItem("The cloud is lost", Health.GOOD, "answered by mini; told: cloud.offline"),
        HealthItem("The money is spent", Health.GOOD, "answered by mini; 0 bytes left"),
        HealthItem("The microphone is lost", Health.GOOD, "told mic.lost; listened again"),
        HealthItem("The disk is full", Health.BROKEN, "told: no", "Look at the log."),
    ),
    camera=HealthItem("Camera", Health.GOOD, "1280 × 720 pixels"),
)
TIERS = (
    TierStatus(
        "standard", "gpt-4o-mini", "api.example.com", "ready", "It answers.", 0.0, "", 0.0312
    ),
    TierStatus(
        "premium",
        "gpt-4o",
        "api.example.com",
        "rate_limited",
        "Too many requests.",
        12.0,
        "2027-01-14",
        0.2108,
    ),
)
STAFF = replace(states.IDLE, role=Role.STAFF, staff=BOARD, cloud=TIERS)

LABEL = (
    "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='640' height='480'>"
    "<rect width='640' height='480' fill='%23576a63'/>"
    "<rect x='120' y='90' width='400' height='300' rx='14' fill='%23f4f1e8'/>"
    "<text x='170' y='180' font-family='Inter' font-size='44' font-weight='700'>AquaPure</text>"
    "<text x='170' y='232' font-family='Inter' font-size='28'>Error E07</text>"
    "<g fill='%23111'><rect x='170' y='290' width='8' height='66'/>"
    "<rect x='186' y='290' width='4' height='66'/><rect x='198' y='290' width='14' height='66'/>"
    "<rect x='222' y='290' width='6' height='66'/><rect x='236' y='290' width='12' height='66'/>"
    "<rect x='258' y='290' width='4' height='66'/><rect x='270' y='290' width='16' height='66'/>"
    "</g></svg>"
)
SEEING = replace(
    states.IDLE,
    session_id="s1",
    camera=CameraView(
        frame=LABEL,
        width=640,
        height=480,
        frozen=True,
        boxes=(
            SeenBox(0.25, 0.41, 0.24, 0.09, "E07", "text"),
            SeenBox(0.25, 0.58, 0.22, 0.18, "4006381333931", "barcode"),
        ),
        product=SeenProduct("AP-1", "AquaPure Home filter", "p1", "barcode"),
    ),
)
AIMING = replace(
    states.IDLE,
    session_id="s1",
    camera=CameraView(frame=LABEL, width=640, height=480, hint="too_dark"),
)

PRODUCTS_SHOWN = replace(
    states.ANSWERED, products=PRODUCTS, next_questions=NEXT, rating=Rating.NONE, bytes_sent=0
)
RATED = replace(PRODUCTS_SHOWN, rating=Rating.UP)
READING = replace(states.ANSWERED, source=SOURCE)
APPROVAL = replace(states.ANSWERED, doings=Doings(approval=CARD))
PIN = replace(states.ANSWERED, doings=Doings(approval=replace(CARD, needs="staff_pin")))
PLANNED = replace(
    states.ANSWERED,
    transcript="Reserve the headphones and send me the receipt",
    sentences=(AnswerSentence("Here is what I would do, one step after the other.", Origin.TOOL),),
    sources=(),
    doings=Doings(plan=PLAN),
)
CALLED = replace(
    states.ANSWERED, doings=Doings(call=CALL, timers=(Timer("Filter rinsing", LATER),))
)
COMING = replace(
    CALLED, doings=Doings(call=replace(CALL, status=CallStatus.ACKNOWLEDGED, sentence=""))
)
TAKING = replace(states.ANSWERED, doings=Doings(qr=CODE))
EXPIRING = replace(states.ANSWERED, expires_in=14)
FAREWELL = replace(states.IDLE, farewell=True)
JOBBING = replace(states.IDLE, session_id="s1", doings=Doings(jobs=JOBS))
STEPPING = replace(states.IDLE, session_id="s1", doings=Doings(jobs=JOBS, procedure=STEP))
FILLING = replace(states.IDLE, session_id="s1", doings=Doings(jobs=JOBS, sheet=SHEET))

SCENES: dict[str, KioskState] = {
    "products": PRODUCTS_SHOWN,
    "rated": RATED,
    "reading": READING,
    "approval": APPROVAL,
    "pin": PIN,
    "plan": PLANNED,
    "called": CALLED,
    "coming": COMING,
    "code": TAKING,
    "expiring": EXPIRING,
    "farewell": FAREWELL,
    "jobs": JOBBING,
    "procedure": STEPPING,
    "sheet": FILLING,
    "staff": STAFF,
    "checks": STAFF,
    "seeing": SEEING,
    "aiming": AIMING,
}
