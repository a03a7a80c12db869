"""EngageNow: live sessions for audiences."""

__version__ = "0.1.0"
