"""Makes the theme's fonts; run by hand by maintainers, never by a build.

The PDF may use no font of the machine, or the same plan would look different elsewhere. So the theme brings
its own, cut from packages of Debian 12 to what Taiwanese documents use (Big5 and common symbols):

- Planpress Kai TC        text, from TW-Kai 98.1 (全字庫正楷體), fonts-cns11643-kai
- Planpress Heading TC    everything bold, from Noto Serif CJK TC Bold, fonts-noto-cjk
- Planpress Latin         letters and digits within Kai text, from Noto Serif CJK TC Regular, fonts-noto-cjk;
                          TW-Kai has its hyphen and # as wide as a Chinese character

Name them in this order: font-family: "Planpress Latin", "Planpress Kai TC".

To run: apt-get install fonts-cns11643-kai fonts-noto-cjk
        .venv/bin/python themes/default/fonts/make_fonts.py
The same packages and the same fontTools give the same bytes; it takes a minute.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts")
NOTO_TC = 3  # Noto's collections hold JP, KR, SC, TC, HK

# The line box of all three is TW-Kai's, 820 over 204 of 1024: a bold word must not make its line higher.
ASCENT, DESCENT = 0.801, -0.199

SYMBOLS = (
    "■□▣▪▫☐☑☒▲△▼▽▶▷►◀◁●○◎⊙◆◇★☆※→←↑↓↔⇒⇨➔✓✔✕✗✘☎♀♂〓"  # marks
    "°±×÷–—―…‥‧•·′″‰℃℉㎜㎝㎞㎡㎥㎎㎏㏄µ≦≧≤≥≠≒≈≡∞√∑∵∴∕∼"  # signs and units
    "“”‘’〔〕【】《》〈〉「」『』﹁﹂﹃﹄〖〗（）［］｛｝〇〃々〆㊣㊙©®™§¶†‡№℡€￥＄％"
)
# Not in Big5, yet in names of people and places.
NAMES = "堃峯喆銹粧裏墻恒碁嫺囍凉啓値黄瀞烱渶炘煇寗邨昇栢鑫犇峍凃壠崐瓈珉甯惪叡燊祐"
# Simplified and variant forms that slip into texts by copying; sources are printed as they stand.
SLIPS = (
    "万与专业东丝两严个丰临为丽举义乐习乡书买乱争产亲亿仅从众优会伟传伤伦体余侧债值倾偿储儿兑党兰关兴养内冲决况净准减凤击刘则刚创别删剧劝办务动励劳势"
    "区医华协单卖卢卫却厂厅历压厌县参双发变叶号吗启员响哑团园围国图圆圣场坏块坚坛坝声壳处备复头夺奋奖妇妈娱学宁宝实审宪宫宽宾对寻导寿将尔尘尝层届属岁岗岛"
    "币帅师帐带帮广庄庆库应庙废开异弃张弥弯弹强归当录彻径忆忧怀态总恋恳悬惊惩愿户扑执扩扫扬护报担择挂挥损换据掷摄摆摇撑敌数斗断无旧时显晓暂术机杀杂权条来极构"
    "枪柜标栏树样桥检楼欢欧残毁毕气汇汉沟没泽洁测济浓涛润渐湾湿满滨滚滤灭灯灵灾炉点炼烂热爱牵状独狮猎环现电画疗盐监盖盘着矿码确础祸离种积称稳窃竞笔签简类粮"
    "紧纪约级线练组细终经结给统继绩续维综绿编缘网罗职联肃脑脚腾节艺苏药营蓝虑虽补装规视览观触誉计认讨让训议记讲许论设访证评识诉词译试话询该详语误说请诸课调"
    "谁谈谢谱贝负财责败货质购贯贴贵费资赛赞赵车转轮软轻载较辅辆输达迁过运还这进远违连迟适选递遗邓邮邻郑释里针钟钢钱铁银销锁错键镇长门问间闻阅队阳阴际陆陈险随隐"
    "难雾静韩页项顺须顾预领频题颜额风飞饭饮馆马驾验骗鱼鲁鸟鸡麦黄齐龙龟爲綫衆裡麽"
)
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin
    (0x2160, 0x216B),  # Ⅰ
    (0x2170, 0x2179),  # ⅰ
    (0x2460, 0x2473),  # ①
    (0x2474, 0x2487),  # ⑴
    (0x2500, 0x257F),  # boxes
    (0x2776, 0x277F),  # ❶
    (0x3000, 0x301F),  # CJK punctuation
    (0x3041, 0x30FE),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BA),  # bopomofo of Taiwanese and Hakka
    (0x3220, 0x3229),  # ㈠
    (0xFE30, 0xFE6B),  # vertical and small forms
    (0xFF01, 0xFF5E),  # full width
    (0xFFE0, 0xFFE6),
)
# The middle dot stays a full-width one between the parts of a name; – is for 8–10.
LATIN = {c for first, last in RANGES[:2] for c in range(first, last + 1)} - {0xB7} | set(
    map(ord, "\u2011–€™")
)


class Face(NamedTuple):
    """What is cut from which font."""

    file: str
    family: str
    style: str
    weight: int
    source: str
    package: str
    licence: str
    number: int = -1
    latin: bool = False


KAI = Face(
    "PlanpressKaiTC-Regular.ttf",
    "Planpress Kai TC",
    "Regular",
    400,
    "truetype/cns11643/TW-Kai-98_1.ttf",
    "fonts-cns11643-kai",
    "OGDL-Taiwan-1.0",
)
HEADING = Face(
    "PlanpressHeadingTC-Bold.otf",
    "Planpress Heading TC",
    "Bold",
    700,
    "opentype/noto/NotoSerifCJK-Bold.ttc",
    "fonts-noto-cjk",
    "OFL-1.1",
    NOTO_TC,
)
LATIN_FACE = Face(
    "PlanpressLatin-Regular.otf",
    "Planpress Latin",
    "Regular",
    400,
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "fonts-noto-cjk",
    "OFL-1.1",
    NOTO_TC,
    latin=True,
)

# Signs that a source lacks, served by the outline of another one in the same font.
ALIASES = {
    "∼": "～",
    "‾": "￣",
    "ˍ": "＿",
    "☐": "□",
    "✔": "✓",
    "✕": "×",
    "✗": "×",
    "✘": "×",
    "►": "▶",
    "➔": "→",
    "≤": "≦",
    "≥": "≧",
}
# Signs put together from others; they take the glyph of a Hangul syllable, which we have no use for.
# (sign, host, parts: character, scale, x, y in thousandths of an em)
COMPOSED = (
    ("☑", "가", (("□", 1.0, 0, 0), ("✓", 0.68, 257, 86))),
    ("☒", "각", (("□", 1.0, 0, 0), ("×", 0.95, 25, 30))),
    ("≒", "간", (("＝", 1.0, 0, 0), (".", 1.0, 103, 574), (".", 1.0, 563, 30))),
)


def big5() -> set[int]:
    """All characters of Big5 as cp950 reads it, private use left out."""
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    text = b"".join(bytes([lead, trail]) for lead in range(0xA1, 0xFA) for trail in trails)
    found = set(map(ord, text.decode("cp950", errors="ignore") + text.decode("big5", errors="ignore")))
    return {c for c in found if c > 0x7F and not 0xE000 <= c < 0xF900}


def wanted() -> set[int]:
    """The characters of the two Chinese faces."""
    ranges = {c for first, last in RANGES for c in range(first, last + 1)}
    return big5() | ranges | set(map(ord, SYMBOLS + NAMES + SLIPS))


def offered(face: Face) -> set[int]:
    """What a source has, with what we add to it."""
    composed = {ord(sign) for sign, _, _ in COMPOSED} if face is HEADING else set()
    return set(open_source(face).getBestCmap()) | set(map(ord, ALIASES)) | composed


def open_source(face: Face) -> TTFont:
    """The whole source font."""
    return TTFont(FONTS / face.source, fontNumber=face.number, recalcTimestamp=False)


def cut(font: TTFont, characters: set[int]) -> None:
    """Leaves the characters, kerning of Latin and nothing that is only for screens or vertical text."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.bidi_closure = False
    options.drop_tables += ["FFTM", "vhea", "vmtx", "VORG", "gasp", "GDEF"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.legacy_kern = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def add_aliases(font: TTFont, characters: set[int]) -> None:
    """Points characters that have no glyph at the outline of their neighbour."""
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            for sign, other in ALIASES.items():
                if ord(sign) in characters and ord(sign) not in table.cmap and ord(other) in table.cmap:
                    table.cmap[ord(sign)] = table.cmap[ord(other)]


def compose(font: TTFont) -> None:
    """Draws the signs of COMPOSED over their hosts."""
    cmap = font.getBestCmap()
    drawn = {host: draw_parts(font, cmap[ord(host)], parts) for _, host, parts in COMPOSED}
    for sign, host, _ in COMPOSED:
        name = cmap[ord(host)]
        font["CFF "].cff[0].CharStrings[name] = drawn[host]
        font["hmtx"][name] = (1000, 0)
        for table in font["cmap"].tables:
            if table.cmap.pop(ord(host), None):
                table.cmap[ord(sign)] = name


def draw_parts(font: TTFont, host: str, parts: tuple[tuple[str, float, int, int], ...]) -> Any:
    """One charstring, a full em wide, of the parts."""
    top = font["CFF "].cff[0]
    private = top.FDArray[top.FDSelect[font.getGlyphID(host)]].Private
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    pen = T2CharStringPen(1000 - private.nominalWidthX, glyphs)
    for character, scale, x, y in parts:
        name = cmap[ord(character)]
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, x, y)))
    return pen.getCharString(private=private, globalSubrs=top.GlobalSubrs)


