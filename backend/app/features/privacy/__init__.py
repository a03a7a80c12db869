"""Privacy: retention, and reading and deleting one's own data and account."""
