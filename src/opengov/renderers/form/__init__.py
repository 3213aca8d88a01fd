"""The form as one page that is filled in: it works from disk, and saves and loads the document."""
