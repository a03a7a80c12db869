"""Sessions from templates: set up, with activities as drafts."""
