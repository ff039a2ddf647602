"""Reads what a browser asks for: which names below the site's root, and whether that is a folder."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote


@dataclass(frozen=True, slots=True)
class Target:
    """The names on the way to a file or, with ``folder``, to a folder whose index.html is meant."""

    names: tuple[str, ...]
    folder: bool

    @property
    def path(self) -> str:
        """The file's path below the root."""
        return "/".join((*self.names, *(["index.html"] if self.folder else [])))

    @property
    def as_folder(self) -> str:
        """The address of the folder of this name, for a browser that forgot the slash."""
        return "/" + "".join(f"{quote(name)}/" for name in self.names)


def read_target(target: str) -> Target | None:
    """The names in a request target; None where it holds dots, hidden names or what is no name.

    No hidden file is shown but .well-known: .htaccess and the like are for servers.
    """
    path = target.partition("?")[0].partition("#")[0]
    try:
        parts = [unquote(part, errors="strict") for part in path.split("/")]
    except UnicodeDecodeError:
        return None
    folder = not parts[-1]
    names = parts[1:-1] if folder else parts[1:]
    if len(parts) < 2 or parts[0] or not all(map(_is_plain, names)):
        return None
    return Target(tuple(names), folder)


def _is_plain(part: str) -> bool:
    return bool(part) and not set(part) & {"/", "\\", "\0"} and (part[0] != "." or part == ".well-known")
