"""The whole line, from a file to an explained verdict: the one place that knows it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from doccheck.checklists import (
    Act,
    Checklist,
    Edition,
    Holding,
    Organisation,
    Phrases,
    Terms,
    load_acts,
    load_checklists,
    load_holdings,
    load_organisations,
    load_terms,
)
from doccheck.classifier import Classification, classify
from doccheck.document import Document, PageSource
from doccheck.errors import InputError
from doccheck.extraction import View, read_facts, sketch_of
from doccheck.findings import (
    DocumentReport,
    Judgement,
    PartReport,
    Status,
    Verdict,
)
from doccheck.language import analyse
from doccheck.lint import (
    Checked,
    CheckedPart,
    digest_of_part,
    run_rules,
    steps_by_part,
)
from doccheck.matchers import OTHER_GENERATION, Context, judge_part, verdict_of
from doccheck.parsers import read_bytes, read_file
from doccheck.structure import Part, PartRole, RequisiteKind, split_parts
from doccheck.structure.phrases import (
    Lexicon,
    PhraseIndex,
    compile_phrase,
    compile_phrases,
)

#: Note on a part whose edition was replaced before its day.
SUPERSEDED: Final = "edition_superseded"
#: Blocks at the beginning of a part that may name the organisation.
OPENING_BLOCKS: Final = 12
#: The worst verdict of the parts is that of the file.
WORST_FIRST: Final = (Verdict.FAIL, Verdict.PASS, Verdict.NOT_CHECKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Everything that comes from checklists, prepared once for a run."""

    checklists: Mapping[str, Checklist]
    acts: Mapping[str, Act]
    organisations: Mapping[Organisation, Phrases]
    terms: Terms
    #: What sets of documents hold, by type.
    holdings: Mapping[str, Holding]
    lexicon: Lexicon

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Law:
        """Return the shipped law, changed by the folders of the user.

        Raises:
            ChecklistError: A file is wrong.
        """
        checklists, acts = load_checklists(extra), load_acts(extra)
        organisations, terms = load_organisations(), load_terms(extra)
        named = [*(act.titles for act in acts.values()), *terms.phrases()]
        phrases = [compile_phrases(item) for item in (*named, *organisations.values())]
        phrases += [
            (compile_phrase(*phrase),)
            for checklist in checklists.values()
            for phrase in checklist.phrases()
        ]
        return cls(
            checklists=checklists,
            acts=acts,
            organisations=organisations,
            terms=terms,
            holdings=load_holdings(extra),
            lexicon=Lexicon.of(chain.from_iterable(phrases)),
        )


def check_document(
    path: Path,
    law: Law,
    *,
    as_of: datetime.date | None = None,
    type_: str | None = None,
    organisation: Organisation | None = None,
    today: datetime.date | None = None,
) -> DocumentReport:
    """Return the report on one file; a file that cannot be read is a `failed` one.

    Args:
        as_of: The day whose law counts, instead of each document's own.
        today: The day on which a document must hold, where that is not this day.
        type_: Taken for the type of every part that is not a blank form.
    """
    try:
        data = read_file(path)
    except InputError as error:
        return _failed(path, "", error)
    return check_bytes(
        data,
        path,
        law,
        as_of=as_of,
        type_=type_,
        organisation=organisation,
        today=today,
    )


def check_bytes(
    data: bytes,
    path: Path,
    law: Law,
    *,
    as_of: datetime.date | None = None,
    type_: str | None = None,
    organisation: Organisation | None = None,
    today: datetime.date | None = None,
) -> DocumentReport:
    """Return the report on a file whose bytes are at hand; as `check_document`."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = read_bytes(data, path.name)
    except InputError as error:
        return _failed(path, sha256, error)
    check = _Check(law, as_of, type_, organisation, today)
    return check.report(path, sha256, document)


def check_read(
    document: Document,
    path: Path,
    law: Law,
    *,
    as_of: datetime.date | None = None,
    type_: str | None = None,
    organisation: Organisation | None = None,
) -> DocumentReport:
    """Return the report on a document that was read already, without its hash."""
    return _Check(law, as_of, type_, organisation, None).report(path, "", document)


def _failed(path: Path, sha256: str, error: InputError) -> DocumentReport:
    return DocumentReport(
        path=str(path),
        sha256=sha256,
        status=Status.FAILED,
        error=(error.code.value, str(error)),
    )


def worst_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on a file with parts of these verdicts."""
    found = set(verdicts)
    return next((v for v in WORST_FIRST if v in found), Verdict.NOT_CHECKED)


