"""Words, numbers and dates in the reader's language, by an explicit locale."""
