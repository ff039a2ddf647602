// Which row of an award ladder a pass reaches, reading by reading.
//
// A rung is {step, placed, unsaid}: the row reached (null for none), where, and whether the ladder says nothing about
// this level, which lies above its last row or between two. A field that is tested and lacks is {lacking}.

import { weight } from "./commendations.mjs";
import { BELOW, examOf, levelsOf, noSuchLevel, place, placed, UNKNOWN, unplaced } from "./equivalence.mjs";
import { compare, less, sum } from "./fraction.mjs";
import { CEFR, holds, isOptional } from "./matching.mjs";
import { findExam, findLevel } from "./names.mjs";
import { partOf, sumOf } from "./passes.mjs";
import { readExact } from "./reading.mjs";
import { fold } from "./text.mjs";
import { isAward, isCount, lastOf } from "./values.mjs";

export const rung = (step, where, unsaid = false) => ({ step, placed: where, unsaid });

/** The rows of a rule's ladder; none where a word stands instead. */
export const stepsOf = (rule) => (Array.isArray(rule.steps) ? rule.steps : []);

/** True for a row that asks for the scores of parts. */
export const hasParts = (step) => Object.keys(step.scores ?? {}).length > 0;

/** The rows that a pass may reach, one for each reading of where it stands; {unplaced} or {lacking}. */
export function rungs(one, asking) {
  const steps = openSteps(asking);
  if (steps.lacking) return steps;
  if (steps.some((step) => step.score || hasParts(step) || step.exam)) return byRows(one, steps, asking);
  if (!steps.some((step) => step.level || step.cefr)) return [rung(richest(steps), placed(0))];
  const readings = place(one, asking.rule, asking.world);
  if (readings.unplaced) return readings;
  const home = examOf(asking.rule, asking.world);
  return readings.map((reading) => rungOf(reading, steps, home));
}

/** The rows whose own tests hold. */
function openSteps({ rule, question, world }) {
  const found = [];
  for (const step of stepsOf(rule)) {
    const verdict = holds(step.when, question, rule, world);
    if (verdict.holds === null && !isOptional(verdict.field, question)) return { lacking: verdict.field };
    if (verdict.holds) found.push(step);
  }
  return found;
}

/** The row that gives most, the last of equal ones: rows may stand in either order. */
const richest = (steps) =>
  steps.reduce((best, step) => (best === null || byWorth(step, best) >= 0 ? step : best), null);

/** Negative, 0 or positive as `one` gives less, as much or more than `other`: commendations, then amounts. */
function byWorth(one, other) {
  const [left, right] = [awardOf(one), awardOf(other)];
  return left === right ? compare(amountOf(one), amountOf(other)) : left - right;
}

const awardOf = ({ award }) => (isAward(award) ? weight(award) : 0);

const amountOf = ({ benefits = [] }) => sum(benefits.filter(({ amount }) => isCount(amount)).map(({ amount }) => lastOf(amount)));

/** The row of a rank: the same level, or the nearest below it that counts for all above. */
function rungOf(where, steps, home) {
  if (where.rank === UNKNOWN) return rung(null, where, true);
  const ranks = steps.map((step) => ({ rank: rankOfStep(step, home), step }));
  const exact = ranks.findLast(({ rank }) => rank === where.rank);
  if (exact) return rung(exact.step, where);
  const below = ranks.filter(({ rank }) => rank !== null && rank < where.rank);
  if (where.rank === BELOW || !below.length) return rung(null, where);
  const { step } = below.reduce((best, one) => (one.rank > best.rank ? one : best));
  return step.and_above ? rung(step, where) : rung(null, where, true);
}

/** The rank of a row among the levels of `home`; null where it names none of them. */
function rankOfStep(step, home) {
  if (step.level) {
    const found = findLevel(step.level, home);
    return found === null ? null : Object.keys(home.levels).indexOf(found);
  }
  const rank = step.cefr ? levelsOf(home).findIndex((level) => level.cefr === step.cefr) : -1;
  return rank < 0 ? null : rank;
}

// -- rows by exam and score --------------------------------------------------------

/**
 * The best row that the exam, level or score of the pass meets, where rows name them themselves.
 * The rank is the place among the rows of the same exam, from the row that gives least.
 */
