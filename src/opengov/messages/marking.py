"""Mark sentences for the message catalogs where they stand in the source.

The printed labels of the form are marked by label, printed and Caption of the model.
"""


def message(template: str) -> str:
    """Mark a sentence with {named} fields for the message catalogs and return it."""
    return template
