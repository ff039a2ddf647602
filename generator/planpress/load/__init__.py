"""From bytes to checked records: YAML with places, CSV tables, and documents as clause trees."""
