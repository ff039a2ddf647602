// Working days: which days offices work, as published year by year; a year without a table is not guessed.

import { civil, FIRST_YEAR, fromIso, weekday } from "./days.mjs";

const READ = new WeakMap();

/** A function of a day: true where offices work, false where they do not, null without a table for its year. */
export function worksIn(world) {
  const years = read(world.calendar ?? {});
  return (day) => {
    const table = years.get(civil(day).year - FIRST_YEAR + 1);
    return table ? table.on.has(day) || (weekday(day) < 5 && !table.off.has(day)) : null;
  };
}

function read(calendar) {
  if (!READ.has(calendar)) {
    const sets = Object.entries(calendar).map(([year, { off, on }]) => [Number(year), { off: daysOf(off), on: daysOf(on) }]);
    READ.set(calendar, new Map(sets));
  }
  return READ.get(calendar);
}

const daysOf = (texts) => new Set(texts.map(fromIso));
