// Answers on deadlines: last days, windows and recurrences, with what stays open about each day.

import { because, make, own, saidOpen } from "./answer.mjs";
import { worksIn } from "./calendar.mjs";
import { count, FIRST_YEAR, roc, rocWords } from "./days.mjs";
import { settled } from "./days_off.mjs";
import { fraction, same } from "./fraction.mjs";
import { say } from "./sentences.mjs";
import { fixedDay, monthPoint, tooLate } from "./times.mjs";
import { missingField, NOT_STATED, stated, unstated, wordOf } from "./unstated.mjs";
import { firstOf, hoursOf, isDay, isHours, isSpan } from "./values.mjs";

const DEFAULT_EVENT = "class_end";
const SPANS = ["within", "before", "from", "to"];

/** date with the first and last day; value, times a year, for a recurrence. */
export function answerDeadline(asked, rule, question, world) {
  const asking = { asked, rule, question, world };
  const spans = SPANS.filter((name) => isSpan(rule[name]));
  if (!spans.length && !isDay(rule.by)) return rule.every === undefined ? silent(asking) : recurring(asking);
  const inHours = spans.find((name) => rule[name].unit === "hours");
  if (inHours) return uncounted(asking, inHours);
  const starts = startsOf(asking);
  if (spans.length && !starts.length) return missingField(asked, question, eventOf(asking));
  if (isDay(rule.by) && fixedDay(rule.by, question, asked, world) === null) return missingField(asked, question, "year");
  return finished(asking, dated(asking, starts));
}

/** A reason at the place of `parameter`. */
const reasonOf = ({ asked, rule, question }, code, parameter, blanks) =>
  because(asked, rule, question.voice, code, parameter, blanks);

/** An open point of our own. */
const openOf = ({ question }, topic, readings, blanks) => saidOpen(question.voice, topic, readings, "", blanks);

// -- without days -----------------------------------------------------------------

/** The word that stands where a time would. */
function silent({ asked, rule, question, world }) {
  const name = ["by", ...SPANS].find((one) => wordOf(rule[one]));
  if (name) return unstated(asked, rule, question, world, name, wordOf(rule[name]));
  return unstated(asked, rule, question, world, "within");
}

/** A span of hours is no number of days: its words. */
function uncounted(asking, name) {
  const span = asking.rule[name].text;
  const reason = reasonOf(asking, "span_of_hours", name, { span, after: afterOf(asking, eventOf(asking)) });
  return make(asking.asked, "value", { value: span, reasons: [reason] });
}

function recurring(asking) {
  const { every, times } = asking.rule;
  if (!isSpan(every)) {
    const word = wordOf(every) ?? NOT_STATED;
    return unstated(asking.asked, asking.rule, asking.question, asking.world, "every", word);
  }
  const months = ({ months: 1, years: 12 }[every.unit] ?? 0) * every.amount;
  if (!months) {
    const reason = reasonOf(asking, "every_span", "every", { span: every.text });
    return make(asking.asked, "value", { value: every.text, reasons: [reason] });
  }
  const value = fraction(12, months);
  const reasons = [reasonOf(asking, "every", "every", { span: every.text, times: value })];
  const points = [];
  if (times && same(firstOf(times), value)) {
    reasons.push(reasonOf(asking, "times_agree", "times", { stated: times.text }));
  } else if (times) {
    const readings = [say(asking.question.voice, "times", { times: value }), times.text];
    points.push(openOf(asking, "times", readings, { span: every.text, stated: times.text }));
  }
  return make(asking.asked, "value", { value, unit: "次", reasons, open_points: points });
}

// -- counting ---------------------------------------------------------------------

const eventOf = ({ rule }) => rule.event ?? DEFAULT_EVENT;

/** The days to count from, [field, day]: the rule's event, then the others that it allows. */
function startsOf(asking) {
  const { question, rule } = asking;
  const event = eventOf(asking);
  const first = question.day(event) ?? (event === DEFAULT_EVENT ? question.day("event_date") : null);
  const others = Object.keys(rule.or_after ?? {}).map((name) => [name, question.day(name)]);
  return [[event, first], ...others].filter(([, day]) => day !== null);
}

/** The event in the rule's words. */
const afterOf = ({ rule, question }, event) => own(rule.or_after, event) ?? (stated(rule.after) || question.title(event));

