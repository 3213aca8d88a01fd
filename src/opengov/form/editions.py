"""The two editions of the form and the instruments that set them."""

from datetime import date

from attrs import frozen

from ..model.printed import Edition


@frozen(kw_only=True)
class Instrument:
    """The document of the State Council General Office that sets an edition.

    number: its document number. issued: its date, where known. first_year, last_year: the report
    years it was made for; last_year is None while it is in use.
    """

    number: str
    issued: date | None
    first_year: int
    last_year: int | None

    def fits(self, year: int) -> bool:
        """Tell whether the edition was made for reports on a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


INSTRUMENTS: dict[Edition, Instrument] = {
    "2019": Instrument(
        number="国办公开办函〔2019〕60号", issued=None, first_year=2019, last_year=2020
    ),
    "2021": Instrument(
        number="国办公开办函〔2021〕30号", issued=date(2021, 9, 26), first_year=2021, last_year=None
    ),
}
