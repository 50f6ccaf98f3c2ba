"""A project: one file that holds texts, codes, claims and their history."""

import contextlib
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from qualapp.disk import is_file, is_there, reason
from qualapp.errors import LockedError, UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coder
from qualapp.model.text import kept
from qualapp.progress import Progress, Work
from qualapp.store.actors import Actors
from qualapp.store.as_of import place_in_history, step_before, take_back_after
from qualapp.store.assignments import Assignments
from qualapp.store.audit import Audit
from qualapp.store.backups import folder_of, make_backup
from qualapp.store.blinding import Blinding
from qualapp.store.cases import Cases
from qualapp.store.check import check
from qualapp.store.claim_tables import CLAIMS
from qualapp.store.claims import Claims
from qualapp.store.codebooks import Codebooks
from qualapp.store.coders import Coders
from qualapp.store.codes import Codes
from qualapp.store.codings import Codings
from qualapp.store.configurations import Configurations
from qualapp.store.connection import MIGRATIONS, at_rest, can_be_written, create_database, open_database, write_ahead
from qualapp.store.consensus import Consensus
from qualapp.store.copies import begin_copy, this_copy, was_here
from qualapp.store.evidence import EvidenceClaims
from qualapp.store.excerpts import Excerpts
from qualapp.store.exchange.exchange import Exchange
from qualapp.store.history import History
from qualapp.store.hypotheses import Hypotheses
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.informants import Informants
from qualapp.store.lock import Lock
from qualapp.store.meant_for import coder_meant, mean_for
from qualapp.store.memos import Memos
from qualapp.store.mentions import Mentions
from qualapp.store.merging.conflicts import Conflicts
from qualapp.store.merging.decisions import Decisions
from qualapp.store.merging.merging import Merging
from qualapp.store.registers import Registers
from qualapp.store.search import Search
from qualapp.store.sources import Sources
from qualapp.store.speakers import Speakers
from qualapp.store.stranger import refuse_incomplete, refuse_unsound, taken_for_damaged
from qualapp.store.texts import Texts
from qualapp.store.theories import Theories
from qualapp.store.theory_versions import TheoryVersions
from qualapp.store.ties import Relations, Ties
from qualapp.store.upgrade import backup, bring_up_to_date, migrate
from qualapp.store.variables import Variables

NOUNS = (
    "case", "visit", "source", "block", "turn", "informant", "code", "excerpt", "coding", "memo", "variable", "value",
    "assignment", "coder", "theory", "evidence", "actor", "tie",
)  # fmt: skip


