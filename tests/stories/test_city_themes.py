"""A city's own theme shows on its pages and on no others, and is gone when its folder is."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from planpress.pipeline.run import located
from support.codebook import codebook
from support.project import Project
from support.small import FILES, PLAN, small_project
from support.theme import load

OWN = "themes/xinghu"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path fill="#0b6e6e" d="M0 0h64v32z"/></svg>'
)
TOKENS = """\
:root { --ground-aside: #eef6f6; }
@media (prefers-color-scheme: dark) { :root { --ground-aside: #182322; } }
"""
WORDS = "nav_home: {zh-Hant: 訓練首頁}\nbreadcrumbs: {zh-Hant: 您在這裡}\n"
FOOTER = """\
{% macro footer(frame) %}<footer class="footer" id="bottom"><p>星湖市的頁尾</p></footer>{% endmacro %}
"""
FOOTERS = f"{OWN}/components/footer/macro.html"
SESSIONS = "編號,課程,梯次,開始,時間,地點,狀態\nai-1-a,ai-1,1,115年5月6日,09:00至16:00,人力發展中心,籌備中\n"
HOLIDAYS = 'years:\n  "115": {source: 虛構, holidays: [{date: 115年5月1日, title: 勞動節}]}\n'
FIGURES = "values:\n  trained: {title: 參訓, value: 600人次}\n"
KINDS = {"city", "document", "attachments", "indicators", "track", "series", "course", "session"} | {
    *("rule", "rules", "duties")
}
CITY = re.compile(r'<html [^>]*data-city="([^"]*)"')


@pytest.fixture
def written(tmp_path: Path) -> Project:
    """The small project with a second city that has the same plan, in two languages; not yet built."""
    return _two_cities(tmp_path / "two")


def _two_cities(folder: Path) -> Project:
    project = small_project(folder)
    project.edit("content/site.yaml", "as_of", "english: Plans\nlanguages: [zh-Hant, en]\nas_of")
    project.write("plans/xinghu/113/indicators.yaml", FIGURES)
    project.write(f"{PLAN}/sessions.csv", SESSIONS).write("content/vocabularies/holidays.yaml", HOLIDAYS)
    project.edit(
        "plans/xinghu/113/plan.yaml",
        "audience",
        "attachments: {annex: {title: 附表, file: 未載明}}\naudience",
    )
    for path in [path for path in FILES if path.startswith(f"{PLAN}/")]:
        project.write(path.replace("xinghu", "yuehu"), FILES[path].replace("星湖", "月湖"))
    record = FILES["content/cities/xinghu.yaml"].replace("星湖", "月湖").replace("#0b6e6e", "#7a3b00")
    return project.write("content/cities/yuehu.yaml", record)


@pytest.fixture(scope="module")
def two_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same, built; to be copied."""
    project = _two_cities(tmp_path_factory.mktemp("cities") / "two").build()
    _good(project)
    return project


@pytest.fixture
def two(two_built: Project, tmp_path: Path) -> Project:
    """The same, built."""
    return two_built.copy(tmp_path / "built")


def _good(project: Project) -> None:
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics


def pages_of(project: Project) -> dict[str, dict[str, bytes]]:
    """Every page by the city it belongs to ("" for none), then by its path."""
    found: dict[str, dict[str, bytes]] = {"": {}, "xinghu": {}, "yuehu": {}}
    for path, content in project.tree().items():
        if path.endswith(".html"):
            city = CITY.search(content.decode())
            found[city[1] if city else ""][path] = content
    assert all(found.values())
    return found


def led(path: str, href: str) -> str:
    """Where a link on the page at ``path`` leads, from the root of the site."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


def after(project: Project, path: str, content: str) -> dict[str, bytes]:
    """The pages of the city after a file was laid into its theme; those of others are as before."""
    before = pages_of(project)
    project.write(path, content).build()
    _good(project)
    now = pages_of(project)
    assert (now[""], now["yuehu"]) == (before[""], before["yuehu"])
    assert now["xinghu"].keys() == before["xinghu"].keys()
    kept = [name for name, page in now["xinghu"].items() if page == before["xinghu"][name]]
    assert kept == [], "a page of the city that took no notice"
    return now["xinghu"]


def test_every_kind_of_page_that_cities_have_is_looked_at(two: Project) -> None:
    kinds = {
        re.findall(rb'<body class="page page--([a-z-]+)"', page)[0]
        for page in pages_of(two)["xinghu"].values()
    }
    assert {kind.decode() for kind in kinds} == KINDS


def test_its_colours_are_a_style_sheet_of_its_own_pages(two: Project) -> None:
    pages = after(two, f"{OWN}/tokens.css", TOKENS)
    for path, page in pages.items():
        (href,) = re.findall(r'<link rel="stylesheet" href="([^"]*/city\.css)">', page.decode())
        assert page.decode().index("/site.css") < page.decode().index(href), path
        assert re.fullmatch(r"(\.\./)+assets/[0-9a-f]{16}/city\.css", href), path
    (css,) = [content.decode() for path, content in two.tree().items() if path.endswith("/city.css")]
    assert css.startswith("@layer city{")
    assert css.count('[data-city="xinghu"]{') == css.count("{--") == 2
    assert "#eef6f6" in css.partition("dark")[0]
    assert "#182322" in css.partition("dark")[2]


def test_its_logo_stands_in_the_head_and_in_the_tab_and_leads_to_its_page(two: Project) -> None:
    for path, page in after(two, f"{OWN}/logo.svg", LOGO).items():
        html = page.decode()
        name = "星湖市" if not path.startswith("en/") else '<span lang="zh-Hant-TW">星湖市</span>'
        (mark,) = re.findall(r'<a class="header__city" href="([^"]*)"([^>]*)><img ([^>]*)>(.*?)</a>', html)
        assert (led(path, mark[0]), mark[3]) == ("xinghu", name), path
        assert mark[1] == (' aria-current="page"' if path == "xinghu/index.html" else "")
        found = re.fullmatch(r'class="header__logo" src="([^"]*)" alt="" width="56" height="28"', mark[2])
        assert found, mark[2]
        assert f'<link rel="icon" type="image/svg+xml" href="{found[1]}">' in html
        assert two.tree()[led(path, found[1])] == LOGO.encode()


def test_its_words_are_said_on_every_page_of_it(two: Project) -> None:
    for path, page in after(two, f"{OWN}/strings.yaml", WORDS.replace("}", ", en: Own}")).items():
        html = page.decode()
        english = path.startswith("en/")
        assert html.count('aria-label="Own"' if english else 'aria-label="您在這裡"') == 1, path
        menu = html.partition('class="header__navigation"')[2].partition("</nav>")[0]
        assert (">Own</a>" if english else ">訓練首頁</a>") in menu, path


def test_words_in_one_language_leave_the_other_alone(two: Project) -> None:
    before = pages_of(two)["xinghu"]
    two.write(f"{OWN}/strings.yaml", WORDS).build()
    now = pages_of(two)["xinghu"]
    assert {path for path in now if now[path] == before[path]} == {
        one for one in now if one.startswith("en/")
    }


def test_its_templates_take_the_place_of_those_of_the_site(two: Project) -> None:
    for page in after(two, FOOTERS, FOOTER).values():
        assert page.decode().count("星湖市的頁尾") == 1


def test_its_words_and_templates_for_paper_are_those_of_its_documents(two: Project) -> None:
    before = two.tree()
    text = load("templates/print/document.html") or ""
    two.write(
        f"{OWN}/templates/print/document.html", text.replace("</body>", "<p>星湖印製</p></body>")
    ).build()
    _good(two)
    changed = {path for path, content in two.tree().items() if before.get(path) != content}
    assert {path for path in changed if path.endswith(".pdf")} == {
        "xinghu/113/xinghu-113.pdf",
        "xinghu/114/xinghu-114.pdf",
    }


def test_without_its_folder_all_is_as_it_was(two: Project) -> None:
    before = two.tree()
    for path, content in (("tokens.css", TOKENS), ("logo.svg", LOGO), ("strings.yaml", WORDS)):
        two.write(f"{OWN}/{path}", content)
    two.write(FOOTERS, FOOTER).build()
    _good(two)
    assert two.tree() != before
    two.remove("themes").build()
    now = two.tree()
    left = now.keys() - before.keys()
    assert {path: now[path] for path in before} == before | {"build.json": now["build.json"]}
    assert {path.rpartition("/")[2] for path in left} == {"city.css", "logo.svg"}, "open pages may need them"


@pytest.mark.parametrize(
    ("path", "content", "edited"),
    [
        ("tokens.css", TOKENS, TOKENS.replace("#eef6f6", "#eef7f7")),
        ("logo.svg", LOGO, LOGO.replace("M0 0", "M1 0")),
        ("strings.yaml", WORDS, WORDS.replace("訓練首頁", "最前頁")),
        ("components/footer/macro.html", FOOTER, FOOTER.replace("頁尾", "頁腳")),
    ],
)
def test_an_edit_renders_the_pages_of_that_city_alone(
    two: Project, path: str, content: str, edited: str
) -> None:
    two.write(f"{OWN}/{path}", content).build()
    two.write(f"{OWN}/{path}", edited).build()
    _good(two)
    alone = {"course_page": 6, "document_page": 2, "series_page": 2, "track_page": 1, "city_page": 1}
    assert {name: two.ran(name) for name in alone} == alone
    assert two.ran("rule_page") == (2 if path == "strings.yaml" else 4)  # two rules, each in its languages
    for name in (
        "home_page",
        "prose_page",
        "catalog_page",
        "styleguide",
        "component_page",
        "comparison_page",
    ):
        assert two.ran(name) == 0, name


def test_a_comment_in_its_colours_renders_nothing(two: Project) -> None:
    two.write(f"{OWN}/tokens.css", TOKENS).build()
    two.write(f"{OWN}/tokens.css", f"/* 星湖 */\n{TOKENS}").build()
    assert two.rendered == {"city_css": 1}
    assert not two.published.exchanged


def test_two_cities_may_have_the_same_logo(two: Project) -> None:
    two.write(f"{OWN}/logo.svg", LOGO).write("themes/yuehu/logo.svg", LOGO).build()
    _good(two)
    assert len([path for path in two.tree() if path.endswith("logo.svg")]) == 1


def test_a_theme_of_the_site_that_is_named_like_a_city_is_of_all_cities(two: Project) -> None:
    two.write(f"{OWN}/css/base.css", load("css/base.css") or "")
    two.write(FOOTERS, FOOTER).edit("content/site.yaml", "as_of", "theme: xinghu\nas_of").build()
    _good(two)
    assert all("星湖市的頁尾".encode() in page for page in pages_of(two)["yuehu"].values())


# -- what is told -----------------------------------------------------------------


def told(project: Project) -> list[tuple[str, str, str, str]]:
    """Code, wording, severity and file of what the last run said of themes; each is a sentence."""
    found = [item for item in project.diagnostics if "themes/" in item.ref.file or item.code == "L27"]
    for item in found:
        for language in ("zh", "en"):
            assert codebook(item.code[0]).says(item, language)
            assert codebook(item.code[0]).mend(item, language)
    return [(item.code, item.wording, item.severity.value, item.ref.file) for item in found]


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("themes/xingu/logo.svg", LOGO, ("L23", "folder_near", "error", "themes/xingu")),
        ("themes/calm-and-bright/tokens.css", "", ("L23", "folder", "notice", "themes/calm-and-bright")),
        (f"{OWN}/token.css", "", ("L23", "shared", "error", f"{OWN}/token.css")),
        (f"{OWN}/css/base.css", "", ("L23", "shared", "error", f"{OWN}/css/base.css")),
        (f"{OWN}/scripts/rules/ask.mjs", "", ("L23", "shared", "error", f"{OWN}/scripts/rules/ask.mjs")),
        (f"{OWN}/logo.png", "x", ("L23", "file_near", "error", f"{OWN}/logo.png")),
        (f"{OWN}/LICENSE", "x", ("L23", "file", "notice", f"{OWN}/LICENSE")),
        (f"{OWN}/templates/hmoe.html", "x", ("L23", "template", "error", f"{OWN}/templates/hmoe.html")),
        (f"{OWN}/tokens.css", "p { }p { color: red }", ("L24", "rule", "error", f"{OWN}/tokens.css")),
        (f"{OWN}/logo.svg", LOGO.replace("path", "script"), ("L25", "element", "error", f"{OWN}/logo.svg")),
        (f"{OWN}/strings.yaml", "nav_hme: {en: x}", ("L26", "near", "error", f"{OWN}/strings.yaml")),
        (f"{OWN}/strings.yaml", "nav_home:\n\t- x", ("Y08", "default", "error", f"{OWN}/strings.yaml")),
        (FOOTERS, "{% macro footer(", ("L21", "syntax", "error", FOOTERS)),
        (FOOTERS, "{% macro header(frame) %}{% endmacro %}", ("L21", "macro", "error", FOOTERS)),
        (FOOTERS, FOOTER.replace("(frame)", "()"), ("L21", "macro", "error", FOOTERS)),
        (
            f"{OWN}/tokens.css",
            TOKENS.replace("#eef6f6", "#777777"),
            ("L27", "light", "error", f"{OWN}/tokens.css"),
        ),
    ],
)
def test_what_cannot_be_used_is_told_at_its_file(
    written: Project, path: str, content: str, expected: tuple[str, ...]
) -> None:
    assert set(told(written.write(path, content).check())) == {expected}


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (FOOTERS, FOOTER.replace("市的", "{{ nobody }}"), ("L21", "fails", "error", FOOTERS)),
        (f"{OWN}/logo.svg", LOGO.replace("path", "script"), ("L25", "element", "error", f"{OWN}/logo.svg")),
    ],
)
def test_the_old_site_stays_where_a_theme_fails(
    two: Project, path: str, content: str, expected: tuple[str, ...]
) -> None:
    before = two.tree()
    assert told(two.write(path, content).build()) == [expected]
    assert two.tree() == before


def test_an_accent_that_is_too_pale_is_an_error_at_its_record(written: Project) -> None:
    written.edit("content/cities/xinghu.yaml", "#0b6e6e", "#7fd0d0")
    record = "content/cities/xinghu.yaml"
    assert set(told(written.check())) == {("L27", "light", "error", record)}
    (shown, *_) = located(written.root, [written.says("L27")])
    assert "#7fd0d0" in shown.source
