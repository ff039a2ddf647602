// Last days shared by several kinds of rules: fixed days, lateness, and what stays open about a day.

import { saidOpen } from "./answer.mjs";
import { worksIn } from "./calendar.mjs";
import { civil, dayInYear, fromIso, nextWorkingDay, roc, rocWords } from "./days.mjs";
import { isWhole } from "./fraction.mjs";
import { say } from "./sentences.mjs";
import { isRocDate } from "./values.mjs";

const known = (day) => (day === undefined ? null : fromIso(day));

/** The day a rule is asked for: `as_on`, else `today`, else the plan's first day; null for none. */
export const askedDay = (asked, question) => question.day("as_on") ?? question.day("today") ?? known(asked.day);

/** The western year a rule is asked for; null where nothing tells it. */
export function askedYear(asked, question, world) {
  const year = question.number("year");
  if (year !== null && isWhole(year)) return Number(year.n);
  const day = askedDay(asked, question) ?? known(world.clock);
  return day === null ? null : civil(day).year;
}

/** A day as it stands; one of every year in the year asked for (null where nothing tells the year). */
export function fixedDay(day, question, asked, world) {
  if (isRocDate(day)) return fromIso(day.date);
  const year = askedYear(asked, question, world);
  return year === null ? null : dayInYear(day, year);
}

/** True where the question's today is past `last`. */
export function tooLate(question, last) {
  const today = question.day("today");
  return today !== null && today > last;
}

/** That months from the last day of a month have two readings, where they differ. */
export function monthPoint(question, days, field = "last_day") {
  if (days.length < 2) return [];
  const safe = field === "last_day" ? days[0] : days.at(-1);
  return [saidOpen(question.voice, "month_end", days.map(roc), "", { day: rocWords(safe) })];
}

/** That a last day on a day off may move to the next working day; nothing where no table tells. */
export function holidayPoint(question, last, world) {
  const works = worksIn(world);
  if (works(last) !== false) return [];
  const following = nextWorkingDay(last, works);
  const moved = following === null ? say(question.voice, "open.holiday_shift.unknown") : roc(following);
  return [saidOpen(question.voice, "holiday_shift", [roc(last), moved], "", { day: rocWords(last) })];
}
