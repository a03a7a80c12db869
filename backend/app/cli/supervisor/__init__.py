"""Several workers on one machine behind nginx, supervised."""
