"""The renderer of Excel workbooks."""
