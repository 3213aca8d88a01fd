"""The HTML renderer: a page that an office can publish, or its article for a page of one's own."""
