"""Limits on guessing codes and passcodes."""

from app.features.guess_limits import limits
from app.web.feature import Feature

FEATURE = Feature("guess_limits", limits=limits.GuessLimits)