class Project:
    """The nouns of one project file, and the way in and out of it."""

    def __init__(self, db: Database, path: Path | None, *, read_only: bool = False) -> None:
        self._db = db
        self.path = path
        self.read_only = read_only
        self._lock: Lock | None = None
        self.history = History(db, writable=not read_only)
        self.history.schema_version = MIGRATIONS
        self.coders = Coders(db, self.history)
        self.blinding = Blinding(db, self.history)
        self.cases = Cases(db, self.history)
        self.informants = Informants(db, self.history)
        self.speakers = Speakers(db, self.history, self.informants)
        self.variables = Variables(db, self.history)
        self.search = Search(db, self.history)
        self.sources = Sources(db, self.history, self.search)
        self.texts = Texts(db, self.history, self.sources, self.search)
        self.codes = Codes(db, self.history, self.blinding)
        self.codebooks = Codebooks(db, self.history, self.codes)
        self.excerpts = Excerpts(db, self.history, self.codes, self.search, self.blinding)
        self.assignments = Assignments(db, self.history, self.excerpts)
        self.codings = Codings(db, self.history, self.blinding)
        self.memos = Memos(db, self.history, self.codings, self.blinding)
        self.theories = Theories(db, self.history, self.codes)
        self.theory_versions = TheoryVersions(db, self.history, self.theories)
        self.hypotheses = Hypotheses(db, self.history)
        self.evidence = EvidenceClaims(db, self.history, self.codings, self.blinding)
        self.configurations = Configurations(db, self.history, self.codings, self.blinding)
        self.actors = Actors(db, self.history)
        self.relations = Relations(db, self.history)
        self.registers = Registers(db, self.history)
        self.ties = Ties(db, self.history, self.codings, self.blinding)
        self.mentions = Mentions(db, self.history, self.codings, self.blinding)
        self.exchange = Exchange(db, self.history, self.codes, self.sources, self.search, self.blinding)
        self.claims = Claims(db, self.blinding)
        self.consensus = Consensus(db, self.history, self.coders, self.codings)
        self.audit = Audit(db, self.history, self.blinding)
        self.conflicts = Conflicts(db, self.history)
        self.merging = Merging(db, self.history, self.search, self.conflicts, self._back_up)
        self.decisions = Decisions(db, self.history, self.blinding, self.sources, self.texts)

    @classmethod
    def create(
        cls,
        path: Path | None = None,
        *,
        name: str = "",
        language: str = "da",
        coder: str = "",
        coder_guid: str = "",
        description: str = "",
    ) -> Self:
        """A new, empty project with one coder; in memory where no path is given.

        `coder_guid` is the coder's where another program knows them already.

        Raises UserError where the file exists or its folder cannot be written.
        """
        with cls.begin(
            path, name=name, language=language, coder=coder, coder_guid=coder_guid, description=description
        ) as project:
            return project

    @classmethod
    @contextlib.contextmanager
    def begin(
        cls,
        path: Path | None = None,
        *,
        name: str = "",
        language: str = "da",
        coder: str = "",
        coder_guid: str = "",
        description: str = "",
    ) -> Iterator[Self]:
        """A new project that is filled at once: it stays open after that, and where it fails nothing is left of it.

        Raises UserError as `create` does.
        """
        with contextlib.ExitStack() as undo:
            lock = None
            if path is not None:
                _refuse_taken(path)
                _make_folder(path, undo)
                lock = _locked(path, coder)
                undo.callback(lock.release)
                _make_file(path, undo)
            db = create_database(path)
            undo.callback(db.close)
            migrate(db)
            project = cls(db, path)
            name = _in_one_line(name or (path.stem if path else ""))
            project._begin(name or _("Project"), language, coder, coder_guid, kept(description))
            project._lock = lock
            project.keep_lock()
            yield project
            undo.pop_all()

    @classmethod
    def open(cls, path: Path, *, coder: str | None = None, read_only: bool = False) -> Self:
        """Open a project; an older one is brought up to date after a backup beside it.

        `coder` is a name of a coder in it; without one it is whom the copy is meant for, else
        the first. Raises LockedError where somebody has it
        open, UserError where it cannot be opened.
        """
        read_only = read_only or (is_file(path) and not can_be_written(path))
        with contextlib.ExitStack() as undo:
            lock = None
            if not read_only and is_file(path):
                lock = _locked(path, coder or "")
                undo.callback(lock.release)
            db = open_database(path, read_only=read_only)
            undo.callback(db.close)
            if lock:
                undo.callback(_leave, db)
            with taken_for_damaged(path):
                project = cls._opened(db, path, read_only, coder)
            project._lock = lock
            project.keep_lock()
            undo.pop_all()
        return project

    @classmethod
    def _opened(cls, db: Database, path: Path, read_only: bool, coder: str | None) -> Self:
        stranger = not was_here(db, path)
        if stranger:
            refuse_unsound(db, path)
        bring_up_to_date(db, path, read_only=read_only)
        if stranger:
            refuse_incomplete(db, path, read_only=read_only)
        project = cls(db, path, read_only=read_only)
        chosen = project.coders.named(coder) if coder else project.meant_for or project.coders.all()[0]
        project.history.coder_id = chosen.id
        if not read_only:
            write_ahead(db.conn)
            project._know_copy(stranger)
            project.search.make_current()
        return project

    def beside(self, *, read_only: bool = True) -> "Project":
        """The same project over a connection of its own, for work on another thread.

        Close it there, before this one is closed. Only one of the two may write at a time.
        """
        if self.path is None:
            raise ValueError("a project in memory has no second connection")
        read_only = read_only or self.read_only
        db = open_database(self.path, read_only=read_only)
        if not read_only:
            write_ahead(db.conn)
        other = Project(db, self.path, read_only=read_only)
        other.history.coder_id = self.history.coder_id
        other.history.copy_id = self.history.copy_id
        return other

    def close(self) -> None:
        """Close the project and leave one file."""
        try:
            if self._lock:
                _leave(self._db)
        finally:
            self._db.close()
            if self._lock:
                self._lock.release()
                self._lock = None

    def keep_lock(self) -> None:
        """Show others that the project is still open here; to be called every minute.

        Raises LockedError where somebody else has taken the project over, as while this machine slept.
        """
        if self._lock and not self._lock.beat(self.coders[self.history.coder_id].name):
            raise LockedError(
                _(
                    "Somebody else has opened “{name}” meanwhile. Close it here, so that you do not write at once."
                ).format(name=self.name)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self._db.execute("SELECT name FROM project").fetchone()[0])

    @property
    def description(self) -> str:
        """What the project is about."""
        return str(self._db.execute("SELECT description FROM project").fetchone()[0])

    @property
    def language(self) -> str:
        """The language of the material: `da` or `en`."""
        return str(self._db.execute("SELECT language FROM project").fetchone()[0])

    @property
    def guid(self) -> str:
        """The project's guid, the same in all its copies."""
        return guid_text(self._db.execute("SELECT guid FROM project").fetchone()[0])

    def describe(self, name: str, description: str) -> None:
        """Give the project a name and a description.

        Raises UserError where the name is empty.
        """
        if not kept(name).strip():
            raise UserError(_("A project needs a name."))
        with self.history.step(N_("Describe the project")):
            values = (kept(name).strip(), kept(description))
            self._db.execute("UPDATE project SET name = ?, description = ?", values)

    def delete_case(self, case_id: int, *, with_sources: bool) -> None:
        """Delete a case; its sources go with all that was claimed of them, or stay without a case."""
        with self.history.step(N_("Delete case “{name}”"), name=self.cases[case_id].name):
            if with_sources:
                for source in self.sources.all():
                    if source.case_id == case_id:
                        self.sources.delete(source.id)
            self.cases.delete(case_id)

    def save_copy(self, path: Path) -> None:
        """Write the whole project to another file, checked, as a copy that knows it is one when it is opened.

        Raises UserError where it cannot be written; a file that was there before is then as it was.
        """
        self._refuse_itself(path)
        self._write_copy(path, None)

    def save_copy_for(self, path: Path, name: str) -> Coder:
        """Write a copy that is opened with this coder, who is added here first where they are new.

        Raises UserError where the name is empty, the project is only read and the coder is new, or as `save_copy`.
        """
        self._refuse_itself(path)
        known = [coder for coder in self.coders.all() if coder.name.casefold() == _in_one_line(name).casefold()]
        coder = known[0] if known else self.coders.add(name)
        self._write_copy(path, coder)
        return coder

    @property
    def meant_for(self) -> Coder | None:
        """Whom this copy was made for, as long as that coder is in the project."""
        return coder_meant(self._db, self.coders)

    def _refuse_itself(self, path: Path) -> None:
        if self.path is not None and is_there(path) and path.samefile(self.path):
            raise UserError(_("A copy cannot take the place of the open project. Choose another name."))

    def _write_copy(self, path: Path, coder: Coder | None) -> None:
        fresh = path.with_name(f".{path.name}.new")
        try:
            backup(self._db, fresh)
            if coder is not None:
                mean_for(fresh, coder, self.coders[self.history.coder_id])
            fresh.replace(path)
        except OSError as error:
            raise UserError(
                _("“{path}” cannot be written: {reason}.").format(path=path, reason=reason(error))
            ) from None
        finally:
            fresh.unlink(missing_ok=True)

    def _back_up(self) -> None:
        """A checked backup before much changes at once."""
        if self.path is not None:
            make_backup(self.path, folder_of(self.path), datetime.now())

    def save_as_of(self, path: Path, step_id: int) -> Work[Path]:
        """Write the project as it was after a step to another file, which then knows nothing of later steps.

        What a merge brought is there when the merge is done. Raises UserError where it cannot be written or taken
        back so far; a file that was there before is then as it was.
        """
        last = place_in_history(self._db, step_id)
        draft = path.with_name(f".{path.stem}.as-of.qualapp")
        try:
            yield Progress(0, 1)
            if self.path is not None and is_there(path) and path.samefile(self.path):
                raise UserError(_("A copy cannot take the place of the open project. Choose another name."))
            self.save_copy(draft)
            yield from take_back_after(draft, last)
            draft.replace(path)
        except OSError as error:
            raise UserError(
                _("“{path}” cannot be written: {reason}.").format(path=path, reason=reason(error))
            ) from None
        finally:
            _remove_files(draft)
        return path

    def step_before(self, step_id: int) -> int | None:
        """The step after which the project was as it was just before this one; None for the first step."""
        return step_before(self._db, step_id)

    def check(self) -> list[str]:
        """What is wrong with the file, one sentence for each thing; empty where all is well."""
        return list(check(self._db, self.search))

    def counts(self, *nouns: str) -> dict[str, int]:
        """How many there are of each of these nouns; of all where none is named."""
        if unknown := set(nouns) - set(NOUNS):
            raise ValueError(f"a project has no {unknown}")
        return {noun: self._db.execute(self._counting(noun)).fetchone()[0] for noun in nouns or NOUNS}

    def _counting(self, noun: str) -> str:
        """How many there are that may be shown."""
        if noun == "coder":
            return f"SELECT {len(self.coders.all())}"
        where = self.blinding.only("coder_id") if noun in ("excerpt", *CLAIMS) else "1"
        return f'SELECT count(*) FROM "{noun}" WHERE {where}'

    def _begin(self, name: str, language: str, coder: str, coder_guid: str, description: str) -> None:
        self._know_copy(stranger=True)
        self.search.make_current()
        with self.history.step(N_("New project “{name}”"), name=name):
            values = (new_guid(), name, description, language, now())
            self._db.execute(
                "INSERT INTO project (id, guid, name, description, language, created) VALUES (1, ?, ?, ?, ?, ?)", values
            )
            number = self.coders.add(coder or _("Coder"), guid=coder_guid).id
            self._db.execute("UPDATE step SET coder_id = ?", (number,))
        self.history.coder_id = number

    def _know_copy(self, stranger: bool) -> None:
        """Know which copy this file is; one copied behind our back becomes a copy of its own."""
        if stranger:
            begin_copy(self._db, self.path)
        self.history.copy_id = this_copy(self._db)


