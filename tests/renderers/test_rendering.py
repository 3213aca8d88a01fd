from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from opengov.errors import OpenGovError, PluginError, RenderError
from opengov.form.places import replace
from opengov.model.proactive import ProactiveTable, Procurement
from opengov.model.report import Gap, Remark, Report
from opengov.renderers.builtin import RENDERERS
from opengov.renderers.rendering import render

from .printed import printed

_BUILT_IN = tuple(RENDERERS.builtin)
_READABLE = ("docx", "html", "markdown", "text")
"""The renderers whose output people read in the order in which it stands."""


@frozen
class _Plugin:
    """A renderer that gives back a value, or raises it."""

    outcome: Any
    name: str = "mine"
    media_type: str = "text/plain"
    suffix: str = ".txt"

    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@frozen(kw_only=True)
class _Installed:
    """A registry in which one plugin is installed."""

    plugin: _Plugin
    builtin: tuple[str, ...] = ()

    def get(self, name: str) -> _Plugin:
        return self.plugin


@pytest.mark.parametrize("name", _BUILT_IN)
@given(data=st.data(), locale=st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_every_renderer_takes_every_report(
    name: str, data: st.DataObject, reports: st.SearchStrategy[Report], locale: str
) -> None:
    """The same report gives the same bytes; those of a text end in one newline."""
    report = data.draw(reports)
    written = render(report, name, locale=locale)
    again = render(report, name, locale=locale)
    whole = isinstance(written, bytes) or written.endswith("\n") > written.endswith("\n\n")
    assert (whole or not written, again) == (True, written)


def test_an_unknown_name_is_told_what_is_known(report: Report) -> None:
    """The nearest name is offered."""
    with pytest.raises(PluginError, match=r"known: .*html.*did you mean 'html'"):
        render(report, "htm")


@pytest.mark.parametrize("name", _BUILT_IN)
def test_an_unknown_option_is_refused(report: Report, name: str) -> None:
    """The message lists the options that the renderer has."""
    with pytest.raises(RenderError, match=f"no option of the {name} renderer is named 'colour'"):
        render(report, name, colour="red")


@pytest.mark.parametrize("value", [0, -1, True, "wide", "１２", 2.5, None, 10**12])
def test_a_width_is_a_whole_number(report: Report, value: object) -> None:
    """Whatever else is given is refused."""
    with pytest.raises(RenderError, match="expected a whole number above zero"):
        render(report, "text", width=value)


@pytest.mark.parametrize("value", [1, "yes", None])
def test_a_flag_is_true_or_false(report: Report, value: object) -> None:
    """Whatever else is given is refused."""
    with pytest.raises(RenderError, match="expected true or false"):
        render(report, "html", fragment=value)


def test_a_flag_that_may_be_more_says_so(report: Report) -> None:
    """In words that a command line has too."""
    with pytest.raises(RenderError, match="expected true or false or Validation"):
        render(report, "html", findings="maybe")


def test_an_option_may_be_given_as_text(report: Report) -> None:
    """The command line has nothing but text."""
    assert render(report, "html", fragment="true") == render(report, "html", fragment=True)
    assert render(report, "text", width="80") == render(report, "text", width=80)


def test_an_unknown_locale_is_refused(report: Report) -> None:
    """A built-in renderer has the words of the catalogs and no others."""
    with pytest.raises(OpenGovError, match="known: en, zh-Hans, zh-Hant"):
        render(report, "html", locale="fr")


@pytest.mark.parametrize("outcome", ["characters", b"bytes"])
def test_an_object_renders(report: Report, outcome: str | bytes) -> None:
    """Any object with the members of the Protocol will do."""
    assert render(report, _Plugin(outcome)) == outcome


def test_an_installed_plugin_renders_by_name(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked up in the registry, which knows the entry points."""
    registry = _Installed(plugin=_Plugin("by name"))
    monkeypatch.setattr("opengov.renderers.rendering.RENDERERS", registry)
    assert render(report, "mine") == "by name"


@pytest.mark.parametrize("name", _READABLE)
def test_a_table_without_rows_leaves_nothing(report: Report, name: str) -> None:
    """A table 2 of which no row is printed is not drawn."""
    empty = ProactiveTable(
        rules=None,
        normative_documents=None,
        licensing=None,
        other_services=None,
        penalties=None,
        coercion=None,
        fees=None,
        procurement=None,
    )
    changed = evolve(report, remarks=(), proactive=evolve(report.proactive, table=empty))
    assert "信息内容" not in printed(changed, name)


def test_an_object_that_is_no_renderer_is_refused(report: Report) -> None:
    """The message says what it lacks."""
    broken: Any = object()
    with pytest.raises(PluginError, match="its name is None"):
        render(report, broken)


def test_a_renderer_that_breaks_is_named(report: Report) -> None:
    """Its exception is the cause of ours."""
    with pytest.raises(PluginError, match="the renderer 'mine' broke: KeyError: 'x'"):
        render(report, _Plugin(KeyError("x")))


def test_an_error_of_ours_passes_through(report: Report) -> None:
    """A plugin refuses an option as the built-in renderers do."""
    with pytest.raises(RenderError, match="no such option"):
        render(report, _Plugin(RenderError("no such option")))


def test_a_wrong_type_is_refused(report: Report) -> None:
    """A renderer returns characters or bytes."""
    with pytest.raises(PluginError, match="the renderer 'mine' returned int; expected str or"):
        render(report, _Plugin(3))


@pytest.mark.parametrize("name", _READABLE)
@pytest.mark.parametrize(
    ("gap", "shown"),
    [("blank", ""), ("marked", "987/"), ("missing", "?"), ("unread", "?"), ("ambiguous", "?")],
)
def test_a_gap_decides_what_stands_for_a_figure(
    report: Report, name: str, gap: Any, shown: str
) -> None:
    """A mark prints as it stands; digits that could not be read do not print."""
    place = "disputes.table.reconsideration.upheld"
    gaps = (Gap(place=place, state=gap, raw="987/"),)
    written = printed(evolve(replace(report, place, None), gaps=gaps), name)
    assert ("987" in written, "?" in written) == (shown == "987/", shown == "?")


@pytest.mark.parametrize("name", _READABLE)
@pytest.mark.parametrize(("unit", "shown"), [("元", "251000.50元"), (None, "251000.50")])
def test_procurement_prints_its_unit(report: Report, name: str, unit: Any, shown: str) -> None:
    """The digits are those that were printed."""
    row = Procurement(projects=6, amount=Decimal("251000.50"), unit=unit)
    assert shown in printed(replace(report, "proactive.table.procurement", row), name)


@pytest.mark.parametrize("name", _READABLE)
@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("requests.table.outcomes.otherwise.other", "（六）其他处理 · 3.其他：说明"),
        ("proactive.table.procurement.projects", "注：政府集中采购 · 采购项目数量：说明"),
        ("proactive.table", "注：说明"),
        ("overview.body[0]", "注：说明"),
    ],
)
def test_a_remark_prints_as_a_note(report: Report, name: str, place: str, note: str) -> None:
    """The labels that lead to its place stand before it, as the report prints them."""
    changed = evolve(report, remarks=(Remark(place=place, text="说明"),))
    assert note in printed(changed, name)


@pytest.mark.parametrize("name", _READABLE)
def test_an_empty_report_renders(name: str) -> None:
    """There is nothing to print, and nothing is invented."""
    assert "一、总体情况" not in printed(Report(), name)


def test_an_option_of_another_kind_is_refused(report: Report) -> None:
    """The message says what belongs there."""
    with pytest.raises(RenderError, match="id_prefix of the html renderer is 3; expected str"):
        render(report, "html", id_prefix=3)
