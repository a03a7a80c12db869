"""Several workers on one machine: nginx before them, and who starts them again."""
