// Answers on hours to be learned: what is done and missing branch by branch, and until when.

import { because, invalid, make, own, saidOpen } from "./answer.mjs";
import { worksIn } from "./calendar.mjs";
import { count, rocWords } from "./days.mjs";
import { settled } from "./days_off.mjs";
import { larger, less, minus, plus, same, sum, words, ZERO } from "./fraction.mjs";
import { sameWord } from "./names.mjs";
import { say } from "./sentences.mjs";
import { fold, nearest } from "./text.mjs";
import { fixedDay, monthPoint, tooLate } from "./times.mjs";
import { NOT_STATED, stated, unstated, wordOf } from "./unstated.mjs";
import { hoursOf, isDay, isHours, isSpan } from "./values.mjs";

const ROOT = "total";
const ROOT_NAMES = [ROOT, "總時數", "合計"];
const UNIT = "小時";

/** met or not_met with `missing` by branch; value, all hours due, where none were told. */
export function answerHours(asked, rule, question, world) {
  if (!isHours(rule.total)) {
    return unstated(asked, rule, question, world, "total", wordOf(rule.total) ?? NOT_STATED);
  }
  const total = hoursOf(rule.total);
  const root = branch(ROOT, ROOT_NAMES[1], total, branches(rule.parts), rule.overlap);
  const told = question.numbers("hours_done");
  if (told === null) {
    const reason = because(asked, rule, question.voice, "hours_total", "total", { hours: total });
    return timed(asked, rule, question, world, make(asked, "value", { value: total, unit: UNIT, reasons: [reason] }));
  }
  const { done, fault } = hoursDone(asked, question, root, told);
  return fault ?? timed(asked, rule, question, world, compared(asked, rule, question, world, root, done));
}

/** A branch; `need` is null where its hours are not said, so that it only counts towards those above. */
const branch = (id, title, need, below, overlap = false) => ({ id, title, need, below, overlap });

function branches(parts) {
  if (stated(parts) === null) return [];
  return Object.entries(parts).map(([id, part]) =>
    branch(id, part.title, isHours(part.hours) ? hoursOf(part.hours) : null, branches(part.parts), part.overlap),
  );
}

/** A branch, or a tally, and all below it, from above to below. */
const every = (one) => [one, ...one.below.flatMap(every)];

/** Hours done (a Map) by the id of their branch; `fault` for a branch that there is not, or one told twice. */
function hoursDone(asked, question, root, told) {
  const all = root.below.flatMap(every);
  const names = new Map(ROOT_NAMES.map((name) => [fold(name), ROOT]));
  for (const one of all) names.set(fold(one.title), one.id);
  for (const one of all) names.set(fold(one.id), one.id);
  const done = new Map();
  for (const [name, hours] of told) {
    const field = `hours_done.${name}`;
    const id = names.get(fold(name));
    if (id === undefined) {
      const near = nearest(name, all.flatMap((one) => [one.title, one.id])) ?? "";
      return { fault: invalid(asked, question.voice, "unknown_branch", field, near, { branch: name }) };
    }
    if (done.has(id)) return { fault: invalid(asked, question.voice, "branch_twice", field, "", { branch: name }) };
    done.set(id, hours);
  }
  return { done };
}

// -- counting -------------------------------------------------------------------

/** What is done and missing in a branch: in it alone (`own`) and with all below (`all`). */
function tally(one, done, needs) {
  const below = one.below.map((part) => tally(part, done, needs));
  const told = done.get(one.id);
  const counts = below.map((part) => part.done);
  const belowDone = told !== undefined && one.overlap ? counts.reduce(larger, ZERO) : sum(counts);
  const hours = told === undefined ? belowDone : larger(told, belowDone);
  const need = needs.get(one.id) ?? one.need ?? ZERO;
  const missingBelow = sum(below.map((part) => part.all));
  const alone = positive(minus(positive(minus(need, hours)), missingBelow));
  return { branch: one, done: hours, own: alone, all: plus(alone, missingBelow), below };
}

const positive = (number) => larger(ZERO, number);
const isShort = (one) => less(ZERO, one.own);

/** What is missing by branch, from above to below. */
const missingOf = (counted) => Object.fromEntries(every(counted).filter(isShort).map((one) => [one.branch.id, one.own]));

/** True where one branch alone is short, and its neighbours have as many hours more than they need. */
function surplusFills(counted) {
  const short = every(counted).filter(isShort);
  if (short.length !== 1 || short[0] === counted) return false;
  const parent = every(counted).find((one) => one.below.includes(short[0]));
  return !less(sum(parent.below.map(spare)), short[0].own);
}

const spare = ({ branch: { need }, done }) => (need === null ? ZERO : positive(minus(done, need)));

// -- answering ------------------------------------------------------------------

