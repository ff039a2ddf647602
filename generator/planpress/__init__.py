"""Turns training plans written as YAML, CSV and Markdown into official PDFs and a website."""
