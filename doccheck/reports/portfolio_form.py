"""A portfolio to be filled in: commented YAML, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader
from doccheck.reports.workbook import Workbook
from doccheck.scoring.members import Role
from doccheck.scoring.rules import CYCLES, BodyKind, FactRule, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioForm:
    """What is known before anybody fills it in."""

    reader: Reader
    kind: BodyKind
    period: str
    #: Folders that are there already.
    folders: tuple[str, ...] = ()

    @property
    def words(self) -> Catalogue:
        return self.reader.words

    @property
    def rules(self) -> Rules:
        return self.reader.scoring

    def yaml(self) -> str:
        return "\n".join(self._lines()) + "\n"

    def workbook(self) -> bytes:
        """Return the same as three sheets: body, organisations, facts."""
        book = Workbook(self._say("title"))
        self._body_sheet(book)
        self._members_sheet(book)
        self._facts_sheet(book)
        return book.finish()

    def _lines(self) -> Iterator[str]:
        yield f"# {self._say('intro')}"
        yield f"# {self._say('origin')}"
        yield "body:"
        yield f'  name: ""  # {self._say("name")}'
        yield f"  folder: body  # {self._say('folder')}"
        yield f"kind: {self.kind}  # {' | '.join(BodyKind)}"
        yield f"period: {self.period}  # {self._say('period')}"
        yield ""
        yield f"# {self._say('members')}"
        yield "units: []"
        yield "organisations:" + ("" if self.folders else " []")
        yield from (f"  - {name}" for name in self.folders)
        yield ""
        yield f"# {self._say('options')}"
        yield "options:"
        for option in self.rules.options.values():
            title = self.words.name(option.titles)
            yield f"  # {title}: {' | '.join(option.choices)}"
            yield f"  {option.name}: {option.default}"
        yield ""
        yield f"# {self._say('facts')}"
        yield "facts:"
        for rule in self._facts(Role.BODY):
            yield from self._fact(rule)

    def _fact(self, rule: FactRule) -> Iterator[str]:
        yield f"  # {self._title(rule)}"
        yield f"  {rule.key}:"
        if rule.by:
            numbers = sorted(map(int, CYCLES[rule.by]))
            yield from (f"    {number}:" for number in numbers)

    def _title(self, rule: FactRule) -> str:
        """Return what a fact is, with its form and the documents that tell it."""
        title = self.words.name(rule.titles)
        form = self.words.say(f"score.fact_type.{rule.type}")
        text = f"{title} ({form})"
        if rule.told_by is None:
            return text
        types = ", ".join(map(self.reader.type_title, rule.told_by.documents))
        return f"{text}. {self._say('told_by', types=types)}"

    def _facts(self, role: Role) -> Iterator[FactRule]:
        return (rule for rule in self.rules.facts.values() if role in rule.whose)

    def _body_sheet(self, book: Workbook) -> None:
        sheet = book.sheet("portfolio", (24, 46, 60))
        sheet.head("key", "value", self._say("what"))
        sheet.row("body", None, self._say("name"))
        sheet.row("folder", "body", self._say("folder"))
        sheet.row("kind", str(self.kind), " | ".join(BodyKind))
        sheet.row("period", self.period, self._say("period"))
        for option in self.rules.options.values():
            title = self.words.name(option.titles)
            what = f"{title}: {' | '.join(option.choices)}"
            sheet.row(f"option.{option.name}", option.default, what)

    def _members_sheet(self, book: Workbook) -> None:
        sheet = book.sheet("organisations", (30, 18, 60))
        sheet.head("folder", "role", self._say("name"))
        for name in self.folders:
            sheet.row(name, str(Role.ORGANISATION), None)

    def _facts_sheet(self, book: Workbook) -> None:
        sheet = book.sheet("facts", (22, 32, 70, 18, 40))
        sheet.head("folder", "key", self._say("what"), "value", self._say("from"))
        for rule in self._facts(Role.BODY):
            for key in self._keys(rule):
                sheet.row("body", key, self._title(rule), None, None)

    def _keys(self, rule: FactRule) -> Sequence[str]:
        if rule.by is None:
            return (rule.key,)
        numbers = sorted(map(int, CYCLES[rule.by]))
        return [f"{rule.key}.{number}" for number in numbers]

    def _say(self, key: str, **params: str) -> str:
        return self.words.say(f"score.form.{key}", **params)
