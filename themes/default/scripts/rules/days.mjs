// Days as whole numbers (1 January 1970 is 0): reading, writing, adding; no clock and no time zone.

import { narrow } from "./text.mjs";

export const FIRST_YEAR = 1912;
const LAST_YEAR = FIRST_YEAR + 998;
const FARTHEST = 1200; // months: longer spans are no deadline

/** The number of a civil day, or null where the calendar has none; years 1 to 9999. */
export function dayOf(year, month, day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** Year, month and day of a number. */
export function civil(number) {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const years = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096);
  const yearOfEra = Math.floor(years / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has. */
export function lengthOf(year, month) {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 0 is Monday. */
export const weekday = (number) => (((number + 3) % 7) + 7) % 7;

/** The number of "2024-02-27". */
export function fromIso(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? dayOf(...match.slice(1).map(Number)) : null;
}

const two = (number) => String(number).padStart(2, "0");

/** "2024-02-27". */
export function iso(number) {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** "113-02-27". */
export function roc(number) {
  const { year, month, day } = civil(number);
  return `${year - FIRST_YEAR + 1}-${two(month)}-${two(day)}`;
}

/** "113年2月27日". */
export function rocWords(number) {
  const { year, month, day } = civil(number);
  return `${year - FIRST_YEAR + 1}年${month}月${day}日`;
}


const WRITTEN = /^(?:中華民國|民國)?([0-9]{1,4})[年/.\-]([0-9]{1,2})[月/.\-]([0-9]{1,2})日?$/;

/** {day, near} of 113-11-30, 113年11月30日, 2024-11-30; `near` is the month's last day where there is no such day. */
export function readDay(text) {
  const match = WRITTEN.exec(narrow(text));
  if (!match) return { day: null, near: null };
  const [year, month, day] = match.slice(1).map(Number);
  const western = year >= FIRST_YEAR ? year : year + FIRST_YEAR - 1;
  const wrong = year === 0 || (FIRST_YEAR > year && year > 999) || western > LAST_YEAR;
  if (wrong || month < 1 || month > 12) return { day: null, near: null };
  const last = lengthOf(western, month);
  if (day > last) return { day: null, near: dayOf(western, month, last) };
  return { day: day ? dayOf(western, month, day) : null, near: null };
}

/** The same day `months` later; the month's last day where it has none such. */
export function monthsLater(number, months) {
  const { year, month, day } = civil(number);
  const all = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1];
  return dayOf(y, m, Math.min(day, lengthOf(y, m)));
}

/** The last day of the month of `number`. */
export function monthEnd(number) {
  const { year, month } = civil(number);
  return dayOf(year, month, lengthOf(year, month));
}

/** The days that `span` after (before, for -1) `start` may mean: {days, unknownYear}. */
export function count(start, span, works, direction = 1) {
  const amount = span.amount * direction;
  switch (span.unit) {
    case "months":
      return counted(months(start, amount));
    case "years":
      return counted(months(start, 12 * amount));
    case "weeks":
      return counted(plainDays(start, 7 * amount));
    case "days":
      return counted(plainDays(start, amount));
    case "working_days":
      return workingDays(start, span.amount, works, direction);
    default:
      return counted([]);
  }
}

const counted = (days, unknownYear = 0) => ({ days, unknownYear });

function months(start, amount) {
  if (Math.abs(amount) > FARTHEST) return [];
  const same = monthsLater(start, amount);
  if (start !== monthEnd(start) || amount === 0) return [same];
  const end = monthEnd(same);
  return same === end ? [same] : [same, end];
}

const plainDays = (start, days) => (Math.abs(days) > 31 * FARTHEST ? [] : [start + days]);

function workingDays(start, days, works, direction) {
  if (days > 31 * FARTHEST) return counted([]);
  let [day, left] = [start, days];
  while (left > 0) {
    day += direction;
    const working = works(day);
    if (working === null) return counted([], civil(day).year);
    left -= working ? 1 : 0;
  }
  return counted([day]);
}

/** The first working day after `day`; null where a year without a table is reached first. */
export function nextWorkingDay(day, works) {
  let following = day + 1;
  while (works(following) === false) following += 1;
  return works(following) ? following : null;
}

/** A day of every year in the western `year`; 29 February is the 28th where there is none. */
export function dayInYear(one, year) {
  const western = year + (one.next_year ? 1 : 0);
  return dayOf(western, one.month, Math.min(one.day, lengthOf(western, one.month)));
}
