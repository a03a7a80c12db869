"""Tools without domain: settings, security, text, time, locale, logging."""