function compared(asked, rule, question, world, root, done) {
  const exempt = exemptBranches(rule, root, question, world);
  const counted = tally(root, done, new Map(exempt.map((id) => [id, ZERO])));
  const missing = missingOf(counted);
  const eased = missingOf(tally(root, done, easedNeeds(root, exempt)));
  const isMissing = Object.keys(missing).length > 0;
  const open = surplusFills(counted) || (isMissing && !Object.keys(eased).length);
  return make(asked, !isMissing ? "met" : open ? "ask_hr" : "not_met", {
    value: counted.done,
    unit: UNIT,
    missing,
    reasons: [...exemptReasons(asked, rule, question, root, exempt), ...shortReasons(asked, rule, question, counted)],
    open_points: points(question, counted, done, !alike(missing, eased)),
  });
}

const told = (missing) => Object.entries(missing).map(([id, hours]) => `${id} ${words(hours)}`).sort();
const alike = (one, other) => told(one).join("\n") === told(other).join("\n");

/** The branches, with those below them, that the kind of staff asked about need not complete. */
function exemptBranches(rule, root, question, world) {
  const kind = question.word("staff_kind");
  const isNamed = (id) => kind && (own(rule.exempt, id) ?? []).some((one) => sameWord(kind, one, world));
  return every(root).filter((one) => isNamed(one.id)).flatMap((one) => every(one).map(({ id }) => id));
}

/** What branches need if those above an exempt one need so many hours less. */
function easedNeeds(root, exempt) {
  const needs = new Map(exempt.map((id) => [id, ZERO]));
  for (const one of every(root)) {
    if (!exempt.includes(one.id) && one.need !== null) needs.set(one.id, positive(minus(one.need, spared(one, exempt))));
  }
  return needs;
}

/** The hours of the topmost exempt branches below `one`. */
const spared = (one, exempt) =>
  sum(one.below.map((part) => (exempt.includes(part.id) ? part.need ?? ZERO : spared(part, exempt))));

/** Every branch that is short; the total where none is. */
function shortReasons(asked, rule, question, counted) {
  const reasons = every(counted).filter(isShort).map((one) =>
    because(asked, rule, question.voice, "hours_missing", place(rule, one.branch.id), {
      title: one.branch.title,
      missing: one.own,
      need: one.branch.need ?? ZERO,
      done: one.done,
    }),
  );
  if (!same(counted.all, ZERO)) return reasons;
  const blanks = { need: counted.branch.need ?? ZERO, done: counted.done };
  return [...reasons, because(asked, rule, question.voice, "hours_met", "total", blanks)];
}

/** Where a branch is printed, else the name of its parameter. */
function place(rule, id) {
  const found = parts(rule.parts).find(([key, part]) => key === id && part.at);
  return found ? found[1].at : id === ROOT ? "total" : `parts.${id}`;
}

function parts(tree) {
  return stated(tree) === null ? [] : Object.entries(tree).flatMap((pair) => [pair, ...parts(pair[1].parts)]);
}

function exemptReasons(asked, rule, question, root, exempt) {
  const kind = question.word("staff_kind");
  const found = every(root).filter(({ id }) => exempt.includes(id) && own(rule.exempt, id));
  return found.map(({ title }) => because(asked, rule, question.voice, "exempt", "exempt", { title, kind }));
}

function points({ voice }, counted, done, eases) {
  const overlaps = every(counted).some(
    (one) => one.branch.overlap && one.below.filter((part) => less(ZERO, part.done)).length > 1 && !done.has(one.branch.id),
  );
  const topics = { surplus: surplusFills(counted), exempt: eases, overlap: overlaps };
  const open = Object.keys(topics).filter((topic) => topics[topic]);
  return open.map((topic) => saidOpen(voice, topic, ["first", "second"].map((one) => say(voice, `open.${topic}.${one}`))));
}

// -- until when -------------------------------------------------------------------

/** `answer` with the last day, and that it is past where the hours are not met. */
function timed(asked, rule, question, world, answer) {
  const { last: reached, open } = lastDay(asked, rule, question, world);
  const reasons = [...answer.reasons];
  const say = (code, cite, blanks) => reasons.push(because(asked, rule, question.voice, code, cite, blanks));
  const cite = isSpan(rule.within) ? "within" : "by";
  let last = reached;
  if (last === null && isSpan(rule.within)) {
    say("hours_within", "within", { after: stated(rule.after) ?? "", span: rule.within.text });
  }
  if (last !== null) {
    say("hours_until", cite, { day: rocWords(last) });
    const end = settled({ asked, rule, question, world }, last);
    last = end.day;
    reasons.push(...end.reasons);
    open.push(...end.points);
    if (answer.outcome !== "met" && tooLate(question, last)) say("late", cite, { day: rocWords(last) });
  }
  return { ...answer, last_day: last, reasons, open_points: [...(answer.open_points ?? []), ...open] };
}

function lastDay(asked, rule, question, world) {
  if (isSpan(rule.within)) {
    const start = question.day(rule.event ?? "appointed");
    const { days } = start === null ? { days: [] } : count(start, rule.within, worksIn(world));
    return { last: days[0] ?? null, open: monthPoint(question, days) };
  }
  return { last: isDay(rule.by) ? fixedDay(rule.by, question, asked, world) : null, open: [] };
}
