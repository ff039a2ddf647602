// How often an award is given at most: in a year, or at all.

import { civil } from "./days.mjs";
import { AWARDED } from "./earlier.mjs";
import { atMost, fraction } from "./fraction.mjs";
import { askedDay } from "./times.mjs";
import { isCount, lastOf } from "./values.mjs";

/** True where earlier awards already reach the rule's number; {lacking} where their days decide. */
export function usedUp({ asked, rule, question }) {
  if (!isCount(rule.at_most_times)) return false;
  const reached = (times) => atMost(lastOf(rule.at_most_times), fraction(times));
  const days = (question.passes(AWARDED) ?? []).map((one) => one.date);
  if (!(rule.per ?? []).some((unit) => unit.includes("年"))) return reached(days.length);
  const day = question.day("certificate_date") ?? askedDay(asked, question);
  const year = day === null ? null : civil(day).year;
  const dated = days.filter((one) => one !== null);
  const sure = dated.filter((one) => year === null || civil(one).year === year).length;
  if (year !== null && reached(sure)) return true;
  return reached(sure + days.length - dated.length) ? { lacking: `${AWARDED}.date` } : false;
}
