"""Fills in a document that `doccheck new` has begun, as a careful clerk would."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import yaml
from docx import Document
from docx.oxml.ns import qn

CASES = Path(__file__).parent / "cases"
SUBSTANCE = Path(__file__).parent / "skeleton_substance.yaml"
REQUIREMENT = re.compile(r"\(([a-z0-9_]+\.[a-z0-9_]+)\)")
MARKS = ("w:commentRangeStart", "w:commentRangeEnd")
#: Cases have chapters of their own, with numbers that would not go on from ours.
NUMBER = re.compile(
    r"^(?:\d+(?:\.\d+)*[.)]|\d+-тарау\.?|[IVX]+\.|(?:Глава|Раздел|Статья) \d+\.?)\s*"
)
OPEN = re.compile(r"<[^<>]+>|_{2,}")
#: What stands in the place of a blank, wherever it is; the first that fits counts.
VALUES = {
    "kk": (
        (r"20__ жылғы «___» __________ бастап", "2025 жылғы 3 ақпаннан бастап"),
        (
            r"20__ жылғы «___» __________ дейін жарамды",
            "2028 жылғы 14 наурызға дейін жарамды",
        ),
        (r"20__ жылғы «___» __________ дейін", "2025 жылғы 14 наурызға дейін"),
        (r"20__ жылғы «___» __________", "2025 жылғы 20 қаңтардағы"),
        (r"20__ жыл", "2025 жыл"),
        (r"№ ____", "№ 17"),
        (r"__________ <аты-жөні>", "__________ Т. Есенов"),
        (r"<лауазымы, аты-жөні>", "бас инженер Т. Есенов"),
        (r"<аты-жөні>", "Т. Есенов"),
        (r"<лауазымы>", "Директор"),
        (r"<ұйымның атауы>", "«Көктал жылу» ЖШС"),
        (r"<елді мекен>", "Жарқайнар қаласы"),
        (r"<заңның немесе актінің атауы>", "Қазақстан Республикасының Еңбек кодексіне"),
        (
            r"<не істеу керектігін жазыңыз>",
            "Құжат айналымына жауапты адам тағайындалсын",
        ),
        (r"<бұйрық не туралы>", "Жауапты адамды тағайындау"),
        (r"<талдау объектісі>", "Сатып алу бөлімінің"),
        (r"<бөлімшенің атауы>", "сатып алу бөлімі"),
        (
            r"<бағыттарын жазыңыз>",
            "ішкі құжаттар және ұйымдастырушылық-басқару қызметі",
        ),
        (r"<кешенді немесе тақырыптық>", "кешенді"),
        (r"<мекенжайы>", "info@koktal.example.kz"),
        (r"<байланыс нөмірі>", "8 (7172) 55-66-77"),
        (r"<тақырыптың атауы>", "мүдделер қақтығысын болдырмау"),
    ),
    "ru": (
        (
            r"действителен до «___» __________ 20__ года",
            "действителен до 14 марта 2028 года",
        ),
        (r"с «___» __________ 20__ года", "с 3 февраля 2025 года"),
        (r"по «___» __________ 20__ года", "по 14 марта 2025 года"),
        (r"до «___» __________ 20__ года", "до 14 марта 2025 года"),
        (r"«___» __________ 20__ года", "20 января 2025 года"),
        (r"20__ год", "2025 год"),
        (r"№ ____", "№ 17"),
        (r"__________ <И.О. Фамилия>", "__________ Т. Есенов"),
        (r"<должность, фамилия>", "главного инженера Т. Есенова"),
        (r"<И.О. Фамилия>", "Т. Есенов"),
        (r"<должность>", "Директор"),
        (r"<наименование организации>", "ТОО «Көктал жылу»"),
        (r"<населенный пункт>", "город Жаркайнар"),
        (r"<название закона или акта>", "Трудовым кодексом Республики Казахстан"),
        (r"<что поручается и кому>", "Назначить ответственного за делопроизводство"),
        (r"<предмет приказа>", "назначении ответственного"),
        (r"<объект анализа>", "отдела закупок"),
        (r"<наименование подразделения>", "отдел закупок"),
        (
            r"<назовите направления>",
            "внутренние документы и организационно-управленческая деятельность",
        ),
        (r"<комплексный или тематический>", "комплексный"),
        (r"<адрес>", "info@koktal.example.kz"),
        (r"<номер для связи>", "8 (7172) 55-66-77"),
        (r"<название темы>", "предотвращение конфликта интересов"),
    ),
}
#: What is written under a column, by words in its head.
CELLS = (
    (r"басталу", "2025 жылғы 3 ақпан"),
    (r"начала", "3 февраля 2025 года"),
    (r"аяқталу күні", "2025 жылғы 14 наурыз"),
    (r"окончания", "14 марта 2025 года"),
    (r"мерзім", "2025 жылғы 20 маусым"),
    (r"срок", "20 июня 2025 года"),
    (
        r"күні",
        (
            "2025 жылғы 12 ақпан",
            "2025 жылғы 14 мамыр",
            "2025 жылғы 13 тамыз",
            "2025 жылғы 12 қараша",
        ),
    ),
    (
        r"дата",
        (
            "12 февраля 2025 года",
            "14 мая 2025 года",
            "13 августа 2025 года",
            "12 ноября 2025 года",
        ),
    ),
    (r"сілтеме|ссылка", "https://koktal.example.kz/news/12"),
    (r"сома|сумма", "1 500 000"),
    (r"саны|количество", "0"),
    (r"нысаны", "Директордың бұйрығы"),
    (r"форма", "Приказ директора"),
    (r"жауапты", "Комплаенс-қызмет басшысы"),
    (r"ответственный", "Руководитель комплаенс-службы"),
    (r"ұсыным", "Сатып алу тәуекелін азайту үшін келісімдердің тізілімін жүргізу"),
    (r"рекомендац", "Для снижения риска при закупках вести реестр договоров"),
    (
        r"[а-яәіңғүұқөһ]",
        {
            "kk": "Толық атқарылды, қорытындысы басшыға баяндалды",
            "ru": "Выполнено полностью, итоги доложены руководителю",
        },
    ),
)


def fill(data: bytes, language: str) -> bytes:
    """Return a skeleton with invented values and the substance of met cases."""
    document = Document(BytesIO(data))
    asked = {
        str(comment.comment_id): REQUIREMENT.search(comment.text)[1]
        for comment in document.comments
    }
    requirements: list[str] = []
    for paragraph in document.paragraphs:
        own = _asked_at(paragraph, asked)
        if own or paragraph.style.name.startswith("Heading"):
            requirements = own
        text = _with_values(paragraph.text, language)
        if OPEN.search(text.replace("__________ Т. Есенов", "")):
            lines = [_substance(item, language) for item in requirements]
            text = "\n".join(lines) or _with_values("", language)
        _rewrite(paragraph, text)
    for table in document.tables:
        _fill_table(table, language)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _asked_at(paragraph, asked):
    marks = paragraph._p.iter(qn("w:commentReference"))
    return [asked[mark.get(qn("w:id"))] for mark in marks]


def _with_values(text, language):
    for blank, value in VALUES[language]:
        text = text.replace(blank, value)
    return text


def _substance(requirement, language):
    own = (
        yaml.safe_load(SUBSTANCE.read_text(encoding="utf-8"))
        if SUBSTANCE.exists()
        else {}
    )
    if language in own.get(requirement, {}):
        return own[requirement][language]
    cases = yaml.safe_load((CASES / f"{requirement}.yaml").read_text(encoding="utf-8"))
    names = (name for name in cases["cases"] if name.startswith(f"met_{language}_"))
    text = cases["cases"][next(names)]["text"]
    lines = text.replace("⟦", "").replace("⟧", "").strip().splitlines()
    return "\n".join(NUMBER.sub("", line) for line in lines if line.strip())


def _rewrite(paragraph, text):
    """Write a text in place of what stands there, without the comments on it."""
    for child in list(paragraph._p):
        if child.tag != qn("w:pPr"):
            paragraph._p.remove(child)
    first, *others = text.split("\n")
    paragraph.add_run(first)
    following = paragraph
    for line in others:
        new = type(paragraph)(following._p.makeelement(qn("w:p")), paragraph._parent)
        following._p.addnext(new._p)
        new.add_run(line)
        following = new


def _fill_table(table, language):
    heads = [cell.text for cell in table.rows[0].cells]
    for number, row in enumerate(table.rows[1:]):
        for head, cell in zip(heads, row.cells, strict=True):
            if not cell.text.strip():
                cell.text = _cell(head, number, language)
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                _rewrite(paragraph, paragraph.text)


def _cell(head, number, language):
    found = next(value for words, value in CELLS if re.search(words, head.lower()))
    if isinstance(found, tuple):
        return found[number % len(found)]
    return found if isinstance(found, str) else found[language]
