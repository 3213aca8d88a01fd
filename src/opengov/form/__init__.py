"""The printed form, derived from the model: rows, columns, layouts, places, identities."""
