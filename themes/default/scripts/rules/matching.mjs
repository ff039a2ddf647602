// Whether the tests of a case or a condition hold for a question: yes, no, or a field is lacking.

import { readDay } from "./days.mjs";
import { compare, fraction, same } from "./fraction.mjs";
import { findExam, findLevel, readYesNo, sameWord } from "./names.mjs";
import { isMapping } from "./passes.mjs";
import { readExact } from "./reading.mjs";
import { CHINESE, readWhole } from "./text.mjs";

export const DEFAULT_EXAM = "gept";
export const CEFR = ["A1", "A2", "B1", "B2", "C1", "C2"];
const GRADE = new RegExp(`^[^\\n]*?([0-9]+|[${CHINESE}]+)職等[^\\n]*$`, "u");
const BARE = new RegExp(`^(?:[0-9.,/]+|[${CHINESE}]+)`, "u");

const verdict = (holds, field = "") => ({ holds, field });

/** {holds, field}: one test that fails decides, else one whose field is lacking (null), else they hold. */
export function holds(when, question, rule, world) {
  let lacking = "";
  for (const [name, test] of Object.entries(when ?? {})) {
    const value = question.values.get(name);
    const told = value === undefined ? null : passesTest(test, value, name, question, rule, world);
    if (told === false) return verdict(false);
    if (told === null && !lacking) lacking = name;
  }
  return lacking ? verdict(null, lacking) : verdict(true);
}

/** True for a field that a question need not hold. */
export const isOptional = (name, question) => question.fields.get(name)?.optional ?? false;

/** Whether `value` of the field `name` passes; null where it cannot be compared. */
export function passesTest(test, value, name, question, rule, world) {
  const [any, none] = [test.any_of ?? [], test.none_of ?? []];
  if (any.length && !any.some((word) => equals(word, value, world))) return false;
  if (none.some((word) => equals(word, value, world))) return false;
  const bounds = [test.at_least, test.more_than, test.at_most, test.less_than];
  const signs = bounds.map((bound) => (bound === undefined ? 2 : sign(value, bound, name, question, rule, world)));
  if (signs.includes(null)) return null;
  const [least, more, most, below] = signs.map((one) => (one === 2 ? null : one));
  return !(
    (least !== null && least < 0) ||
    (more !== null && more <= 0) ||
    (most !== null && most > 0) ||
    (below !== null && below >= 0)
  );
}

const isFraction = (value) => isMapping(value) && "n" in value;

function equals(word, value, world) {
  if (typeof value === "boolean") return readYesNo(word) === value;
  if (isFraction(value)) {
    const number = readExact(bare(word));
    return number !== null && same(number, value);
  }
  if (typeof value === "number") return readDay(word).day === value;
  return typeof value === "string" && sameWord(word, value, world);
}

/** The number at the beginning of 5,000元. */
const bare = (word) => BARE.exec(word)?.[0] ?? word;

/** -1, 0, 1 as `value` is below, at, above `bound`; null where they cannot be compared. */
function sign(value, bound, name, question, rule, world) {
  if (isFraction(value)) {
    const limit = readExact(bare(bound));
    return limit === null ? null : compare(value, limit);
  }
  if (typeof value === "number") {
    const { day } = readDay(bound);
    return day === null ? null : Math.sign(value - day);
  }
  if (typeof value !== "string") return null;
  const [one, other] = [value, bound].map((word) => rankOf(word, name, question, rule, world));
  return one === null || other === null ? null : compare(one, other);
}

/** How high a word stands: among the choices of its field, the levels of the exam, CEFR, 職等, numbers. */
export function rankOf(word, name, question, rule, world) {
  const one = question.fields.get(name);
  if (one?.choices.length) return place(word, one.choices, world);
  if (name === "level") return levelRank(word, question.word("exam"), rule, world);
  if (name === "cefr") return place(word, CEFR, world);
  const grade = GRADE.exec(word);
  if (!grade) return readExact(word);
  const number = readWhole(grade[1]);
  return number === null ? null : fraction(number);
}

/** The rank of a level, 0 for the lowest, in the exam named, else in that of the rule. */
export function levelRank(word, exam, rule, world) {
  const id = findExam(exam || rule.exam || DEFAULT_EXAM, world);
  if (id === null) return null;
  const level = findLevel(word, world.exams.exams[id]);
  return level === null ? null : fraction(Object.keys(world.exams.exams[id].levels).indexOf(level));
}

function place(word, choices, world) {
  const found = choices.findIndex((choice) => sameWord(word, choice, world));
  return found < 0 ? null : fraction(found);
}

/**
 * Whether an earlier pass agrees with the question in further fields (dialect); null where one lacks.
 * The exam of a pass that names none is that of the rule.
 */
export function sameDims(rule, earlier, question, world) {
  const home = rule.exam || DEFAULT_EXAM;
  let lacking = "";
  for (const name of rule.once_per ?? []) {
    let [now, before] = [question.values.get(name), earlier.dims.get(name)];
    if (name === "exam") [now, before] = [now || home, earlier.exam || home];
    if (now === undefined || before === undefined) lacking ||= name;
    else if (!alike(now, before) && !(isText(now) && isText(before) && sameWord(now, before, world))) return verdict(false);
  }
  return lacking ? verdict(null, lacking) : verdict(true);
}

const isText = (value) => typeof value === "string";

/** True where two values of a question are the same. */
export const alike = (one, other) => (isFraction(one) && isFraction(other) ? same(one, other) : one === other);
