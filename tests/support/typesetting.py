"""Typesetters for tests: a quick stand-in, and the real one that keeps what it made."""

from __future__ import annotations

from hashlib import blake2b

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.render.typeset_job import Job, Layout, PageFacts, Sheet
from planpress.render.typesetter import ChildTypesetter

NOTHING = b"""%PDF-1.7
%digest
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
trailer
<< /Root 1 0 R >>
%%EOF
"""
"""A PDF of one empty page; a library that looks into it finds its parts by itself."""


class FakeTypesetter:
    """Sets every job on one page and counts the jobs."""

    def __init__(self) -> None:
        self.jobs = 0

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """A sheet whose bytes are a digest of the job."""
        self.jobs += 1
        digest = blake2b(repr((job.html, job.css, job.assets, job.max_pages)).encode()).hexdigest()
        layout = Layout((PageFacts(1, 0, 90_000, 80_000),), (), ())
        return Checked(Sheet(NOTHING.replace(b"digest", digest.encode()), layout))

    def close(self) -> None:
        """Nothing runs."""


class NotingTypesetter(FakeTypesetter):
    """Sets nothing; ``noted`` keeps the jobs of each document by its path."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: dict[str, list[Job]] = {}

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """A sheet of no worth."""
        self.noted.setdefault(ref.file, []).append(job)
        return super().typeset(job, ref)


class RememberingTypesetter(ChildTypesetter):
    """The real typesetter; ``sheets`` keeps the last sheet of each document.md by its path, ``html`` all."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, Sheet] = {}
        self.html: set[str] = set()

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """The sheet of ``job``."""
        self.html.add(job.html)
        made = super().typeset(job, ref)
        if made.value is not None:
            self.sheets[ref.file] = made.value
        return made
