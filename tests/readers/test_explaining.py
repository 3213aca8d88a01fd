from typing import Any

import pytest
from attrs import evolve

import opengov
from opengov import Note, PlaceError, Reading, read_text
from opengov.form.rows import rows
from opengov.model.printed import Edition
from opengov.model.report import Gap
from opengov.readers.explaining import Explanation, explain
from opengov.readers.lines import SourceCell

RECEIVED = "requests.table.received"


def _read(edition: Edition = "2021", *, received: str = "1\t2\t3\t4\t5\t6\t21") -> Reading:
    lines = [
        "甲市教育局2022年政府信息公开工作年度报告",
        "一、总体情况",
        "本年工作平稳。",
        "三、收到和处理政府信息公开申请情况",
        "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计",
    ]
    for row in rows("requests", edition):
        figures = received if row.place == RECEIVED else "\t".join("0000000")
        lines.append(f"{row.heads[-1]}\t{figures}")
    return read_text("\n".join(lines))


def test_a_figure_has_its_labels_and_its_source() -> None:
    """The cell of the source is where the reader found it."""
    found = explain(_read(), f"{RECEIVED}.other")

    assert found == (
        Explanation(
            place=f"{RECEIVED}.other",
            heads=("一、本年新收政府信息公开申请数量",),
            column="其他",
            value=6,
            source=SourceCell(text="6", where="line 6 cell 7", column=6),
        ),
    )


def test_an_unknown_figure_has_its_reason_and_the_notes_of_its_row() -> None:
    """The source is the cell that says nothing."""
    reading = _read(received="1\t2\t3\t4\t5\t/\t21")
    (found,) = explain(reading, f"{RECEIVED}.other")

    assert (found.value, found.gap, found.source, found.notes) == (
        None,
        Gap(place=f"{RECEIVED}.other", state="marked", raw="/"),
        SourceCell(text="/", where="line 6 cell 7", column=6),
        tuple(note for note in reading.notes if note.place == RECEIVED),
    )
    assert [note.code for note in found.notes] == ["cells-blank"]


def test_a_row_is_explained_figure_by_figure() -> None:
    """In the order of the form."""
    found = explain(_read(), RECEIVED)

    assert [each.value for each in found] == [1, 2, 3, 4, 5, 6, 21]


@pytest.mark.parametrize(
    ("place", "count"),
    [("requests.table", 175), ("requests.table.outcomes.refused", 56)],
)
def test_a_table_and_a_group_of_rows_are_explained(place: str, count: int) -> None:
    """Each is all of its figures."""
    assert len(explain(_read(), place)) == count


@pytest.mark.parametrize(("edition", "count"), [("2019", 1), ("2021", 7)])
def test_a_place_is_what_it_is_in_the_edition_of_the_report(edition: Edition, count: int) -> None:
    """A cell in the form of 2019 is a row in that of 2021."""
    found = explain(_read(edition), "requests.table.outcomes.otherwise.other")

    assert len(found) == count


def test_a_row_tells_its_articles() -> None:
    """They define what is counted."""
    (found,) = explain(_read(), "requests.table.outcomes.refused.state_secret.total")

    assert found.articles == ("14", "36(3)")


@pytest.mark.parametrize(
    "place",
    [
        "disputes.table",
        "disputes.table.reconsideration",
        "disputes.table.reconsideration.total",
        "proactive.table.rules.issued",
        "requests.table.outcomes.otherwise.natural_person",
    ],
)
def test_what_the_report_does_not_print_is_said_to_be_so(place: str) -> None:
    """It is of the form, and may stand in another report."""
    (found,) = explain(_read(), place)

    assert (found.place, found.value, found.printed, found.gap) == (place, None, False, None)


@pytest.mark.parametrize(
    ("place", "value", "heads"),
    [
        ("title", "甲市教育局2022年政府信息公开工作年度报告", ("标题",)),
        ("overview.body[0]", "本年工作平稳。", ("一、总体情况",)),
        ("published", None, ("发布日期",)),
    ],
)
def test_a_text_has_no_source_of_its_own(place: str, value: Any, heads: tuple[str, ...]) -> None:
    """Readers keep the sources of figures alone."""
    assert explain(_read(), place) == (Explanation(place=place, heads=heads, value=value),)


def test_notes_on_what_a_value_stands_in_touch_it() -> None:
    """Those on its neighbours do not."""
    places = ["requests", "requests.table.received", "requests.table.carried_in", None]
    notes = tuple(Note(code="hint", place=place) for place in places)
    (found,) = explain(evolve(_read(), notes=notes), f"{RECEIVED}.total")

    assert found.notes == notes[:2]


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("overview", "overview is no single value, row or table; name one of: overview.title, "),
        (
            "overview.body",
            "overview.body is no single value, row or table; name one of: overview.body[0] to [0]",
        ),
        (
            "further",
            "further is no single value, row or table; name one of: nothing, it is empty",
        ),
        ("requests", "requests is no single value, row or table; name one of: requests.title, "),
        (
            "requests.table.recieved.total",
            (
                "no report has the place 'requests.table.recieved.total'; "
                "did you mean 'requests.table.received.total'?"
            ),
        ),
        ("overview.body[9]", "no report has the place 'overview.body[9]'"),
    ],
)
def test_another_place_is_an_error_with_the_way_out(place: str, hint: str) -> None:
    """What is in it is named, or what is near."""
    with pytest.raises(PlaceError) as caught:
        explain(_read(), place)

    assert str(caught.value).startswith(hint)


def test_a_document_explains_every_figure() -> None:
    """Of a document no sources are kept, and its figures are explained all the same."""
    reading = read_text(opengov.dumps(_read().report))
    found = [
        each for cell in opengov.cells(reading.report) for each in explain(reading, cell.place)
    ]

    assert [(each.place, each.value) for each in found] == list(opengov.cells(reading.report))
    assert {each.source for each in found} == {None}
