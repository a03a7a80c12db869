"""Link cards: what a messenger shows of a join link that somebody shares."""
