"""Reads the words back from the files of a document that were made: page, PDF, office text and data."""
