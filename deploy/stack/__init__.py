"""Production on loopback, without Docker: the same templates, the same names, the same programs."""
