"""Queries for what pages and papers look like: templates, style sheets, words and fonts."""

from __future__ import annotations

from yaml import YAMLError

from planpress.engine.core import Build, query
from planpress.pipeline.records import badges, site
from planpress.render.assets import StyleRefused, Theme, asset_address, bundle_css, city_css, read_theme
from planpress.render.environment import Load, sources_of, template_closure
from planpress.render.font_list import font_list
from planpress.render.typeset_job import FontFile
from planpress.render.words import read_words
from planpress.site.wording import Wording

DEFAULT_THEME = "default"
DEFAULT = f"themes:{DEFAULT_THEME}"
FONTS = "fonts/fonts.json"
STRINGS = "program:diagnostics/strings/pages"


def loader(db: Build, theme: str) -> Load:
    """A theme's files as text, those of the default theme where it has none of its own."""

    def load(name: str) -> str | None:
        content = theme_file(db, theme, name)
        try:
            return None if content is None else content.decode()
        except UnicodeDecodeError:
            raise StyleRefused(name, "encoding") from None

    return load


def theme_file(db: Build, theme: str, name: str) -> bytes | None:
    """A file of the project's theme, else of the default theme that comes with the program."""
    own = db.read(f"themes/{theme}/{name}")
    return db.read(f"{DEFAULT}/{name}") if own is None else own


@query
def templates_of(db: Build, theme: str, name: str) -> dict[str, str]:
    """The texts of a template and of all that it uses, read once for all the pages made of it."""
    load = loader(db, theme)
    return sources_of(template_closure(name, load), load)


@query(kept=True)
def theme_id(db: Build) -> str:
    """The theme that site.yaml names."""
    return site(db).theme


@query(kept=True)
def words_of(db: Build, language: str) -> dict[str, str]:
    """The interface words of ``language`` by key, of all areas."""
    names = [entry.name for entry in db.listing(STRINGS) or () if entry.name.endswith(".yaml")]
    texts = [(db.read(f"{STRINGS}/{name}") or b"").decode() for name in names]
    return dict(read_words(language, *texts))


@query
def wording(db: Build, language: str) -> Wording:
    """The same for what makes views."""
    return Wording(language, words_of(db, language))


def _theme(load: Load) -> Theme:
    """What theme.yaml says. Raises StyleRefused."""
    try:
        return read_theme(load("theme.yaml") or "")
    except (YAMLError, KeyError, TypeError):
        raise StyleRefused("theme.yaml", "list") from None


@query(kept=True)
def screen_css(db: Build) -> bytes:
    """The style sheet of all pages, with the cities' accents."""
    load = loader(db, theme_id(db))
    theme = _theme(load)
    return bundle_css(load, theme.screen, city_css(badges(db)))


@query(kept=True)
def paper_css(db: Build) -> bytes:
    """The style sheet of all PDFs."""
    load = loader(db, theme_id(db))
    theme = _theme(load)
    return bundle_css(load, theme.paper)


@query(kept=True)
def css_address(db: Build) -> str:
    """Where the style sheet of pages is published."""
    return asset_address(screen_css(db), "site.css")


def fonts_of(db: Build) -> tuple[FontFile, ...]:
    """The fonts of the default theme, then those that the list of the project's own theme adds to them."""
    theme = theme_id(db)
    listed = font_list(db.read(f"{DEFAULT}/{FONTS}"))
    own = () if theme == DEFAULT_THEME else font_list(db.read(f"themes/{theme}/{FONTS}"))
    by_file = {entry.file: entry for entry in (*listed, *own)}
    return tuple(
        FontFile(name, entry.family, entry.weight, theme_file(db, theme, f"fonts/{name}") or b"")
        for name, entry in by_file.items()
    )