@dataclass(frozen=True, slots=True)
class _Check:
    """The options of one check."""

    law: Law
    as_of: datetime.date | None
    type: str | None
    organisation: Organisation | None
    today: datetime.date | None = None

    def report(self, path: Path, sha256: str, document: Document) -> DocumentReport:
        analysed = analyse(document)
        parts = split_parts(analysed)
        index = PhraseIndex(analysed, self.law.lexicon)
        contexts = [self._context(part, parts, index) for part in parts]
        reports = tuple(self._part(context, parts) for context in contexts)
        checked = self._checked(index, contexts, reports)
        return DocumentReport(
            path=str(path),
            sha256=sha256,
            format=document.format,
            pages=len(document.pages) or None,
            ocr=document.ocr,
            language=analysed.language,
            parts=tuple(self._with_facts(checked, contexts, reports)),
            unread=document.unread,
            findings=run_rules(checked),
            verdict=worst_of(part.verdict for part in reports),
            counts=document.counts,
        )

    def _context(
        self, part: Part, parts: Sequence[Part], index: PhraseIndex
    ) -> Context:
        date, _ = _date_and_number(part, parts)
        return Context(
            part=part,
            index=index,
            acts=self.law.acts,
            siblings=tuple(other for other in parts if other is not part),
            day=self.as_of or date or self._today,
            today=self._today,
            organisation=self.organisation or _organisation(part, index, self.law),
        )

    @property
    def _today(self) -> datetime.date:
        return self.as_of or self.today or datetime.date.today()  # noqa: DTZ011 - a local day

    def _with_facts(
        self,
        checked: Checked,
        contexts: Sequence[Context],
        reports: Sequence[PartReport],
    ) -> Iterator[PartReport]:
        """Yield the reports with what the parts tell; a blank form tells nothing."""
        steps = steps_by_part(checked)
        for context, report, told in zip(contexts, reports, steps, strict=True):
            if context.part.role is PartRole.FORM:
                yield report
                continue
            checklist = self.law.checklists.get(report.type)
            own = checklist.facts if checklist else ()
            view = View(
                context=context,
                type=report.type,
                checklists=self.law.checklists,
                steps=told,
            )
            facts = read_facts((*self.law.terms.facts, *own), view)
            yield replace(report, facts=facts, sketch=sketch_of(context.part))

    def _checked(
        self,
        index: PhraseIndex,
        contexts: Sequence[Context],
        reports: Sequence[PartReport],
    ) -> Checked:
        """Return what lint rules look at."""
        return Checked(
            analysed=index.analysed,
            parts=tuple(
                CheckedPart(
                    part=context.part,
                    type=report.type,
                    date=datetime.date.fromisoformat(report.date)
                    if report.date
                    else None,
                    day=context.day,
                    organisation=context.organisation,
                    digest=report.digest,
                )
                for context, report in zip(contexts, reports, strict=True)
            ),
            index=index,
            acts=self.law.acts,
            terms=self.law.terms,
            today=self._today,
            asked=self.as_of is not None,
        )

    def _part(self, context: Context, parts: Sequence[Part]) -> PartReport:
        part = context.part
        type_ = self._type(part, context.index)
        checklist = self.law.checklists.get(type_.type)
        date, number = _date_and_number(part, parts)
        judgements = judge_part(checklist, context) if checklist else ()
        requirements = checklist.requirements if checklist else ()
        edition = _edition(checklist, judgements, context.day)
        last = edition.in_force.last if edition else None
        is_late = last is not None and last < context.day
        return PartReport(
            type=type_.type,
            confidence=type_.confidence,
            edition=edition.id if edition else None,
            organisation=context.organisation,
            title=part.title.text if part.title else None,
            language=part.language.value,
            date=date.isoformat() if date else None,
            number=number,
            pages=_pages(part),
            judgements=judgements,
            verdict=verdict_of(requirements, judgements),
            signals=type_.hits,
            notes=(*part.document.notes, *[SUPERSEDED] * is_late),
            digest=digest_of_part(part, type_.type),
        )

    def _type(self, part: Part, index: PhraseIndex) -> Classification:
        if self.type and part.role is not PartRole.FORM:
            return Classification(type=self.type, confidence=1.0, scores={})
        return classify(part, index, self.law.checklists)


def _organisation(part: Part, index: PhraseIndex, law: Law) -> Organisation | None:
    """Return the kind of organisation that title and stamps show, else the opening."""
    named = [part.title, *part.of_kind(RequisiteKind.APPROVAL)]
    named += part.of_kind(RequisiteKind.ORGANISATION)
    spans = [item.span for item in named if item]
    opening = min(part.stop, part.start + OPENING_BLOCKS)
    hits = {
        kind: index.find_any(compile_phrases(words), part.start, part.stop)
        for kind, words in law.organisations.items()
    }
    for kind, found in hits.items():
        if any(span.contains(hit.span) for span in spans for hit in found):
            return kind
    for kind, found in hits.items():
        if any(hit.block < opening for hit in found):
            return kind
    return None


def _edition(
    checklist: Checklist | None, judgements: Sequence[Judgement], day: datetime.date
) -> Edition | None:
    """Return the edition that a part follows: by its content, else by the day."""
    if checklist is None:
        return None
    others = {
        item.requirement for item in judgements if item.reason == OTHER_GENERATION
    }
    followed = {
        item.generation for item in checklist.requirements if item.id not in others
    }
    for edition in checklist.editions:
        by_day = edition.generation is None and edition.in_force.covers(day)
        if by_day or edition.generation in followed - {None}:
            return edition
    return None


def _date_and_number(
    part: Part, parts: Sequence[Part]
) -> tuple[datetime.date | None, str | None]:
    """Return date and number of a part: its own, its stamp's, or those that the stamp
    of the document it approves gives it.
    """
    places = [*part.of_kind(RequisiteKind.DATE), *part.of_kind(RequisiteKind.NUMBER)]
    places += part.of_kind(RequisiteKind.APPROVAL)
    if part.role is PartRole.MAIN:
        for other in parts:
            if other.role is PartRole.APPROVED:
                places += other.of_kind(RequisiteKind.APPROVAL)
    dates = (item.values.get("date") for item in places)
    numbers = (item.values.get("number") for item in places)
    date = next(filter(None, dates), None)
    return (
        datetime.date.fromisoformat(date) if date else None,
        next(filter(None, numbers), None),
    )


def _pages(part: Part) -> tuple[int, int] | None:
    """Return the first and last page, None where the file has no page numbers."""
    sources = {page.source for page in part.document.pages}
    pages = [block.block.page for block in part.blocks if block.block.page]
    if not pages or sources <= {PageSource.NONE}:
        return None
    return min(pages), max(pages)
