"""Questions to rules and their answers: what, why, until when, and what stays open."""
