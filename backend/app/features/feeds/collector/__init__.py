"""Reading feeds, for the rest of the feature."""
