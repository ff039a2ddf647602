// Where a pass stands among the levels of a rule's exam: by its own level, or by tables of equivalents.
//
// A reading is {rank, table, verified}: the place among the levels, the table of equivalents that says so ("" for
// the exam's own levels or CEFR). Where nothing can be said: {unplaced: code, field, near, levels}.

import { own } from "./answer.mjs";
import { less } from "./fraction.mjs";
import { CEFR, DEFAULT_EXAM } from "./matching.mjs";
import { findExam, findLevel, nearLevel } from "./names.mjs";
import { partOf, sumOf } from "./passes.mjs";
import { readExact } from "./reading.mjs";
import { fold } from "./text.mjs";
import { wordOf } from "./unstated.mjs";

/** The rank of a pass below the lowest level, and of one that a table leaves open. */
export const BELOW = -1;
export const UNKNOWN = -2;

export const placed = (rank, table = "", verified = true) => ({ rank, table, verified });
export const unplaced = (code, field, near = "", levels = "") => ({ unplaced: code, field, near, levels });

const noEquivalent = () => unplaced("no_equivalent", "exam");

/** The exam whose levels the rule's ladder counts in; null for one that nobody knows. */
export function examOf(rule, world) {
  const found = findExam(rule.exam || DEFAULT_EXAM, world);
  return found === null ? null : world.exams.exams[found];
}

/** All readings of where a pass stands (an array), or why it has no place. */
export function place(one, rule, world) {
  const home = examOf(rule, world);
  const named = one.exam ? findExam(one.exam, world) : null;
  if (home === null || (one.exam && named === null)) return unplaced("exam_unknown", "exam");
  if (one.cefr && !CEFR.includes(one.cefr)) return unplaced("cefr_unknown", "cefr");
  if (named !== null && world.exams.exams[named] !== home) return byOther(one, named, home, rule, world);
  if (!one.level) return one.cefr ? [byCefr(one.cefr, home)] : unplaced("missing_field", "level");
  const level = findLevel(one.level, home);
  return level === null ? noSuchLevel(one.level, home) : [placed(Object.keys(home.levels).indexOf(level))];
}

/** `word` is no level of `exam`: which ones there are. */
export function noSuchLevel(word, exam) {
  if (!levelsOf(exam).length) return unplaced("level_without", "level");
  const levels = levelsOf(exam).map((level) => level.title).join("、");
  return unplaced("level_unknown", "level", nearLevel(word, exam), levels);
}

/** The levels of an exam from low to high. */
export const levelsOf = (exam) => Object.values(exam.levels ?? {});

function byOther(one, named, home, rule, world) {
  const other = world.exams.exams[named];
  if (other.language !== home.language || wordOf(rule.equivalents)) return noEquivalent();
  if (one.level && (levelsOf(other).length || !isTest(one.level, named, world))) {
    const level = findLevel(one.level, other);
    if (level === null) return noSuchLevel(one.level, other);
    const { cefr } = other.levels[level];
    return CEFR.includes(cefr) ? [byCefr(cefr, home)] : noEquivalent();
  }
  if (one.score === null && !one.scores.size) {
    return one.cefr ? [byCefr(one.cefr, home)] : unplaced("missing_field", "score");
  }
  const found = tablesOf(rule, world).flatMap((table) => byTable(one, named, home, table));
  return found.length ? found : noEquivalent();
}

/** True where `word` is one of the tests of an exam with scores: KET, FCE. */
function isTest(word, named, world) {
  const rows = Object.values(world.exams.equivalences ?? {}).flatMap((table) => Object.values(table.rows));
  return rows.some((row) => row[named]?.test && fold(row[named].test) === fold(word));
}

/** The highest level of `home` that is known to need no more than `cefr`. */
function byCefr(cefr, home) {
  const wanted = CEFR.indexOf(cefr);
  const needs = levelsOf(home).map((level) => CEFR.indexOf(level.cefr));
  return placed(needs.findLastIndex((need) => need >= 0 && need <= wanted));
}

// -- tables ---------------------------------------------------------------------

/** The tables that the rule goes by: the one it names, else all. */
function tablesOf(rule, world) {
  const every = world.exams.equivalences ?? {};
  if (typeof rule.equivalents !== "string") return Object.values(every);
  const named = own(every, rule.equivalents);
  return named ? [named] : [];
}

function byTable(one, named, home, table) {
  const all = Object.entries(table.rows).map(([cefr, row]) => [cefr, own(row, named)]);
  const rows = all.filter(([cefr, row]) => row !== undefined && CEFR.includes(cefr));
  rows.sort(([left], [right]) => CEFR.indexOf(left) - CEFR.indexOf(right));
  if (rows.every(([, row]) => wordOf(row))) return [];
  const reached = [...new Set(reachedOf(one, rows))];
  return reached.map((cefr) =>
    placed(typeof cefr === "number" ? cefr : byCefr(cefr, home).rank, table.title, Boolean(table.verified)),
  );
}

/** The CEFR level of each reading of the score: its sum, and its parts where both are known. */
function reachedOf(one, rows) {
  const score = sumOf(one);
  const found = [];
  if (score !== null) found.push(highest(rows.map(([cefr, row]) => [cefr, meets(row, score, one.level)])));
  if (one.scores.size && rows.some(([, row]) => row.listening)) {
    found.push(highest(rows.map(([cefr, row]) => [cefr, meetsParts(row, one)])));
  }
  return found;
}

/** The highest level met; UNKNOWN where none is and a row does not tell. */
function highest(rows) {
  const met = rows.findLast(([, meets]) => meets);
  if (met) return met[0];
  return rows.some(([, meets]) => meets === null) ? UNKNOWN : BELOW;
}

/** Whether a score reaches a row; null where the row does not tell. */
function meets(row, score, test) {
  if (wordOf(row)) return null;
  const [least, most] = [row.total || row.level || row.from, row.to].map(numberOf);
  if (least === null) return null;
  if (row.test && test && fold(test) !== fold(row.test)) return false;
  if (most !== null && less(most, score)) return row.test && test ? null : false;
  return !less(score, least);
}

function meetsParts(row, one) {
  if (wordOf(row)) return null;
  const pairs = ["listening", "reading"].map((name) => [partOf(one, name), numberOf(row[name])]);
  if (pairs.some(([, need]) => need === null)) return null;
  return pairs.every(([done, need]) => done !== null && !less(done, need));
}

const numberOf = (text) => (text ? readExact(text) : null);
