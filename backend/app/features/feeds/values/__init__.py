"""Values of feeds: the last ones in memory, told on a clock; a bounded series in the database."""
