"""Judge a reading against the sheet that was laid out: a figure is right, unknown or wrong."""

from opengov.errors import ReadError
from opengov.form.places import figures
from opengov.readers.reading import read_text

from .layouts import Layout
from .sheets import Sheet


def faults(sheet: Sheet, layout: Layout) -> dict[str, str]:
    """Return what is wrong with the reading of a sheet, by place.

    A figure that is not the printed one is wrong. One that is unknown is lost, unless the layout or
    a damage puts it out of reach. A text that is refused has lost all of its figures.
    """
    try:
        report = read_text(layout(sheet)).report
    except ReadError as error:
        return {"": f"refused: {error}"} if set(sheet.truth) - layout.loses(sheet) else {}
    found = figures(report)
    out_of_reach = sheet.lost | layout.loses(sheet)
    judged = {
        place: _fault(sheet.truth.get(place), found.get(place), lost=place in out_of_reach)
        for place in {**sheet.truth, **found}
    }
    table = report.proactive.table
    unit = getattr(table and table.procurement, "unit", None)
    if found.get("proactive.table.procurement.amount") is not None and unit != sheet.unit:
        judged["proactive.table.procurement.unit"] = f"wrong: {unit}, not {sheet.unit}"
    return {place: fault for place, fault in judged.items() if fault}


def _fault(printed: object, found: object, *, lost: bool) -> str:
    if found is None:
        return "" if lost or printed is None else f"lost: {printed}"
    return "" if str(found) == str(printed) else f"wrong: {found}, not {printed}"
