"""The command `engagenow`."""
