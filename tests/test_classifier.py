"""What a part is taken for, on texts made for the question."""

from __future__ import annotations

import pytest

from doccheck.classifier import classify
from doccheck.language import analyse
from doccheck.parsers import read_bytes
from doccheck.pipeline import Law
from doccheck.structure import split_parts
from doccheck.structure.phrases import PhraseIndex


def types_of(law: Law, text: str) -> list[str]:
    analysed = analyse(read_bytes(text.encode(), "case.txt"))
    index = PhraseIndex(analysed, law.lexicon)
    return [
        classify(part, index, law.checklists).type for part in split_parts(analysed)
    ]


def test_a_memo_whose_title_stands_in_two_short_lines_is_an_instruction(
    law: Law,
) -> None:
    text = """УТВЕРЖДАЮ
Директор ТОО «Жолсерік»
Ахметов А.
«03» марта 2025 года

Памятка-инструкция
для работников по вопросам противодействия коррупции

Что считается коррупцией
Деньги и подарки за ускорение оформления груза, подделка актов приемки.

Вам предложили деньги
Откажитесь и сообщите руководителю.
"""
    assert types_of(law, text) == ["anticorruption_instruction"]


def test_training_named_among_functions_makes_no_minutes(law: Law) -> None:
    text = """Служба антикоррупционного комплаенса ТОО «Жолсерік»

Цели и задачи
Служба следит за соблюдением закона о противодействии коррупции,
проводит обучение и семинары для работников.

Полномочия
Служба вправе запрашивать документы.

Отчетность
Служба ежеквартально отчитывается перед наблюдательным советом.
"""
    assert types_of(law, text) == ["compliance_regulation"]


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("Тема: подарки и взятка, где проходит граница", "training_minutes"),
        ("Повестка дня: вскрытие конвертов с заявками поставщиков", "other"),
    ],
)
def test_minutes_are_told_apart_by_their_topic(
    law: Law, topic: str, expected: str
) -> None:
    text = f"""Протокол № 3
05.03.2025 г., г. Тараз

Присутствовали: 14 человек
{topic}

Председатель Ли А.
Секретарь Ким Б.
"""
    assert types_of(law, text) == [expected]


def test_results_of_an_analysis_are_a_note_not_the_order_on_it(law: Law) -> None:
    text = """Тәуекелдерге жүргізілген ішкі талдаудың нәтижелері туралы
АНЫҚТАМА

Сыбайлас жемқорлық тәуекелдері талданды.
Талдау жүргізудің негізі: директордың 2025 жылғы 20 қаңтардағы № 15 бұйрығы.

Анықталған тәуекелдер
Қойма меңгерушісі шешімді жеке өзі қабылдайды.
"""
    assert types_of(law, text) == ["analytic_note"]


def test_a_conflict_of_interest_standard_is_the_policy_on_it(law: Law) -> None:
    text = """Стандарт предприятия
Конфликт интересов: выявление, раскрытие, урегулирование

1 Область применения
Стандарт применяется всеми подразделениями.

2 Ситуации, которые считаются конфликтом интересов
Работник участвует в выборе поставщика, где работает член его семьи.
"""
    assert types_of(law, text) == ["conflict_of_interest_policy"]