function byRows(one, steps, asking) {
  const pass = { ...one, exam: one.exam || asking.rule.exam || "" };
  const named = pass.exam ? findExam(pass.exam, asking.world) : null;
  const exam = named === null ? null : asking.world.exams.exams[named];
  const mine = upwards(steps.filter((step) => isSameExam(step, pass.exam, named, asking)));
  if (!mine.length) return withoutRow(pass, named);
  const lacking = lackingField(mine, pass);
  if (lacking) return { lacking };
  const met = mine.findLastIndex((step) => meets(step, pass, exam));
  if (met >= 0) return [rung(mine[met], placed(met))];
  if (pass.level && mine.some((step) => step.level)) return noSuchRow(pass.level, exam);
  return [rung(null, placed(BELOW))];
}

/** The field that all rows ask for and the pass does not give, or "". */
function lackingField(mine, one) {
  if (mine.every(hasParts)) {
    if (!one.scores.size) return "scores";
    const missing = mine.flatMap((step) => Object.keys(step.scores)).find((name) => partOf(one, name) === null);
    return missing === undefined ? "" : `scores.${missing}`;
  }
  if (mine.every((step) => step.score) && sumOf(one) === null) return "score";
  return mine.every((step) => step.level) && !one.level ? "level" : "";
}

/** Below all rows; to be asked where nobody knows the order of the levels; no level of a known exam. */
function noSuchRow(level, exam) {
  if (exam === null || !levelsOf(exam).length) return [rung(null, placed(UNKNOWN), true)];
  return findLevel(level, exam) === null ? noSuchLevel(level, exam) : [rung(null, placed(BELOW))];
}

/**
 * `before` as a place among the rows of the exam of `now`, where rows name different exams: it stands as high as the
 * highest of those rows that gives no more than its own.
 */
export function amongRowsOf(now, before, asking) {
  const exam = now.step?.exam;
  if (exam === undefined || before.step?.exam === undefined) return before;
  const named = findExam(exam, asking.world);
  if (isSameExam(before.step, exam, named, asking)) return before;
  const steps = openSteps(asking);
  const mine = steps.lacking ? [] : steps.filter((step) => isSameExam(step, exam, named, asking));
  const rank = upwards(mine).findLastIndex((step) => byWorth(step, before.step) <= 0);
  return { ...before, placed: placed(rank) };
}

/** From the row that gives least; rows that give the same stay in the order of the ladder. */
function upwards(steps) {
  const downwards = steps.length > 0 && byWorth(steps[0], steps.at(-1)) > 0;
  return (downwards ? [...steps].reverse() : [...steps]).sort(byWorth);
}

function isSameExam(step, exam, named, { rule, world }) {
  const wanted = step.exam || rule.exam;
  if (wanted === undefined || fold(wanted) === fold(exam)) return true;
  return named !== null && findExam(wanted, world) === named;
}

function withoutRow(one, named) {
  if (!one.exam) return { lacking: "exam" };
  return unplaced(named === null ? "exam_unknown" : "no_equivalent", "exam");
}

function meets(step, one, exam) {
  if (step.level && !meetsLevel(step, one.level, exam)) return false;
  if (step.cefr && !step.score && !meetsCefr(step, one.cefr)) return false;
  if (step.score && !isWithin(step.score, sumOf(one))) return false;
  return Object.entries(step.scores ?? {}).every(([name, bounds]) => isWithin(bounds, partOf(one, name)));
}

function meetsLevel(step, level, exam) {
  const mine = exam && level ? findLevel(level, exam) : null;
  const wanted = exam ? findLevel(step.level, exam) : null;
  if (mine === null || wanted === null) return Boolean(level) && fold(level) === fold(step.level);
  const order = Object.keys(exam.levels);
  return mine === wanted || (Boolean(step.and_above) && order.indexOf(mine) > order.indexOf(wanted));
}

function meetsCefr(step, cefr) {
  const [mine, wanted] = [cefr, step.cefr].map((one) => CEFR.indexOf(one));
  if (mine < 0) return false;
  return cefr === step.cefr || (Boolean(step.and_above) && wanted >= 0 && mine > wanted);
}

/** Whether a score, null for none, lies within bounds. */
function isWithin({ from, to }, score) {
  if (score === null) return false;
  const [least, most] = [from, to].map((one) => (one ? readExact(one) : null));
  return (least === null || !less(score, least)) && (most === null || !less(most, score));
}
