"""Lines and stretches keep the way back to the file."""

from documents_by_hand import analysed, analysed_table, quote
from hypothesis import given
from hypothesis import strategies as st

from doccheck.document import Span
from doccheck.structure.lines import (
    lines_of_blocks,
    stretch_of_blocks,
    without_overlaps,
)

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1])
    )
)


def lines(document):
    return lines_of_blocks(document, 0, len(document.blocks))


def test_a_line_is_shown_as_it_stands_in_the_file():
    document = analysed("бірінші  жол\n  екінші iс-шара\n\nүшінші")
    found = lines(document)
    assert [line.text for line in found] == ["бірінші жол", "екінші іс-шара", "үшінші"]
    printed = [quote(document, line.span) for line in found]
    assert printed == ["бірінші  жол", "екінші iс-шара", "үшінші"]


def test_empty_lines_above_a_line_are_counted():
    found = lines(analysed("бір\nекі\n \n \nүш"))
    assert [line.gap for line in found] == [0, 0, 2]


def test_a_row_of_short_cells_is_a_line_and_a_tall_cell_has_its_own():
    row = lines(analysed_table([["Директор", "А. Үлгілиев"]]))
    assert [line.text for line in row] == ["Директор А. Үлгілиев"]
    tall = lines(analysed_table([["бір\nекі", "үш"]]))
    assert [line.text for line in tall] == ["бір", "екі", "үш"]


def test_a_stretch_maps_over_the_border_of_blocks():
    document = analysed("бірінші\n\nекінші")
    stretch = stretch_of_blocks(document, 0, 2)
    assert stretch.text == "бірінші\nекінші"
    assert quote(document, stretch.original(Span(4, 11))) == "нші\nекі"


def test_lines_of_a_block_with_many_repairs_are_the_same():
    text = "\n".join(f"iс-шара  нөмірі {number}" for number in range(200))
    document = analysed(text)
    found = [line.text for line in lines(document)]
    assert found == [f"іс-шара нөмірі {number}" for number in range(200)]


@given(SPANS)
def test_what_is_kept_overlaps_nothing_kept_before(spans):
    kept = [spans[place] for place in without_overlaps(spans)]
    for place, span in enumerate(kept):
        assert not any(span.overlaps(other) for other in kept[:place])
    assert all(any(span.overlaps(other) for other in kept) for span in spans)
