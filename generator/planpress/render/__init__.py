"""Turns views into finished files: pages, printed documents, style sheets and PDFs."""
