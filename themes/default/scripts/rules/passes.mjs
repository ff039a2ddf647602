// Earlier awards and passes as a question gives them: a level, or an exam with a level, score and day.

import { own } from "./answer.mjs";
import { negative, sum } from "./fraction.mjs";
import { STANDARD } from "./fields.mjs";
import { isUnread, readExact, readSingle, unread } from "./reading.mjs";
import { nearest, strip } from "./text.mjs";

const MOST = 50;
const NAMED = ["exam", "level", "score", "scores", "cefr", "date"];
const PARTS = { listening: "聽力", reading: "閱讀", speaking: "口說", writing: "寫作" };
const DATE = { sort: "date", zh: "日期", en: "date", units: [], choices: [], at_least: "0" };

export const isMapping = (raw) => typeof raw === "object" && raw !== null && !Array.isArray(raw);

const isFraction = (value) => isMapping(value) && "n" in value;

/** One or several earlier passes (an array); `own` are the further fields that each may hold. */
export function readPasses(raw, own, world) {
  const several = Array.isArray(raw) ? raw : [raw];
  if (several.length > MOST) return unread("not_a_pass");
  const found = [];
  for (const one of several) {
    const read = readPass(one, own, world);
    if (isUnread(read)) return read;
    found.push(read);
  }
  return found;
}

function readPass(raw, own, world) {
  if (!isMapping(raw)) {
    const word = readSingle(raw, STANDARD.get("level"), world);
    return typeof word === "string" && word ? earlier(new Map([["level", word]])) : unread("not_a_pass");
  }
  const parts = new Map();
  for (const [name, value] of Object.entries(raw)) {
    const read = readPart(name, value, own, world);
    if (isUnread(read)) return read;
    parts.set(name, read);
  }
  const told = ["level", "score", "scores", "cefr"].some((name) => isTrue(parts.get(name)));
  return told ? earlier(parts) : unread("not_a_pass");
}

/** False for nothing, no, "", 0 and an empty Map. */
function isTrue(value) {
  if (isFraction(value)) return value.n !== 0n;
  return value instanceof Map ? value.size > 0 : typeof value === "number" || Boolean(value);
}

function readPart(name, value, own, world) {
  if (name === "scores") return readNumbers(value, STANDARD.get("scores"));
  const known = name === "date" ? DATE : own.get(name) ?? (NAMED.includes(name) ? STANDARD.get(name) : null);
  if (!known) return unread("unknown_field", nearest(name, [...NAMED, ...own.keys()]) ?? "", { field: name });
  const read = readSingle(value, known, world);
  return isUnread(read) ? { ...read, field: name } : read;
}

/** {level, exam, score, scores, cefr, date, dims}; words are "" and numbers null where they are not told. */
function earlier(parts) {
  const word = (name) => (typeof parts.get(name) === "string" ? parts.get(name) : "");
  const [score, scores, date] = [parts.get("score"), parts.get("scores"), parts.get("date")];
  return {
    level: word("level"),
    exam: word("exam"),
    score: isFraction(score) ? score : null,
    scores: scores instanceof Map ? scores : new Map(),
    cefr: word("cefr").toUpperCase(),
    date: typeof date === "number" ? date : null,
    dims: new Map([...parts].filter(([name, value]) => !NAMED.includes(name) && !(value instanceof Map))),
  };
}

/** The score of a pass, else that of all parts; null where neither was given. */
export const sumOf = ({ score, scores }) => (score === null && scores.size ? sum([...scores.values()]) : score);

/** The score of a part, given as listening or 聽力; null for none. */
export const partOf = ({ scores }, name) => scores.get(name) ?? scores.get(own(PARTS, name) ?? name) ?? null;

/** Numbers by name (a Map), none of them negative: scores by part, hours by branch. */
export function readNumbers(raw, one) {
  if (!isMapping(raw) || Object.keys(raw).length > MOST) return unread("not_numbers");
  const found = new Map();
  for (const [key, value] of Object.entries(raw)) {
    const name = strip(key);
    const number = readExact(value, one.units);
    if (!name || found.has(name)) return unread("not_numbers", "", { field: name });
    if (number === null) return unread("not_a_number", "", { field: name });
    if (negative(number)) return unread("negative", "", { bound: "0", field: name });
    found.set(name, number);
  }
  return found;
}
