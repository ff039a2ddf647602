"""The manifest: what a published tree holds, as path, hash and size, and how that is kept as text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planpress.model.artifact import Artifact

BUILD_RECORD = "build.json"
DIGEST_BYTES = 32
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: blake2b of its bytes in hexadecimal, and their number."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one tree that planpress wrote, by path.

    ``previous`` are those among them that no page of this site needs any more: hashed assets of the
    generation before, left for visitors who still hold an old page. A clean build has none.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    previous: frozenset[str] = frozenset()

    def differences(self, found: Mapping[str, Entry]) -> int:
        """In how many paths ``found`` differs: missing, altered or unknown here."""
        missed = sum(found.get(path) != entry for path, entry in self.files.items())
        return missed + sum(path not in self.files for path in found)


def entry_of(content: bytes) -> Entry:
    """The entry of a file that holds ``content``."""
    return Entry(hashlib.blake2b(content, digest_size=DIGEST_BYTES).hexdigest(), len(content))


def manifest_of(artifacts: Iterable[Artifact]) -> Manifest:
    """The manifest of a site that holds exactly ``artifacts``."""
    return Manifest({artifact.path: entry_of(artifact.content) for artifact in artifacts})


def build_record(site: Manifest, versions: Mapping[str, str]) -> Artifact:
    """output/build.json: the versions that made the site and the hash of every other file in it.

    It also lets a build know its own files again after .planpress was deleted or never copied along.
    """
    others = sorted((path, one) for path, one in site.files.items() if path != BUILD_RECORD)
    document = {
        "made_by": "planpress",
        "versions": dict(sorted(versions.items())),
        "files": {path: {"blake2b": one.digest, "size": one.size} for path, one in others},
    }
    return Artifact(BUILD_RECORD, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def read_build_record(content: bytes) -> Manifest | None:
    """The manifest that a build.json tells, itself included; None if it is not one of ours."""
    try:
        document = json.loads(content)
        if document["made_by"] != "planpress":
            return None
        files = {str(path): _entry([one["blake2b"], one["size"]]) for path, one in document["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Manifest({**files, BUILD_RECORD: entry_of(content)})


def write_manifests(manifests: Iterable[Manifest]) -> bytes:
    """The text of .planpress/published.json; the newest manifest comes first."""
    trees = [
        {
            "files": {path: [entry.digest, entry.size] for path, entry in sorted(one.files.items())},
            "previous": sorted(one.previous),
        }
        for one in manifests
    ]
    return json.dumps({"format": _FORMAT, "trees": trees}, ensure_ascii=False, indent=0).encode()


def read_manifests(content: bytes) -> tuple[Manifest, ...]:
    """The manifests of .planpress/published.json; none if it is damaged or of another version."""
    try:
        document = json.loads(content)
        if document["format"] != _FORMAT:
            return ()
        return tuple(_manifest(one) for one in document["trees"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def _manifest(raw: dict[str, Any]) -> Manifest:
    files = {str(path): _entry(one) for path, one in raw["files"].items()}
    return Manifest(files, frozenset(str(path) for path in raw["previous"]))


def _entry(raw: list[Any]) -> Entry:
    digest, size = raw
    return Entry(str(digest), int(size))
