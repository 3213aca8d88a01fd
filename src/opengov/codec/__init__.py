"""JSON documents to reports and back."""
