"""The checks that opengov brings, by id, and the registry that plugins join."""

from ..registry import Registry
from .check import Check, check_fault

CHECKS: Registry[Check] = Registry(
    kind="check",
    group="opengov.checks",
    builtin={
        "arithmetic.balance": "opengov.checks.arithmetic:balance",
        "arithmetic.outcomes": "opengov.checks.arithmetic:outcomes",
        "arithmetic.applicants": "opengov.checks.arithmetic:applicants",
        "arithmetic.disputes": "opengov.checks.arithmetic:disputes",
        "range.negative": "opengov.checks.range:negative",
        "form.sections": "opengov.checks.form:sections",
        "form.empty": "opengov.checks.form:empty",
        "form.blank": "opengov.checks.form:blank",
        "form.edition": "opengov.checks.form:edition",
        "period.year": "opengov.checks.period:year",
        "deadline.published": "opengov.checks.deadline:published",
        "competence.rules": "opengov.checks.competence:rules",
        "fees.statement": "opengov.checks.fees:statement",
        "fees.processing": "opengov.checks.fees:processing",
    },
    fault=check_fault,
)