def halve_digits(font: TTFont) -> None:
    """Letters to nine tenths, as small as TW-Kai draws, and every digit half an em wide."""
    scale_upem(font, 900)
    font["head"].unitsPerEm = 1000
    top = font["CFF "].cff[0]
    for dictionary in (top, *top.FDArray):
        if hasattr(dictionary, "FontMatrix"):
            del dictionary.FontMatrix
    for digit in "0123456789":
        widen(font, font.getBestCmap()[ord(digit)], 500)


def narrow_blank(font: TTFont) -> None:
    """A quarter of an em, as Latin has it: Pango sets a blank in the font of the character before it."""
    cmap = font.getBestCmap()
    for blank in (0x20, 0xA0):
        font["hmtx"][cmap[blank]] = (font["head"].unitsPerEm // 4, 0)


def widen(font: TTFont, name: str, width: int) -> None:
    """Centres a glyph in a new width."""
    top = font["CFF "].cff[0]
    private = top.FDArray[top.FDSelect[font.getGlyphID(name)]].Private
    glyphs = font.getGlyphSet()
    pen = T2CharStringPen(width - private.nominalWidthX, glyphs)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, round((width - glyphs[name].width) / 2), 0)))
    top.CharStrings[name] = pen.getCharString(private=private, globalSubrs=top.GlobalSubrs)
    font["hmtx"][name] = (width, 0)


