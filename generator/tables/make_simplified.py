"""Writes rules/simplified.py from OpenCC's dictionaries: simplified characters that are no Traditional ones.

    python generator/tables/make_simplified.py FOLDER

FOLDER holds STCharacters.txt and TWVariants.txt of OpenCC (https://github.com/BYVoid/OpenCC,
data/dictionary). A character is left out where it is correct in Taiwan too: OpenCC gives it as its own
Traditional form (后 里 台 只 干), it is among the 5,401 frequent characters of Big5, or below.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "planpress" / "rules" / "simplified.py"
ALSO_TRADITIONAL = frozenset("凄吨岭庄昵栖棱沄忏泞洒洼炖瓮痒篱羡肮茧蒏蔂虮蚕赶温恒")
"""Rare characters of Big5 that people in Taiwan write as they are, and 温 and 恒, common in their names."""
_FREQUENT = (0xA440, 0xC67E)
_FIRST, _LAST = "\u4e00", "\u9fff"
_A_LINE = 40
_HEAD = '''"""Simplified characters with the Traditional one to write instead, from OpenCC's dictionaries.

Made by generator/tables/make_simplified.py from STCharacters.txt and TWVariants.txt of OpenCC, Apache
License 2.0 (LICENSE-OpenCC.txt). Characters that are correct in Taiwan too (后 里 台 只 干) are left out.
"""

from __future__ import annotations

'''


def frequent(char: str) -> bool:
    """True for the 5,401 characters of Big5's first level."""
    code = char.encode("big5", "ignore")
    return len(code) == 2 and _FREQUENT[0] <= int.from_bytes(code, "big") <= _FREQUENT[1]


def lines(text: str) -> list[list[str]]:
    """Key and values of each line of a dictionary."""
    pairs = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [[pair[0], *pair[1].split()] for pair in pairs]


def table(characters: str, variants: str) -> dict[str, str]:
    """Simplified to Traditional as written in Taiwan, in order of code."""
    local = {key: values[0] for key, *values in lines(variants)}
    made = {}
    for key, *values in lines(characters):
        forms = [local.get(value, value) for value in values]
        in_range = len(key) == 1 and _FIRST <= key <= _LAST and _FIRST <= forms[0] <= _LAST
        if in_range and key not in forms and not frequent(key) and key not in ALSO_TRADITIONAL:
            made[key] = forms[0]
    return dict(sorted(made.items()))


def module(pairs: dict[str, str]) -> str:
    """The text of the Python module."""
    words = "".join(key + value for key, value in pairs.items())
    cut = [words[place : place + _A_LINE] for place in range(0, len(words), _A_LINE)]
    shown = "\n".join(f'    "{line}"' for line in cut)
    return (
        f"{_HEAD}_PAIRS = (\n{shown}\n)\n\n"
        "TRADITIONAL = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))\n"
        '"""Traditional character by simplified one."""\n'
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("STCharacters.txt", "TWVariants.txt")]
    TARGET.write_text(module(table(texts[0], texts[1])), encoding="utf-8")
