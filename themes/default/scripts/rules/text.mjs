// Words as people type them: width, case and blanks evened out, numerals read, and the word probably meant.

import { parse } from "./fraction.mjs";

const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const AROUND = new RegExp(`^${BLANKS.source}|${BLANKS.source}$`, "gu");
const TWINS = { 臺: "台", ㄧ: "一", _: "-", "–": "-", "—": "-", 裏: "裡", 着: "著" };
const MAX_LENGTH = 80;

/** In half width without blanks. */
export const narrow = (text) => text.normalize("NFKC").replace(BLANKS, "");

/** Without the blanks around it. */
export const strip = (text) => text.replace(AROUND, "");

/** Without the differences nobody sees: width, case, 臺/台, _/-, blanks. */
export function fold(word) {
  const lower = word.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  return lower.replace(/[臺ㄧ_–—裏着]/gu, (sign) => TWINS[sign]).replace(BLANKS, "");
}

/** The candidate most like `word`, or null where none is like enough. */
export function nearest(word, candidates) {
  const wanted = [...fold(word)];
  if (!wanted.length || wanted.length > MAX_LENGTH) return null;
  let best = null;
  for (const candidate of candidates) {
    const rank = rankOf(wanted, [...fold(candidate)]);
    if (rank && (!best || rank[0] < best[0] || (rank[0] === best[0] && rank[1] < best[1]))) best = [...rank, candidate];
  }
  return best && best[2];
}

function rankOf(wanted, candidate) {
  const longer = Math.max(wanted.length, candidate.length);
  const allowed = longer <= 4 ? 1 : Math.floor(longer / 3);
  if (!candidate.length || Math.abs(wanted.length - candidate.length) > allowed) return null;
  let shared = 0;
  while (shared < Math.min(wanted.length, candidate.length) && wanted[shared] === candidate[shared]) shared += 1;
  if (longer <= 2 && !shared) return null;
  const count = edits(wanted, candidate);
  return count <= allowed ? [count, -shared] : null;
}

function edits(one, other) {
  let [older, before, row] = [null, null, other.map((_, j) => j).concat(other.length)];
  one.forEach((left, i) => {
    [older, before, row] = [before, row, [i + 1]];
    other.forEach((right, j) => {
      let cost = Math.min(before[j + 1] + 1, row[j] + 1, before[j] + (left === right ? 0 : 1));
      if (older && j > 0 && left === other[j - 1] && one[i - 1] === right) cost = Math.min(cost, older[j - 1] + 1);
      row.push(cost);
    });
  });
  return row[other.length];
}

// -- numerals -----------------------------------------------------------------

const DIGITS = { 〇: 0, 零: 0, 一: 1, 二: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const PLACES = { 十: 10, 百: 100, 千: 1000 };
export const CHINESE = "零〇一二兩三四五六七八九十百千";

/** The whole number of "30", "八", "二十一"; null for anything else. */
export function readWhole(text) {
  if (/^[0-9]+$/.test(text)) return text.length <= 15 && (text === "0" || text[0] !== "0") ? Number(text) : null;
  return chinese(text);
}

function chinese(text) {
  let [total, figure, lastPlace, gap] = [0, null, 10_000, false];
  for (const sign of text) {
    if (sign in PLACES) {
      const place = PLACES[sign];
      if (place >= lastPlace || figure === 0 || (figure === null && total && !gap)) return null;
      total += place * (figure ?? 1);
      [figure, lastPlace, gap] = [null, place, false];
    } else if (!(sign in DIGITS) || figure !== null) {
      return null;
    } else if (DIGITS[sign] === 0 && text !== "零" && text !== "〇") {
      if (!total || gap) return null;
      gap = true;
    } else {
      figure = DIGITS[sign];
    }
  }
  return figure === null && (gap || !total) ? null : total + (figure ?? 0);
}

/** The fraction of "30", "2.5", "八" or "半"; null for anything else. */
export function readNumber(text) {
  if (text === "半") return parse("0.5");
  const [whole, ...rest] = text.split(".");
  if (rest.length) {
    const good = rest.length === 1 && text.length <= 30 && /^[0-9]+$/.test(rest[0]) && /^[0-9]*$/.test(whole);
    return good && readWhole(whole) !== null ? parse(text) : null;
  }
  const number = readWhole(text);
  return number === null ? null : parse(String(number));
}
