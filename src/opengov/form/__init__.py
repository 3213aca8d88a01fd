"""The printed form, derived from the model's metadata: rows, columns, layouts, places, identities."""