def _leave(db: Database) -> None:
    """Leave one file, unless another connection still has it open or the disk is gone."""
    with contextlib.suppress(UserError):
        at_rest(db.conn)


def _refuse_taken(path: Path) -> None:
    if is_there(path):
        raise UserError(_("There is already a file “{path}”. Choose another name.").format(path=path))


def _make_folder(path: Path, undo: contextlib.ExitStack) -> None:
    missing = [folder for folder in path.parents if not is_there(folder)]
    try:
        for folder in reversed(missing):
            folder.mkdir()
            undo.callback(_remove_folder, folder)
    except OSError as error:
        raise UserError(
            _("The folder “{path}” cannot be made: {reason}.").format(path=path.parent, reason=reason(error))
        ) from None


def _make_file(path: Path, undo: contextlib.ExitStack) -> None:
    try:
        path.open("xb").close()
    except OSError as error:
        raise _unwritable(path, error) from None
    undo.callback(_remove_files, path)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _remove_files(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _locked(path: Path, coder: str) -> Lock:
    """The lock of a project, taken.

    Raises LockedError where somebody has it, UserError where its folder cannot be written.
    """
    lock = Lock(path, coder)
    try:
        holder = lock.take()
    except OSError as error:
        raise _unwritable(path, error) from None
    if holder is not None:
        raise LockedError(
            _("{coder} has had “{name}” open on {host} since {time}. You can open it for reading only.").format(
                coder=_in_one_line(holder.coder) or _("Somebody"),
                name=path.name,
                host=_in_one_line(holder.host),
                time=time.strftime("%d.%m.%Y %H.%M", time.localtime(holder.start)),
            )
        )
    return lock


def _in_one_line(text: str) -> str:
    return " ".join(kept(text).split())


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        _("The folder of “{name}” cannot be written: {reason}.").format(name=path.name, reason=reason(error))
    )