def set_line_box(font: TTFont) -> None:
    """Gives all faces the same ascent and descent."""
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0


def rename(font: TTFont, face: Face, version: str) -> None:
    """A family of our own, so that no font of the machine is taken for it; copyright and licence stay."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14)}
    postscript = Path(face.file).stem
    names.names = []
    ours = {
        **kept,
        1: face.family,
        2: face.style,
        3: f"{postscript}; {face.package} {version}",
        4: f"{face.family} {face.style}",
        5: f"Version 1.0; cut from {Path(face.source).name} of {face.package} {version}",
        6: postscript,
    }
    for number, text in sorted(ours.items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff[0].FamilyName, cff[0].FullName = face.family, f"{face.family} {face.style}"


def installed_version(package: str) -> str:
    """The version of a Debian package."""
    command = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def make(face: Face, characters: set[int]) -> dict[str, object]:
    """Writes one font and tells what it is."""
    version = installed_version(face.package)
    font = open_source(face)
    hosts = {ord(host) for _, host, _ in COMPOSED} if face is HEADING else set()
    add_aliases(font, characters)
    cut(font, characters | hosts)
    if face is HEADING:
        compose(font)
    if face is KAI:
        narrow_blank(font)
    if face.latin:
        halve_digits(font)
    set_line_box(font)
    rename(font, face, version)
    font.save(HERE / face.file)
    return {
        "file": face.file,
        "family": face.family,
        "weight": face.weight,
        "style": "normal",
        "characters": len(font.getBestCmap()),
        "bytes": (HERE / face.file).stat().st_size,
        "sha256": hashlib.sha256((HERE / face.file).read_bytes()).hexdigest(),
        "licence": face.licence,
        "source": Path(face.source).name,
        "package": face.package,
        "version": version,
    }


def main() -> None:
    """Makes all fonts and fonts.json."""
    characters = wanted() & offered(KAI) & offered(HEADING)
    print("in no font:", " ".join(f"{chr(c)}(U+{c:04X})" for c in sorted(wanted() - characters)))
    rows = [make(KAI, characters), make(HEADING, characters | LATIN), make(LATIN_FACE, LATIN)]
    text = json.dumps({"fonts": rows}, ensure_ascii=False, indent=2) + "\n"
    (HERE / "fonts.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
