"""A small project of an invented city: two documents, six courses, a table, an award; built in a moment."""

from __future__ import annotations

from pathlib import Path

from support.project import Project

PLAN = "plans/xinghu/114"
COURSES = f"{PLAN}/courses.csv"
DOCUMENT = f"{PLAN}/document.md"
HEADS = "編號,類別,系列,課程名稱,對象,人數,時數,舊編號"

FILES = {
    "content/site.yaml": """\
title: 訓練計畫
as_of: 115年1月2日
owner: 星湖市政府人事處
footer:
  - {title: 關於本站, page: about}
""",
    "content/cities/xinghu.yaml": """\
name: 星湖市
government: 星湖市政府
agency: 星湖市政府人事處
accent: "#0b6e6e"
numbering:
  levels: 壹、 一、 (一) 1. (1)
  eleven: 拾壹
""",
    "content/pages/about.md": "# 關於本站\n\n這是虛構的縣市。\n",
    f"{PLAN}/plan.yaml": """\
title: 星湖市政府114年度訓練計畫
kind: plan
state: draft
period: 114年1月1日至114年12月31日
issue: {date: 未載明, number: 未載明}
audience: [公務人員]
tables:
  summary:
    of: courses
    caption: 課程一覽表
    columns: [課程名稱, 對象, 人數, 時數]
""",
    DOCUMENT: """\
# 計畫目標

1. 提升同仁之數位能力。
1. 依{@hours}所定時數安排課程。

# 訓練課程 {#tracks}

## 數位能力訓練 {#digital}

### 人工智慧系列 {#ai}

開辦{list:ai 及}等課程。

### 資料分析系列 {#data}

開辦{list:data 及}等課程。

# 課程一覽

{table:summary}

# 學習時數

1. 每人每年應完成{value:hours.total}。 {#hours}

# 獎勵

1. 通過英語檢定者，敘獎如下： {#english}

    {table:english-award}

# 上年度成果

{table:trainees}
""",
    COURSES: f"""\
{HEADS}
ai-1,digital,ai,生成式工具入門,一般人員,40,3小時,
ai-2,digital,ai,用生成式工具寫公文,一般人員,30,6小時,
ai-3,digital,ai,提示的寫法,主管人員,20,3小時,
data-1,digital,data,試算表與圖表,一般人員,30,6小時,
data-2,digital,data,公開資料的應用,一般人員,25,6小時,
data-3,digital,data,問卷的設計,主管人員,20,3小時,
""",
    f"{PLAN}/rules.yaml": """\
hours:
  hours:
    clause: hours
    total: 20小時
    parts:
      required: {title: 必須完成, hours: 10小時}
      job: {title: 其他與業務相關, hours: 10小時}
awards:
  english-award:
    clause: english
    caption: 通過英語檢定敘獎標準
    head: [敘獎項目, 敘獎標準, 敘獎額度]
    item: 通過英語檢定
    steps:
      - {level: 初級, text: 通過初級者, award: 嘉獎1次}
      - {level: 中高級, and_above: true, text: 通過中高級以上者, award: 記功1次}
    once_per_level: true
    earlier_pass: 較高等級才敘獎
    apply_within: 3個月
    counted_from: {合格證書: 發證日期}
    papers: [合格證書影本]
""",
    f"{PLAN}/indicators.yaml": """\
tables:
  trainees:
    caption: 參訓人次
    head: 類別
    unit: 人次
    columns: [112, 113]
    rows:
      digital: {label: 數位能力訓練, values: [420, 560]}
      other: {label: 其他訓練, values: [180, 210]}
      all: {label: 合計, values: [600, 770]}
    checks:
      - {row: all, sum: [digital, other]}
""",
    "plans/xinghu/113/plan.yaml": """\
title: 星湖市政府113年度訓練計畫
kind: plan
state: draft
period: 113年1月1日至113年12月31日
issue: {date: 未載明, number: 未載明}
audience: [公務人員]
""",
    "plans/xinghu/113/document.md": "# 計畫目標\n\n1. 提升同仁之服務品質。\n",
}


def small_project(root: Path) -> Project:
    """The project, written below ``root`` and not yet built."""
    project = Project(root)
    for path, text in FILES.items():
        project.write(path, text)
    return project


def many_courses(root: Path, count: int) -> Project:
    """The small project with ``count`` courses instead: all-1 to all-10 in s-1, all-11 to all-20 in s-2 …"""
    rows = [
        f"all-{number},digital,s-{(number + 9) // 10},第{number}班,一般人員,30,6小時,"
        for number in range(1, count + 1)
    ]
    series = "\n\n".join(f"### 系列{number} {{#s-{number}}}" for number in range(1, (count + 9) // 10 + 1))
    project = small_project(root).write(COURSES, "\n".join([HEADS, *rows]) + "\n")
    before, after = FILES[DOCUMENT].split("### 人工智慧系列 {#ai}")
    return project.write(DOCUMENT, f"{before}{series}\n\n# 課程一覽{after.partition('# 課程一覽')[2]}")
