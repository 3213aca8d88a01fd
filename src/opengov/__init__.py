"""The annual report on open government information (政府信息公开工作年度报告) as a library.

read and read_text turn published documents into reports; loads, dumps, load and dump keep them as
JSON; validate holds them against the form's sums and rules; render prints them.
"""

from .checks.check import Check, Context, NotAssessed, Passed, Problem
from .checks.finding import Finding, Group, Suggestion, Validation
from .checks.profile import Profile
from .checks.validating import validate
from .codec.documents import dump, dumps, load, loads
from .errors import (
    DumpError,
    EditionError,
    Fault,
    FormatError,
    LimitError,
    LoadError,
    OpenGovError,
    OutOfScopeError,
    PlaceError,
    PluginError,
    ProfileError,
    ReadError,
    RenderError,
)
from .form.blank import blank_report
from .form.places import Cell, cells, replace, value
from .form.recalculating import recalculate
from .model.disputes import DisputeCounts, DisputesTable
from .model.proactive import (
    CatalogueItems,
    Decisions,
    DisclosedDocuments,
    ExtraRow,
    FeeAmount,
    FeeItems,
    IssuedDocuments,
    ProactiveTable,
    Procurement,
)
from .model.report import Agency, Gap, Remark, Report, Section, TableSection
from .model.requests import (
    ApplicantCounts,
    NotProcessed,
    Otherwise,
    Outcomes,
    Refused,
    RequestsTable,
    Unavailable,
)
from .readers.notes import Note
from .readers.reader import Limits, Reader, Reading
from .readers.reading import read, read_text
from .renderers.renderer import Renderer
from .renderers.rendering import render
from .renderers.tidy import table_schema

__all__ = [
    "Agency",
    "ApplicantCounts",
    "CatalogueItems",
    "Cell",
    "Check",
    "Context",
    "Decisions",
    "DisclosedDocuments",
    "DisputeCounts",
    "DisputesTable",
    "DumpError",
    "EditionError",
    "ExtraRow",
    "Fault",
    "FeeAmount",
    "FeeItems",
    "Finding",
    "FormatError",
    "Gap",
    "Group",
    "IssuedDocuments",
    "LimitError",
    "Limits",
    "LoadError",
    "NotAssessed",
    "NotProcessed",
    "Note",
    "OpenGovError",
    "Otherwise",
    "OutOfScopeError",
    "Outcomes",
    "Passed",
    "PlaceError",
    "PluginError",
    "ProactiveTable",
    "Problem",
    "Procurement",
    "Profile",
    "ProfileError",
    "ReadError",
    "Reader",
    "Reading",
    "Refused",
    "Remark",
    "RenderError",
    "Renderer",
    "Report",
    "RequestsTable",
    "Section",
    "Suggestion",
    "TableSection",
    "Unavailable",
    "Validation",
    "blank_report",
    "cells",
    "dump",
    "dumps",
    "load",
    "loads",
    "read",
    "read_text",
    "recalculate",
    "render",
    "replace",
    "table_schema",
    "validate",
    "value",
]
