// Numerals in both forms: 三個月 finds 3個月, 第12條 finds 第十二條.

const DIGITS = "零一二三四五六七八九";
const UNIT = "[年月日時分秒週周天個次名人元條款項點章節級職等歲門班場期梯堂位件種類學小萬千億%]";
const ARABIC = new RegExp(`(?<!\\d)\\d{1,4}(?=${UNIT})|(?<=第)\\d{1,4}`, "gu");
const CHINESE = new RegExp(`[零〇一二兩三四五六七八九十百千]+(?=${UNIT})|(?<=第)[一二三四五六七八九十百]+`, "gu");
const SCALE = new Map([["十", 10], ["百", 100], ["千", 1000]]);
const MOST = 4;

/** @param {string} folded @returns {string[]} the query, then the same with its numerals in other forms */
export function variants(folded) {
  const found = new Set([folded]);
  for (const one of [folded.replace(ARABIC, chinese), folded.replace(ARABIC, spelled), folded.replace(CHINESE, arabic)]) {
    found.add(one);
  }
  return [...found].slice(0, MOST);
}

/** @param {string} number 113 as 一百一十三 */
function chinese(number) {
  const digits = [...String(Number(number))];
  const said = digits.map((digit, at) => {
    const scale = ["", "十", "百", "千"][digits.length - 1 - at];
    return digit === "0" ? "零" : DIGITS[Number(digit)] + scale;
  });
  const words = said.join("").replace(/零+$/u, "").replace(/零+/gu, "零").replace(/^一十/u, "十");
  return words || "零";
}

/** @param {string} number 113 as 一一三 */
const spelled = (number) => [...number].map((digit) => DIGITS[Number(digit)]).join("");

/** @param {string} words 一百一十三 and 一一三 as 113 @returns {string} */
function arabic(words) {
  const letters = [...words.replaceAll("〇", "零").replaceAll("兩", "二")];
  if (!letters.some((letter) => SCALE.has(letter))) return letters.map((letter) => DIGITS.indexOf(letter)).join("");
  let total = 0;
  let digit = 0;
  for (const letter of letters) {
    const scale = SCALE.get(letter);
    if (scale) total += (digit || 1) * scale;
    digit = scale ? 0 : DIGITS.indexOf(letter);
  }
  return String(total + digit);
}
