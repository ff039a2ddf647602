"""The engine: reads the world, remembers what was read, and runs again only what has changed."""
