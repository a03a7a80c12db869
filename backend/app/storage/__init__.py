"""What is stored, and when: the unit of work and the log's rows. It knows no socket and no web."""
