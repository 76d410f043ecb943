"""The root of what QML sees."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.core.consent import Role
from kiosk.core.state import KioskState
from ui.bridge import Bridge
from ui.viewmodels import answer, doing, staff, work
from ui.viewmodels.camera import BoxRow, CameraModel, derive_boxes, derive_camera
from ui.viewmodels.comfort import ComfortModel, ComfortView, LanguageRow, derive_languages
from ui.viewmodels.consent import ConsentRow, derive_consents
from ui.viewmodels.doing import CallModel, CardModel, CodeModel
from ui.viewmodels.palette import PaletteModel, derive_palette
from ui.viewmodels.presence import PresenceModel
from ui.viewmodels.reader import ReaderModel, derive_reader
from ui.viewmodels.rows import RowModel
from ui.viewmodels.staff import StaffModel
from ui.viewmodels.stage import StageModel, derive_stage
from ui.viewmodels.status import StatusModel, derive_status
from ui.viewmodels.wishes import Wishes
from ui.viewmodels.work import WorkModel

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskModel(Wishes):
    """Everything the window shows of one kiosk, and everything it may ask of it.

    `comfort` is what a new person finds: the owner's choice of colours, size of text, language.
    """

    def __init__(
        self, bridge: Bridge, comfort: ComfortView | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(bridge, parent)
        self._comfort = ComfortModel(comfort, self)
        self._presence = PresenceModel(self)
        self._palette = PaletteModel(self)
        self._stage = StageModel(self)
        self._status = StatusModel(self)
        self._reader = ReaderModel(self)
        self._card = CardModel(self)
        self._call = CallModel(self)
        self._code = CodeModel(self)
        self._work = WorkModel(self)
        self._sentences = RowModel(answer.SentenceRow, self)
        self._sources = RowModel(answer.SourceRow, self)
        self._suggestions = RowModel(answer.SuggestionRow, self)
        self._next = RowModel(answer.SuggestionRow, self)
        self._products = RowModel(answer.ProductRow, self)
        self._fields = RowModel(doing.FieldRow, self)
        self._steps = RowModel(doing.StepRow, self)
        self._timers = RowModel(doing.TimerRow, self)
        self._jobs = RowModel(work.JobItem, self)
        self._sheet = RowModel(work.SheetItem, self)
        self._camera = CameraModel(self)
        self._boxes = RowModel(BoxRow, self)
        self._staff = StaffModel(self)
        self._health = RowModel(staff.HealthRow, self)
        self._turns = RowModel(staff.TurnRow, self)
        self._tiers = RowModel(staff.TierRow, self)
        self._packs = RowModel(staff.PackRow, self)
        self._open_questions = RowModel(staff.OpenRow, self)
        self._rehearsal = RowModel(staff.HealthRow, self)
        self._log = RowModel(staff.LogRow, self)
        self._consents = RowModel(ConsentRow, self)
        self._languages = RowModel(LanguageRow, self)
        self._passed_on = self._comfort.now.language
        self._comfort.changed.connect(self._suit)
        self._comfort.changed.connect(self._tell)
        self._comfort.changed.connect(self._pass_on)
        self._presence.touched.connect(self._stay)
        self._presence.left.connect(self._lock_up)
        bridge.delivered.connect(self.show)
        self.show(bridge.state)

    def show(self, state: KioskState) -> None:
        """Show `state`. The rows come first: a scene that opens finds them in place."""
        old, self._state = self._state, state
        self._suggestions.show(answer.derive_suggestions(state))
        self._sources.show(answer.derive_sources(state))
        self._tell()
        self._products.show(answer.derive_products(state))
        self._next.show(answer.derive_next(state))
        self._fields.show(doing.derive_fields(state))
        self._steps.show(doing.derive_steps(state))
        self._timers.show(doing.derive_timers(state))
        self._jobs.show(work.derive_jobs(state))
        self._sheet.show(work.derive_sheet(state))
        self._work.show(work.derive_work(state))
        self._consents.show(derive_consents(state))
        self._boxes.show(derive_boxes(state))
        self._camera.show(derive_camera(state))
        self._health.show(staff.derive_health(state))
        self._turns.show(staff.derive_turns(state))
        self._tiers.show(staff.derive_tiers(state))
        self._open_questions.show(staff.derive_open(state))
        self._packs.show(staff.derive_packs(state))
        self._rehearsal.show(staff.derive_rehearsal(state))
        self._log.show(staff.derive_log(state))
        self._staff.show(staff.derive_staff(state))
        self._card.show(doing.derive_card(state))
        self._call.show(doing.derive_call(state))
        self._code.show(doing.derive_code(state))
        self._reader.show(derive_reader(state))
        self._status.show(derive_status(state))
        self._stage.show(derive_stage(state))
        if old.role is not state.role and state.role is not Role.SHOPPER:
            self._bridge.staff("look")
        if old.session_id and not state.session_id:
            self._comfort.reset()
        if state.session_id or old.session_id or (state.near and not old.near):
            self._presence.acted()
        self._suit()

    def _lock_up(self) -> None:
        """Staff who walked away leave no open door, and nobody leaves their choices behind."""
        if self._state.role is not Role.SHOPPER:
            self.lock()
        if not self._state.session_id:
            self._comfort.reset()

    def _stay(self) -> None:
        """A touch that asks for nothing is a sign of life as well."""
        if self._state.session_id:
            self._bridge.more_time()

    def _suit(self) -> None:
        """Colours and languages to what the person and the owner chose."""
        view = self._comfort.now
        brand = self._state.pack.brand.color
        self._palette.show(derive_palette(brand, dark=view.dark, strong=view.strong))
        self._languages.show(derive_languages(view.language, ()))

    def _pass_on(self) -> None:
        """Who reads another language wants to hear it."""
        if (language := self._comfort.now.language) != self._passed_on:
            self._passed_on = language
            self._bridge.choose_language(language)

    def _tell(self) -> None:
        """The answer's sentences, with the documents' language where it is not the person's."""
        chosen = self._comfort.now.language
        self._sentences.show(answer.derive_sentences(self._state, chosen))

    @Property(ComfortModel, constant=True)
    def comfort(self) -> ComfortModel:
        """How the person wants it."""
        return self._comfort

    @Property(PresenceModel, constant=True)
    def presence(self) -> PresenceModel:
        """Whether anybody is here."""
        return self._presence

    @Property(PaletteModel, constant=True)
    def palette(self) -> PaletteModel:
        """Colours."""
        return self._palette

    @Property(StageModel, constant=True)
    def stage(self) -> StageModel:
        """Scene and activity."""
        return self._stage

    @Property(StatusModel, constant=True)
    def status(self) -> StatusModel:
        """What may be done, who answers, what is wrong."""
        return self._status

    @Property(ReaderModel, constant=True)
    def reader(self) -> ReaderModel:
        """The open document."""
        return self._reader

    @Property(CardModel, constant=True)
    def card(self) -> CardModel:
        """The action that waits for a yes."""
        return self._card

    @Property(CallModel, constant=True)
    def call(self) -> CallModel:
        """The call for staff."""
        return self._call

    @Property(CodeModel, constant=True)
    def code(self) -> CodeModel:
        """The code to take along."""
        return self._code

    @Property(WorkModel, constant=True)
    def work(self) -> WorkModel:
        """The technician's step and sheet."""
        return self._work

    @Property(RowModel, constant=True)
    def sentences(self) -> RowModel:
        """Rows of `SentenceRow`."""
        return self._sentences

    @Property(RowModel, constant=True)
    def sources(self) -> RowModel:
        """Rows of `SourceRow`."""
        return self._sources

    @Property(RowModel, constant=True)
    def suggestions(self) -> RowModel:
        """Rows of `SuggestionRow`."""
        return self._suggestions

    @Property(RowModel, constant=True)
    def next(self) -> RowModel:
        """Rows of `SuggestionRow`: what one may want to ask now."""
        return self._next

    @Property(RowModel, constant=True)
    def products(self) -> RowModel:
        """Rows of `ProductRow`."""
        return self._products

    @Property(RowModel, constant=True)
    def fields(self) -> RowModel:
        """Rows of `FieldRow`."""
        return self._fields

    @Property(RowModel, constant=True)
    def steps(self) -> RowModel:
        """Rows of `StepRow`."""
        return self._steps

    @Property(RowModel, constant=True)
    def timers(self) -> RowModel:
        """Rows of `TimerRow`."""
        return self._timers

    @Property(RowModel, constant=True)
    def jobs(self) -> RowModel:
        """Rows of `JobItem`."""
        return self._jobs

    @Property(RowModel, constant=True)
    def sheet(self) -> RowModel:
        """Rows of `SheetItem`."""
        return self._sheet

    @Property(CameraModel, constant=True)
    def camera(self) -> CameraModel:
        """The camera's screen."""
        return self._camera

    @Property(RowModel, constant=True)
    def boxes(self) -> RowModel:
        """Rows of `BoxRow`."""
        return self._boxes

    @Property(StaffModel, constant=True)
    def staff(self) -> StaffModel:
        """Figures of the staff area."""
        return self._staff

    @Property(RowModel, constant=True)
    def health(self) -> RowModel:
        """Rows of `HealthRow`."""
        return self._health

    @Property(RowModel, constant=True)
    def turns(self) -> RowModel:
        """Rows of `TurnRow`."""
        return self._turns

    @Property(RowModel, constant=True)
    def tiers(self) -> RowModel:
        """Rows of `TierRow`."""
        return self._tiers

    @Property(RowModel, constant=True)
    def open_questions(self) -> RowModel:
        """Rows of `OpenRow`."""
        return self._open_questions

    @Property(RowModel, constant=True)
    def rehearsal(self) -> RowModel:
        """Rows of `HealthRow`: how the last rehearsal went."""
        return self._rehearsal

    @Property(RowModel, constant=True)
    def log(self) -> RowModel:
        """Rows of `LogRow`."""
        return self._log

    @Property(RowModel, constant=True)
    def packs(self) -> RowModel:
        """Rows of `PackRow`."""
        return self._packs

    @Property(RowModel, constant=True)
    def consents(self) -> RowModel:
        """Rows of `ConsentRow`."""
        return self._consents

    @Property(RowModel, constant=True)
    def languages(self) -> RowModel:
        """Rows of `LanguageRow`."""
        return self._languages
