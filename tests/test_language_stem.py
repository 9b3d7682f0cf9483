from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.language import Language
from doccheck.language.keys import key, skeleton
from doccheck.language.lemma import lemma_russian
from doccheck.language.stem import stem_kazakh

#: Stem, then forms of one word.
FORMS = """
жемқорлық жемқорлыққа жемқорлықтың жемқорлықпен жемқорлығы жемқорлыққа
қақтығыс қақтығысын қақтығыстарының қақтығысты
мүдде мүдделер мүдделерінің мүддесін мүддесіне
қағида қағидалар қағидаларын қағидасымен қағидаларына
қағидат қағидаттар қағидаттары қағидаттарын қағидаттардың
саясат саясаты саясатын саясатының саясаттың саясатқа
бұйрық бұйрығы бұйрығымен бұйрыққа бұйрықтың
тәртіп тәртібі тәртібін тәртіптің тәртіппен
орган органы органдар органдарының органына органның
сауда саудасы саудадан сауданың
пайда пайдасы пайдасына пайданың
қызметкер қызметкерлер қызметкерлерінің қызметкерге
мүлік мүлкі мүлкіне мүлікті мүліктің
халық халқы халқына халықтың
тармақ тармағы тармағының тармақтарында тармақтар
бап бабы бабының бапта баптар
субъект субъектісі субъектілері субъектінің субъектілеріне
процес процесс процесі процесіне процестер
төраға төрағасы төрағасының төрағаның
тәуекел тәуекелдер тәуекелдерін тәуекелдеріне тәуекелдердің
жауапкершілік жауапкершілігі жауапкершілікке жауапкершілікті
басшы басшысы басшыға басшының басшыларын
құжат құжатын құжаттар құжаттарының құжатқа
міндет міндетін міндеттері міндеттердің
қаулы қаулысы қаулысын қаулыны
жарғы жарғысы жарғыны жарғының
жүргіз жүргізу жүргізілсін жүргізіледі жүргізілген жүргізуге жүргізеді жүргізуді
бекіт бекіту бекітілсін бекітілген бекітуге бекітілді
анықта анықтау анықталған анықталды анықтауға анықтайды
қабылда қабылдау қабылданған қабылдайды қабылдануы
қолдан қолдану қолданылады қолданған қолдануға
қолда қолдау қолдауды қолдайды
көрсет көрсетілген көрсету көрсетіледі көрсетілетін көрсеткен
әзірле әзірлеу әзірленген әзірленеді әзірлейді
болдырма болдырмау болдырмауға болдырмайды
іс-қимыл іс-қимылы іс-қимылдың іс-қимылға
10-бап 10-бабының 10-бабында 10-бап
кмк кмк-ның кмк-да
"""
CASES = [
    (stem, form)
    for stem, *forms in map(str.split, FORMS.strip().splitlines())
    for form in forms
]
DIFFERENT = [
    ("қағида", "қағидат"),
    ("болдыру", "болдырмау"),
    ("қолдану", "қолдау"),
    ("құқық", "құқықтық"),
    ("қызмет", "қызметкер"),
    ("басшы", "басшылық"),
    ("ішкі", "сыртқы"),
    ("адал", "адалдық"),
    ("мақсат", "мәселе"),
    ("заң", "заңгер"),
    ("стандарт", "саясат"),
]
LOST = str.maketrans("қғңүұөәһі", "кгнууоахи")


@pytest.mark.parametrize(("stem", "form"), CASES)
def test_a_form_leads_to_its_stem(stem: str, form: str) -> None:
    assert stem_kazakh(form) == stem


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert key(one, Language.KAZAKH) != key(other, Language.KAZAKH)


def test_no_two_stems_of_the_list_share_a_key() -> None:
    stems = {stem for stem, _ in CASES}
    for one, other in itertools.combinations(sorted(stems), 2):
        assert skeleton(one) != skeleton(other)


def test_words_that_lost_their_letters_come_to_the_same_keys() -> None:
    lost = [
        form
        for _, form in CASES
        if key(form.translate(LOST), Language.KAZAKH) != key(form, Language.KAZAKH)
    ]
    # A vowel folded to back harmony hides the ending of a short front word.
    assert len(lost) <= len(CASES) // 20, lost


@settings(deadline=None)
@given(st.text(alphabet="абғдеэжзиіклмноөпрстуүұфхшыьқңәһ-", max_size=24))
def test_any_word_has_a_stem_no_longer_than_itself(word: str) -> None:
    stem = stem_kazakh(word)
    assert len(stem) <= len(word) + 1  # «мүлкі» is «мүлік»
    assert bool(stem) == bool(word)


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("правила правил правилам правилами", "правило"),
        ("приказа приказу приказом приказы", "приказ"),
        ("коррупции коррупцию коррупцией", "коррупция"),
        ("конфликта конфликтов конфликтами", "конфликт"),
        ("стандарта стандарты стандартов", "стандарт"),
        ("общих общие общему", "общий"),
        ("целей цели целью", "цель"),
        ("статей статьи статьёй", "статья"),
        ("политика политики политикой", "политика"),
        ("права правом прав", "право"),
        ("установленном установленный установлены", "установить"),
    ],
)
def test_russian_forms_lead_to_their_lemma(forms: str, lemma: str) -> None:
    assert {lemma_russian(form) for form in forms.split()} == {lemma}


@pytest.mark.parametrize(
    "forms",
    ["риски рисках рисков", "данные данным данный", "банки банка банками банк"],
)
def test_forms_of_homographs_share_a_key(forms: str) -> None:
    assert len({key(form, Language.RUSSIAN) for form in forms.split()}) == 1


def test_rights_and_rules_are_different_words() -> None:
    assert lemma_russian("права") != lemma_russian("правила")


def test_forms_of_a_word_that_no_dictionary_has_share_a_key() -> None:
    stem = "квазигосударственн"
    forms = (f"{stem}ый", f"{stem}ого", f"{stem}ых")
    assert len({key(form, Language.RUSSIAN) for form in forms}) == 1


def test_a_word_broken_at_a_line_end_has_the_key_of_the_whole() -> None:
    broken = key("противодей-ствия", Language.RUSSIAN)
    assert broken == key("противодействие", Language.RUSSIAN)


@pytest.mark.parametrize(
    ("one", "other"),
    [("іс-қимыл", "ісқимыл"), ("субъект", "субьект"), ("учёт", "учет")],
)
def test_spellings_of_one_word_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
