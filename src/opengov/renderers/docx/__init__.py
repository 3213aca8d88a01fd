"""A report as a Word document, in the layout of official documents (GB/T 9704-2012).

The parts of the package are written as they are, without a library: docs/adr/ says why.
"""
