"""The areas of the desk: one module each, views that read a query, call a command and show a page."""
