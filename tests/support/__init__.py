"""What the tests share: projects to build, a stand-in typesetter, readers of pages and papers."""
