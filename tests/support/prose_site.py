"""A project of as many pages of Traditional Chinese as wanted, from sentences of the repository's plans."""

from __future__ import annotations

import random
import re
from pathlib import Path

from support.project import REPOSITORY, Project

SUBJECTS = (
    *("採購", "性別", "環境", "資安", "法制", "領導", "溝通", "英語", "客語", "檔案"),
    *("公文", "會計", "預算", "人事", "考績", "退撫", "勞動", "消防", "防災", "水利"),
)
KINDS = ("研習班", "工作坊", "講座", "實務班", "專題", "進階班", "初階班", "論壇", "訓練", "參訪")
SITE = "title: 大型網站\nas_of: 115年11月21日\nowner: 測試\n"


def prose_project(root: Path, count: int, seed: int) -> Project:
    """The project with ``count`` pages below content/pages, written below ``root`` and not yet built."""
    odd = random.Random(seed)  # noqa: S311
    project = Project(root)
    project.write("content/site.yaml", SITE)
    (root / "content/cities").mkdir()
    (root / "plans").mkdir()
    sentences = _sentences()
    for number in range(count):
        title = f"{odd.choice(SUBJECTS)}{odd.choice(SUBJECTS)}{odd.choice(KINDS)}第{number}期"
        paragraphs = (
            "。".join(odd.sample(sentences, odd.randint(2, 4))) + "。" for _ in range(odd.randint(3, 6))
        )
        text = "\n\n".join([f"# {title}", *paragraphs]) + "\n"
        project.write(f"content/pages/p{number // 100}/c{number % 100}.md", text)
    return project


def _sentences() -> list[str]:
    """Sentences of plans without marks that Markdown would read."""
    files = sorted((REPOSITORY / "plans").glob("*/*/document.md"))
    parts = [part for file in files for part in re.split(r"[。\n；]", file.read_text("utf-8"))]
    plain = (re.sub(r"[\[\]{}<>`|#*_\\!()]", "", part).strip(" -0123456789.") for part in parts)
    return [part for part in plain if 6 <= len(part) < 80 and not part.startswith(":")]
