"""Checks PDF files, ours or anybody's, rule by rule: PDF/UA-1 after the Matterhorn Protocol, and PDF/A-3."""
