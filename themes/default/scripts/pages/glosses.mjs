// Words of Chinese records in the language of the page: whole terms and figures with units, never parts of a text.

import { say } from "./dom.mjs";

const HAN = /[^\x00-\x7f]/;
const STRETCH = /[0-9]*[\u3400-\u9fff](?:[\u3400-\u9fff0-9、，（）()/.%]*[\u3400-\u9fff])?/g;
const DAY = /([0-9]+)年([0-9]+)月([0-9]+)日/g;
const LIST = /(?<=[A-Za-z0-9)])、(?=[A-Za-z0-9(])/g;
const COLON = /：(?=[A-Za-z0-9(])/g;
const NUMBER = "([0-9][0-9.,/]*)";

/** A sentence of an answer with what it took from the records in the language of `words`. */
export function told(text, words) {
  if (!words.answer_terms || !HAN.test(text)) return text;
  return text
    .replace(DAY, (whole, ...parts) => shortDay(parts.slice(0, 3).map(Number), words))
    .replace(STRETCH, (stretch) => glossed(stretch, words))
    .replace(COLON, () => words.colon)
    .replace(LIST, () => words.list_separator);
}

/** A day of a year of the Republic in short, by the calendar of the language of `words`. */
export function shortDay([year, month, day], words) {
  const name = words.answer_months.split(" ")[month - 1] ?? month;
  return say(words, "answer_day_short", { year: words.answer_calendar === "ad" ? year + 1911 : year, month: name, day });
}

/** `text` in the language of `words`, as it is where no line of `words.answer_terms` is the whole of it. */
export function glossed(text, words) {
  const lines = (words.answer_terms ?? "").split("\n").filter((line) => line.trim() !== "");
  const terms = lines.map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()]);
  const exact = terms.find(([chinese]) => chinese === text);
  if (exact) return exact[1];
  for (const [chinese, other] of terms) {
    const match = chinese.includes("#") && pattern(chinese).exec(text);
    if (match) return filled(other, match.slice(1));
  }
  return text;
}

function pattern(chinese) {
  const parts = chinese.split("#").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(NUMBER)}$`);
}

/** #1 is the first number, #2 the second; # alone stands for one after the other. */
function filled(other, numbers) {
  return numbers.reduce((text, number, at) => {
    const mark = `#${at + 1}`;
    return text.includes(mark) ? text.split(mark).join(number) : text.replace("#", () => number);
  }, other);
}
