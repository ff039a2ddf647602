// Finds what a word names: exams, levels and kinds of staff, by id, title or another name.

import { fold, nearest } from "./text.mjs";

const YES = ["是", "true", "yes"];
const NO = ["否", "false", "no"];
const GROUPS = new WeakMap();

/** True and false for words of yes and no; null for others. */
export function readYesNo(word) {
  const folded = fold(word);
  return YES.includes(folded) ? true : NO.includes(folded) ? false : null;
}

/** The id of the entry that `word` names by id, title or another name; null for none. */
export const findTerm = (word, terms) =>
  find(word, Object.entries(terms).map(([id, term]) => [id, [id, term.title, ...(term.also ?? [])]]));

/** The id of an exam: gept for gept, 全民英檢 or GEPT. */
export const findExam = (word, world) => findTerm(word, world.exams.exams);

/** The id of a level of `exam`. */
export const findLevel = (word, exam) =>
  find(word, Object.entries(exam.levels ?? {}).map(([id, level]) => [id, [id, level.title]]));

/** The name of an exam that `word` may mean, or "". */
export function nearExam(word, world) {
  const exams = Object.values(world.exams.exams);
  return nearest(word, exams.flatMap((exam) => [exam.title, ...(exam.also ?? [])])) ?? "";
}

/** The title of a level of `exam` that `word` may mean, or "". */
export const nearLevel = (word, exam) => nearest(word, Object.values(exam.levels ?? {}).map((level) => level.title)) ?? "";

/** True where both words mean the same: as written, or as names of one entry of a vocabulary. */
export function sameWord(one, other, world) {
  const [left, right] = [fold(one), fold(other)];
  return left === right || groups(world).some((group) => group.has(left) && group.has(right));
}

function groups(world) {
  if (!GROUPS.has(world)) {
    const terms = [...Object.entries(world.audiences), ...Object.entries(world.exams.exams)];
    const levels = Object.values(world.exams.exams).flatMap((exam) => Object.entries(exam.levels ?? {}));
    const names = [...terms, ...levels].map(([id, term]) => [id, term.title, ...(term.also ?? [])]);
    GROUPS.set(world, names.map((group) => new Set(group.map(fold))));
  }
  return GROUPS.get(world);
}

function find(word, entries) {
  const wanted = fold(word);
  return entries.find(([, names]) => names.some((name) => fold(name) === wanted))?.[0] ?? null;
}
