// Reads a value of a question: numbers exactly, days, yes and no, words; what it cannot read it names.

import { FIRST_YEAR, readDay, roc } from "./days.mjs";
import { compare, fraction, isWhole, less, over, parse, words, ZERO } from "./fraction.mjs";
import { readYesNo, sameWord } from "./names.mjs";
import { CHINESE, fold, narrow, nearest, readNumber, strip } from "./text.mjs";

const LONGEST_WORD = 200;
const MOST = 10 ** 12;
const NUMBER = new RegExp(
  "^([+-]?)(?:([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\\.([0-9]{1,6}))?(?:/([1-9][0-9]{0,5}))?" +
    `|([${CHINESE}]{1,12}|半))([^0-9.,/+\\-]*)$`,
  "u",
);
const YEAR = /^(?:中華民國|民國)?([1-9][0-9]{0,3})(?:年度?)?$/;

/** Why a value cannot be read: a code of a sentence, what to write instead, the bound in question. */
export const unread = (code, suggestion = "", more = {}) => ({ unread: code, suggestion, bound: "", choices: "", field: "", ...more });

/** True for what `unread` makes. */
export const isUnread = (value) => typeof value === "object" && value !== null && "unread" in value;

/** The value that `raw` gives `one`, a field of any sort that holds a single value. */
export function readSingle(raw, one, world) {
  switch (one.sort) {
    case "number":
    case "count":
      return readFigure(raw, one);
    case "date":
      return readDate(raw);
    case "yes_no":
      return readFlag(raw);
    case "year":
      return readYear(raw);
    case "absence": {
      const flag = readFlag(raw);
      return isUnread(flag) ? readFigure(raw, one) : flag;
    }
    case "choice":
      return readChoice(raw, one, world);
    case "any":
      return typeof raw === "boolean" ? raw : readWord(raw);
    default:
      return readWord(raw);
  }
}

const short = (raw) => typeof raw === "string" && [...raw].length <= LONGEST_WORD;

// -- numbers ----------------------------------------------------------------------

/** A number as JSON or as words (2.5, 八小時, 10/3, 1,000元), exactly; null for anything else. */
export function readExact(raw, units = []) {
  const match = NUMBER.exec(numberText(raw) ?? "");
  if (!match) return null;
  const [, sign, written, decimals, below, chinese, unit] = match;
  if (unit && !units.some((known) => fold(known) === fold(unit))) return null;
  const whole = written?.replaceAll(",", "");
  if ((decimals && below) || (whole && whole.length > 12)) return null;
  const number = chinese ? readNumber(chinese) : parse(`${whole}.${decimals ?? 0}`);
  if (number === null) return null;
  return over(sign === "-" ? fraction(-number.n, number.d) : number, fraction(below ?? 1));
}

/** The digits that JSON wrote, without an exponent; null for what is no number. */
function numberText(raw) {
  if (typeof raw === "number") return raw > -MOST && raw < MOST ? plainDigits(String(raw)) : null;
  return short(raw) ? narrow(raw) : null;
}

function plainDigits(text) {
  const match = /^(-?)([0-9])(?:\.([0-9]+))?e-([0-9]+)$/.exec(text);
  if (!match) return text;
  const [, sign, whole, rest = "", exponent] = match;
  return `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${rest}`;
}

/** A number within the bounds of `one`. */
export function readFigure(raw, one) {
  const number = readExact(raw, one.units);
  if (number === null) return unread("not_a_number");
  if (one.more_than_zero && compare(number, ZERO) <= 0) return unread("not_positive");
  const [least, most] = [readExact(one.at_least), readExact(one.at_most)];
  if (least !== null && less(number, least)) {
    return unread(compare(least, ZERO) === 0 ? "negative" : "too_small", "", { bound: words(least) });
  }
  if (most !== null && less(most, number)) return unread("too_large", "", { bound: words(most) });
  return one.sort === "count" && !isWhole(number) ? unread("not_whole") : number;
}

/** The western year of 113, "113年" or 2024. */
function readYear(raw) {
  const match = ["number", "string"].includes(typeof raw) ? YEAR.exec(narrow(String(raw))) : null;
  if (!match) return unread("not_a_year");
  const year = Number(match[1]);
  if ((999 < year && year < FIRST_YEAR) || year > FIRST_YEAR + 998) return unread("not_a_year");
  return fraction(year >= FIRST_YEAR ? year : year + FIRST_YEAR - 1);
}

// -- days and words -----------------------------------------------------------------

function readDate(raw) {
  if (!short(raw)) return unread("not_a_date");
  const { day, near } = readDay(raw);
  if (day !== null) return day;
  return near !== null ? unread("no_such_day", roc(near)) : unread("not_a_date");
}

function readFlag(raw) {
  if (typeof raw === "boolean") return raw;
  const told = short(raw) ? readYesNo(raw) : null;
  return told === null ? unread("not_yes_no") : told;
}

/** Words, or a number written as JSON, which then is its digits. */
export function readWord(raw) {
  if (typeof raw === "number") return numberText(raw) || unread("not_words");
  return (short(raw) ? strip(raw) : "") || unread("not_words");
}

function readChoice(raw, one, world) {
  const word = readWord(raw);
  if (isUnread(word)) return word;
  const found = one.choices.find((choice) => sameWord(word, choice, world));
  if (found !== undefined) return found;
  return unread("not_a_choice", nearest(word, one.choices) ?? "", { choices: one.choices.join("、") });
}
