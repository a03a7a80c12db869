"""Tools without a domain: settings, security, text, time, locale, logging."""
