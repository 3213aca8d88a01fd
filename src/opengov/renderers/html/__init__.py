"""The HTML renderer: a page that an office can publish, or the part of it for a page of one's own."""
