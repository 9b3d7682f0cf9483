"""The three catalogues say the same things, and everything the engine can say."""

import ast
import importlib
import re
import string
from pathlib import Path

import pytest

import doccheck
from doccheck.checklists import load_checklists
from doccheck.errors import ErrorCode
from doccheck.findings import Force, Severity, Verdict
from doccheck.language import Language
from doccheck.matchers import MATCHERS
from doccheck.reports import LANGUAGES, load_catalogue, rule_codes
from doccheck.reports.rules import ALL_RULES
from doccheck.structure import RequisiteKind

PACKAGE = Path(doccheck.__file__).parent
PLACES = re.compile(r"\{[^}]*\}")
PLURALS = {
    "kk": {"one", "other"},
    "en": {"one", "other"},
    "ru": {"one", "few", "other"},
}


def flat(node, prefix=""):
    for key, value in node.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def messages(language):
    return dict(flat(load_catalogue(language).messages))


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def without_plurals(keys):
    return {key.rpartition(".")[0] if key.startswith("count.") else key for key in keys}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys(language):
    assert without_plurals(messages(language)) == without_plurals(messages("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_the_same_placeholders(language):
    theirs, ours = messages("en"), messages(language)
    wrong = [
        key
        for key in theirs.keys() & ours.keys()
        if placeholders(theirs[key]) != placeholders(ours[key])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_have_every_plural_form_of_the_language(language):
    counts = load_catalogue(language).messages["count"]
    assert all(set(forms) == PLURALS[language] for forms in counts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_has_loose_spaces(language):
    wrong = [key for key, text in messages(language).items() if text != text.strip()]
    assert wrong == []
    assert all(messages(language).values())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_sentence_is_left_in_english(language):
    theirs = messages("en")
    left = [
        key
        for key, text in messages(language).items()
        if text == theirs.get(key) and re.search("[A-Za-z]", PLACES.sub("", text))
    ]
    assert left == []


def test_kazakh_sentences_are_written_in_kazakh_letters():
    cyrillic = "".join(messages("kk").values())
    assert {"ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "і"} <= set(cyrillic.lower())


def reasons_in(tree):
    """Yield the strings that stand as a `reason`: arguments and assignments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "reason":
            yield from strings(node.value)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from assigned(target, node.value)


def assigned(target, value):
    if isinstance(target, ast.Name) and target.id == "reason":
        yield from strings(value)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield from assigned(one, other)


def strings(node):
    for leaf in ast.walk(node):
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
            yield leaf.value


def trees(folder):
    for path in sorted((PACKAGE / folder).glob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_every_reason_of_the_matchers_has_a_sentence():
    reasons = {reason for _, tree in trees("matchers") for reason in reasons_in(tree)}
    assert len(reasons) > 10
    assert reasons - set(load_catalogue("en").messages["reasons"]) == set()


def unread_reasons():
    """Yield the reasons that readers give for what they could not read."""
    for path, tree in trees("parsers"):
        module = importlib.import_module(f"doccheck.parsers.{path.stem}")
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "id", None)
            if isinstance(node, ast.Call) and name == "Unread":
                value = next(k.value for k in node.keywords if k.arg == "reason")
                code = compile(ast.Expression(value), str(path), "eval")
                yield eval(code, vars(module))


def test_every_reason_for_an_unread_place_has_a_sentence():
    reasons = set(unread_reasons())
    assert reasons
    assert reasons - set(load_catalogue("en").messages["unread"]) == set()


def test_every_rule_has_its_sentences_and_no_other_has():
    assert set(rule_codes(load_catalogue("en"))) == {rule.code for rule in ALL_RULES}
    for code in rule_codes(load_catalogue("en")):
        entry = load_catalogue("en").messages["rules"][code]
        assert {"title", "message", "why", "mend"} <= set(entry)


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("errors", [*ErrorCode, "internal"]),
        ("verdict", [*Verdict, "failed"]),
        ("force", [*Force]),
        ("languages", [*Language]),
        ("kinds", [*MATCHERS]),
        ("severity", [*Severity]),
        ("values", [*RequisiteKind]),
    ],
)
def test_every_key_of_the_engine_has_a_name(section, keys):
    known = load_catalogue("en").messages[section]
    assert [key for key in keys if str(key) not in known] == []


def test_every_value_that_a_requirement_needs_has_a_name():
    needs = {
        need
        for checklist in load_checklists().values()
        for item in checklist.requirements
        if item.match.kind == "requisite"
        for need in item.match.params.get("needs") or ()
    }
    assert needs <= set(load_catalogue("en").messages["values"])


def test_an_unknown_key_is_shown_as_it_is():
    words = load_catalogue("ru")
    assert words.say("reasons.never_heard_of") == "never_heard_of"
    assert words.say("nowhere.at.all") == "all"
    assert words.count("count.never", 3) == "3 never"


def test_a_missing_value_does_not_end_the_report():
    assert "…" in load_catalogue("kk").say("reasons.section_elsewhere")


def test_checklist_wording_falls_back_to_russian():
    assert load_catalogue("en").name({"kk": "бұйрық", "ru": "приказ"}) == "приказ"
