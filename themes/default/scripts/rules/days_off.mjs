// A last day that is a day off: moved as the rule says, or left with both readings where it does not say.

import { because } from "./answer.mjs";
import { worksIn } from "./calendar.mjs";
import { nextWorkingDay, rocWords } from "./days.mjs";
import { holidayPoint } from "./times.mjs";
import { stated } from "./unstated.mjs";

/** {day, reasons, points}: `day`, moved by the rule's words `on_day_off` where it is a day off. */
export function settled({ asked, rule, question, world }, day) {
  const works = worksIn(world);
  const words = stated(rule.on_day_off) ?? "";
  if (works(day) !== false || words.includes("不順延")) return { day, reasons: [], points: [] };
  const moved = words.includes("順延")
    ? nextWorkingDay(day, works)
    : words.includes("提前")
      ? workingDayBefore(day, works)
      : null;
  if (moved === null) return { day, reasons: [], points: holidayPoint(question, day, world) };
  const blanks = { day: rocWords(day), words, moved: rocWords(moved) };
  return { day: moved, reasons: [because(asked, rule, question.voice, "day_off_moved", "on_day_off", blanks)], points: [] };
}

/** The last working day before `day`; null where a year without a table is reached first. */
function workingDayBefore(day, works) {
  let before = day - 1;
  while (works(before) === false) before -= 1;
  return works(before) ? before : null;
}
