"""DC502: what only a DOCX can carry cannot stand in an example."""

from __future__ import annotations

import pytest
from docx_by_hand import docx, paragraph, run_of

from doccheck.findings import Finding
from doccheck.pipeline import Law, check_document

TEXT = "Саясат бекітілген күнінен бастап қолданылады. "
BY = 'w:id="1" w:author="A" w:date="2025-05-05T00:00:00Z"'
INSERTED = f"<w:p><w:ins {BY}>{run_of('Қосылды.')}</w:ins></w:p>"
DELETED = (
    f"<w:p>{run_of(TEXT)}<w:del {BY}><w:r><w:delText>Алынды.</w:delText></w:r>"
    "</w:del></w:p>"
)
REMARKED = f'<w:p>{run_of(TEXT)}<w:r><w:commentReference w:id="0"/></w:r></w:p>'


@pytest.fixture
def found_in(law: Law, tmp_path):
    """A function that returns the findings DC502 of a DOCX with these blocks."""

    def check(*blocks: str) -> list[Finding]:
        path = tmp_path / "policy.docx"
        path.write_bytes(docx(*blocks))
        findings = check_document(path, law).findings
        return [item for item in findings if item.code == "DC502"]

    return check


@pytest.mark.parametrize(
    ("block", "counted"),
    [(INSERTED, "insertions"), (DELETED, "deletions"), (REMARKED, "comments")],
)
def test_what_an_editor_left_is_found_once(found_in, block, counted) -> None:
    [finding] = found_in(paragraph(TEXT), block)

    assert finding.params[counted] == "1"


def test_a_finished_text_has_no_trace_of_editing(found_in) -> None:
    assert found_in(paragraph(TEXT), paragraph(TEXT)) == []