/** The answer with first and last day, before what is said about them in general. */
function dated(asking, starts) {
  const [firsts, lasts, points] = [[], [], []];
  for (const name of SPANS.filter((one) => isSpan(asking.rule[one]))) {
    for (const [event, start] of starts) {
      const span = asking.rule[name];
      const { days, unknownYear } = count(start, span, worksIn(asking.world), name === "before" ? -1 : 1);
      if (!days.length) return untold(asking, name, span, unknownYear);
      const first = name === "from";
      points.push(...monthPoint(asking.question, days, first ? "first_day" : "last_day"));
      (first ? firsts : lasts).push({ day: first ? days.at(-1) : days[0], parameter: name, event });
    }
  }
  return chosen(asking, firsts, lasts, points);
}

/** Working days in a year without a table, or a span beyond all sense. */
function untold(asking, name, span, unknownYear) {
  if (!unknownYear) {
    return make(asking.asked, "ask_hr", { reasons: [reasonOf(asking, "span_too_long", name, { span: span.text })] });
  }
  const year = unknownYear - FIRST_YEAR + 1;
  const reasons = [reasonOf(asking, "no_holidays", name, { year })];
  return make(asking.asked, "ask_hr", { reasons, open_points: [openOf(asking, "holidays", [], { year })] });
}

/** Of several starts the earliest end, of a span and a fixed day the one that `ends` names. */
function chosen(asking, firsts, lasts, points) {
  const { rule, question, asked, world } = asking;
  let last = earliest(asking, lasts, points);
  const fixed = isDay(rule.by) ? fixedDay(rule.by, question, asked, world) : null;
  if (fixed !== null) last = ofTwo(asking, last, { day: fixed, parameter: "by", event: "" }, points);
  const first = firsts.reduce((best, end) => (best === null || end.day > best.day ? end : best), null);
  const ends = [[first, "first_day"], [last, "last_day"]].filter(([end]) => end !== null);
  const reasons = ends.map(([end, code]) => countedReason(asking, end, code));
  return make(asked, "date", { first_day: first?.day, last_day: last?.day, reasons, open_points: points });
}

function countedReason(asking, end, code) {
  const { what } = asking.rule;
  const day = rocWords(end.day);
  if (!end.event) return reasonOf(asking, "fixed_day", end.parameter, { what, day });
  const span = asking.rule[end.parameter].text;
  const start = rocWords(new Map(startsOf(asking)).get(end.event));
  const told = end.parameter === "before" ? "before_event" : code;
  return reasonOf(asking, told, end.parameter, { what, after: afterOf(asking, end.event), start, span, day });
}

function earliest(asking, ends, points) {
  if (!ends.length) return null;
  const best = ends.reduce((one, other) => (other.day < one.day ? other : one));
  if (ends.some((end) => end.day !== best.day && end.parameter === best.parameter)) {
    const readings = ends.map((end) => `${afterOf(asking, end.event)}：${roc(end.day)}`);
    points.push(openOf(asking, "start", readings, { day: rocWords(best.day) }));
  }
  return best;
}

/** The span's end or the fixed day, as the rule says; the earlier one where it does not. */
function ofTwo(asking, last, fixed, points) {
  if (last === null || last.day === fixed.day) return last ?? fixed;
  const [earlier, later] = last.day < fixed.day ? [last, fixed] : [fixed, last];
  if (asking.rule.ends === "較晚") return later;
  if (asking.rule.ends !== "較早") {
    points.push(openOf(asking, "two_ends", [roc(earlier.day), roc(later.day)], { day: rocWords(earlier.day) }));
  }
  return earlier;
}

// -- what is said about the days ----------------------------------------------------

function finished(asking, answer) {
  const { rule } = asking;
  const end = answer.last_day == null ? { day: answer.last_day, reasons: [], points: [] } : settled(asking, answer.last_day);
  const moved = { ...answer, last_day: end.day };
  const more = {
    reasons: [...answer.reasons, ...end.reasons, ...notes(asking, moved)],
    open_points: [...(answer.open_points ?? []), ...end.points],
  };
  if (isHours(rule.hours) && answer.outcome === "date") {
    return { ...moved, value: hoursOf(rule.hours), unit: "小時", ...more };
  }
  return { ...moved, ...more };
}

function notes(asking, { first_day: first, last_day: last }) {
  const { rule, question } = asking;
  const found = [];
  const today = question.day("today");
  if (last != null && tooLate(question, last)) {
    const parameter = ["to", "within", "before", "by"].find((name) => rule[name] !== undefined) ?? "";
    found.push(reasonOf(asking, "late", parameter, { day: rocWords(last) }));
  }
  if (today !== null && first != null && today < first) {
    found.push(reasonOf(asking, "early", "from", { day: rocWords(first) }));
  }
  if (isDay(rule.counted_on)) {
    found.push(reasonOf(asking, "counted_on", "counted_on", { day: rule.counted_on.text }));
  }
  return found;
}
