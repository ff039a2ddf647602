"""Charts: their views, and their drawings worked out to the last coordinate."""
