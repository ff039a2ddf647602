"""Cuts the fonts of a document to what may be set in them, before it goes to the typesetting child."""

from __future__ import annotations

from dataclasses import replace

from planpress.render.font_use import narrowed
from planpress.render.fonts import characters, packed, subset_font
from planpress.render.typeset_job import FontFile, Job


def with_cut_fonts(job: Job) -> tuple[Job, str]:
    """``job`` with each font cut down to what the document may set in it, and the characters no font has.

    A font that is named for a part of the document gets the characters of that part, and those that no font
    for the whole has. It is packed as well: the child has enough to do. Raises ValueError, with its name,
    where HarfBuzz cannot cut one.
    """
    wanted = characters(job.html, job.css)
    families = [font.family for font in job.fonts]
    parts = {} if job.whole_fonts else narrowed(job.html, job.css, families)
    cut: dict[str, FontFile] = {}
    missing = wanted
    for font in sorted(job.fonts, key=lambda font: font.family in parts):
        part = parts.get(font.family, wanted)
        chosen = wanted & (part | characters(job.css) | missing)
        try:
            content, lacking = subset_font(font.content, wanted, chosen)
        except ValueError as error:
            raise ValueError(f"{font.name}: {error}") from error
        left_out = "".join(sorted(wanted - lacking - chosen))
        cut[font.name] = replace(font, content=content, packed=packed(content), left_out=left_out)
        missing &= lacking
    fonts = tuple(cut[font.name] for font in job.fonts)
    return replace(job, fonts=fonts), "".join(sorted(missing))
