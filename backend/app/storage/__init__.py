"""Storage: database, unit of work, event log. It imports no sockets and no web."""
