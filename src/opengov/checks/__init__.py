"""From a report to findings."""
