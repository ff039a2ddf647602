"""The figures of the five documents are drawn: flows in the documents, charts of ours beside them."""

from __future__ import annotations

import re

import pytest

from support.built import Built

REPORT, PROPOSAL = "taipei/112-performance-report", "taipei/106-training-system-proposal"


@pytest.mark.parametrize(
    ("document", "drawings", "said"),
    [
        (
            REPORT,
            4,
            ("近4年預算與決算", "機關實際員額", "163", "（單位：百萬元）", "約聘僱人員 2", "合計 71"),
        ),
        (PROPOSAL, 3, ("942個", "1,123個", "原件只載明這兩年的班期數。", "資安備援等儲存空間 335萬")),
        ("taitung/109", 2, ("開放、整合、創新", "領導培力訓練", "此圖由本站依計畫的條款繪製。")),
        ("hsinchu/109", 6, ("創新設計力", "發展學習力", "民主治理價值課程", "5小時")),
        ("taoyuan/113", 4, ("Breakthrough－智慧創新素養", "環境教育 4小時")),
    ],
)
def test_charts_are_drawn_and_said_to_be_ours(
    built: Built, document: str, drawings: int, said: tuple[str, ...]
) -> None:
    html = (built.output / document / "charts" / "index.html").read_text("utf-8")
    assert html.count('<svg class="chart__drawing"') == drawings
    built.page(f"{document}/charts/").shows(*said, "不是文件的一部分")
    assert "charts/" in built.page(f"{document}/").links()
    assert "chart__drawing" not in (built.output / document / "index.html").read_text("utf-8")


def test_the_flows_of_attachments_3_to_5_are_drawn_in_the_document(built: Built) -> None:
    html = (built.output / PROPOSAL / "index.html").read_text("utf-8")
    drawn = re.findall(r'<svg class="flow__drawing".*?<title[^>]*>(.*?)</title>', html, re.DOTALL)
    assert drawn == [
        "辦班標準作業流程流程圖",
        "班期實施標準作業流程流程圖",
        "系統功能開發申請標準作業流程流程圖",
    ]
    assert html.count("步驟順序依原圖文字推定") == 3


def test_a_lost_figure_is_not_replaced_by_a_map(built: Built) -> None:
    built.page("taitung/109/").shows("原圖未隨文字檔保存，內容待補。")


@pytest.mark.parametrize(
    ("document", "rows"),
    [
        (
            "taitung/109",
            ("「預定開訓月份」的時間", "項目高階主管願景共識營時間2至3月", "項目英文EZGO基礎班時間3至5月"),
        ),
        (
            PROPOSAL,
            (
                "「培訓資訊系統之歷程」的時間",
                "項目導入權限管理時間89年",
                "項目系統維運及功能開發時間99年至106年",
            ),
        ),
        (
            "hsinchu/109",
            (
                "「五力增能訓練」的層次與連線",
                "項目創新設計力層次五力連到上一層微笑城市、幸福新竹",
                "項目世界咖啡館層次訓練內容連到上一層跨域整合力",
                "此圖由本站依計畫的條款繪製。",
            ),
        ),
        (
            "taoyuan/113",
            (
                "「育才 ABC」的層次與連線",
                "項目Care－自我覺察療癒層次方向連到上一層育才 ABC",
                "項目「AI人工智慧」系列層次訓練類別及系列連到上一層Breakthrough－智慧創新素養",
            ),
        ),
    ],
)
def test_timelines_and_strategy_maps_say_what_the_plans_say(
    built: Built, document: str, rows: tuple[str, ...]
) -> None:
    built.page(f"{document}/charts/").shows(*rows)
