"""Queries for what pages and papers look like: templates, style sheets, words and fonts."""

from __future__ import annotations

from yaml import YAMLError

from planpress.diagnostics.diagnostic import Checked
from planpress.engine.core import Build, query
from planpress.load.city_words import decode_city_words
from planpress.load.yaml_nodes import read_yaml
from planpress.model.city_themes import CityWords
from planpress.model.vocabularies import English
from planpress.pipeline.records import badges, city_ids, city_record, site
from planpress.pipeline.sources import folder_names, record_of, text_of
from planpress.render.assets import StyleRefused, Theme, asset_address, bundle_css, city_css, read_theme
from planpress.render.environment import Load, sources_of, template_closure
from planpress.render.font_list import font_list
from planpress.render.typeset_job import FontFile
from planpress.render.words import read_words
from planpress.site.glosses import read_terms
from planpress.site.wording import CHINESE, ENGLISH, Wording

LANGUAGE = CHINESE
"""The language of pages that are built in one alone."""
THEMES = "themes"
DEFAULT_THEME = "default"
DEFAULT = f"themes:{DEFAULT_THEME}"
FONTS = "fonts/fonts.json"
STRINGS = "program:diagnostics/strings/pages"
CITY_WORDS = "strings.yaml"
TEMPLATE = ".html"
ENGLISH_TERMS = "content/vocabularies/english.yaml"


@query(kept=True)
def theme_of_city(db: Build, city: str) -> str:
    """The folder of a city's own theme, named like the city; "" for a city without one, and for no city."""
    taken = ("", DEFAULT_THEME, theme_id(db))
    mine = city not in taken and city in folder_names(db, THEMES) and city in city_ids(db)
    return city if mine else ""


def loader(db: Build, theme: str, own: str = "") -> Load:
    """A theme's files as text, those of the default theme where it has none of its own.

    A template that lies in ``own``, the folder of a city's theme, comes before both.
    """

    def load(name: str) -> str | None:
        content = db.read(f"{THEMES}/{own}/{name}") if own and name.endswith(TEMPLATE) else None
        content = theme_file(db, theme, name) if content is None else content
        try:
            return None if content is None else content.decode()
        except UnicodeDecodeError:
            raise StyleRefused(name, "encoding") from None

    return load


def theme_file(db: Build, theme: str, name: str) -> bytes | None:
    """A file of the project's theme, else of the default theme that comes with the program."""
    own = db.read(f"{THEMES}/{theme}/{name}")
    return db.read(f"{DEFAULT}/{name}") if own is None else own


@query
def templates_of(db: Build, theme: str, own: str, name: str) -> dict[str, str]:
    """The texts of a template and of all that it uses, read once for all the pages made of it.

    ``own`` is the folder of a city's theme, "" for none.
    """
    load = loader(db, theme, own)
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


@query(kept=True)
def words_in(db: Build, language: str, own: str) -> dict[str, str]:
    """The interface words, with those of ``own``, the folder of a city's theme, laid over; "" for none."""
    words = words_of(db, language)
    return words | dict((city_words(db, own).value or {}).get(language, {})) if own else words


@query
def city_words(db: Build, own: str) -> Checked[CityWords]:
    """What strings.yaml in the folder of a city's theme says; no value where there is none to use."""
    path = f"{THEMES}/{own}/{CITY_WORDS}"
    text = text_of(db, path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    node = read_yaml(text.value, path)
    if node.value is None or node.failed:
        return Checked(None, text.diagnostics + node.diagnostics)
    known = {language: words_of(db, language) for language in (CHINESE, ENGLISH)}
    return decode_city_words(node.value, path, known).also((*text.diagnostics, *node.diagnostics))


def wording(db: Build, language: str, city: str = "") -> Wording:
    """The same for what makes views, with the words of records in that language.

    For what only pages of ``city`` show: with the words of its own theme, if it has one.
    """
    return wording_in(db, language, theme_of_city(db, city) if city else "")


@query
def wording_in(db: Build, language: str, own: str) -> Wording:
    """The wording with that of ``own``, the folder of a city's theme, laid over."""
    found = terms(db, language)
    lines = "\n".join(f"{chinese}={other}" for chinese, other in found.items())
    return Wording(language, words_in(db, language, own) | {"answer_terms": lines}, found)


@query(kept=True)
def terms(db: Build, language: str) -> dict[str, str]:
    """How ``language`` says words of the records: figures, the cities' governments, then english.yaml."""
    if language == LANGUAGE:
        return {}
    found = dict(read_terms(words_of(db, language)["answer_terms"]))
    cities = (city_record(db, city) for city in city_ids(db))
    found |= {one.government: one.english for one in cities if one.government and one.english}
    return found | own_terms(db)


@query
def own_terms(db: Build) -> dict[str, str]:
    """The words of english.yaml; none where it is absent or cannot be read."""
    record = record_of(db, ENGLISH_TERMS, "english").value
    return dict(record.terms) if isinstance(record, English) else {}


def _theme(load: Load) -> Theme:
    """What theme.yaml says. Raises StyleRefused."""
    try:
        return read_theme(load("theme.yaml") or "")
    except (YAMLError, KeyError, TypeError):
        raise StyleRefused("theme.yaml", "list") from None


@query(kept=True)
def screen_sheets(db: Build) -> tuple[str, ...]:
    """The style sheets for the screen that the theme lists."""
    return _theme(loader(db, theme_id(db))).screen


@query(kept=True)
def screen_css(db: Build) -> bytes:
    """The style sheet of all pages, with the cities' accents."""
    load = loader(db, theme_id(db))
    theme = _theme(load)
    return bundle_css(load, theme.screen, city_css(badges(db)))


@query(kept=True)
def further_css(db: Build) -> bytes:
    """The second style sheet, of what only some pages have; empty where the theme has all in one."""
    load = loader(db, theme_id(db))
    return bundle_css(load, _theme(load).further).strip()


@query(kept=True)
def alone_css(db: Build) -> bytes:
    """The style sheet of a page that is one file by itself."""
    load = loader(db, theme_id(db))
    theme = _theme(load)
    return bundle_css(load, (*theme.screen, *theme.further, *theme.alone), city_css(badges(db)))


@query(kept=True)
def further_templates(db: Build) -> tuple[str, ...]:
    """The templates whose pages need the second style sheet."""
    return tuple(sorted(_theme(loader(db, theme_id(db))).templates))


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


@query(kept=True)
def further_address(db: Build) -> str:
    """Where the second style sheet is published; "" where there is none."""
    return asset_address(further_css(db), "parts.css") if further_css(db) else ""


@query
def fonts_listed(db: Build) -> tuple[str, ...]:
    """The families of the fonts that papers may be set in."""
    own = () if theme_id(db) == DEFAULT_THEME else font_list(db.read(f"{THEMES}/{theme_id(db)}/{FONTS}"))
    return tuple(dict.fromkeys(one.family for one in (*font_list(db.read(f"{DEFAULT}/{FONTS}")), *own)))


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
