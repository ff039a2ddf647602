// By when an award must be applied for: counted from the papers, or a fixed day.

import { invalid } from "./answer.mjs";
import { because, open, tell } from "./asking.mjs";
import { worksIn } from "./calendar.mjs";
import { civil, count, dayInYear, FIRST_YEAR, fromIso, roc, rocWords } from "./days.mjs";
import { settled } from "./days_off.mjs";
import { fold } from "./text.mjs";
import { fixedDay, monthPoint } from "./times.mjs";
import { stated } from "./unstated.mjs";
import { isDay, isSpan, isYearDay } from "./values.mjs";

const [ISSUED, RECEIVED] = ["certificate_date", "received_date"];
const EVENTS = { 發證日期: ISSUED, 發證日: ISSUED, 收到日期: RECEIVED, 收到日: RECEIVED };

/** The answer "invalid" where a paper is dated after the question's today (else the clock); null otherwise. */
export function inFuture({ asked, question, world }) {
  const today = question.day("today") ?? (world.clock ? fromIso(world.clock) : null);
  for (const field of [ISSUED, RECEIVED]) {
    const day = question.day(field);
    if (today === null || day === null || day <= today) continue;
    const blanks = { title: question.title(field), day: rocWords(day), today: rocWords(today) };
    return invalid(asked, question.voice, "future", field, "", blanks);
  }
  return null;
}

/**
 * {last, latest, reasons, points, message, parameter}: the last day that is safe under all readings, the latest under
 * any, both null where none is known; the parameter that set it; what days would tell it.
 */
export function applying(asking) {
  const within = asking.rule.apply_within;
  const fixed = [fixedOf(asking)].filter((day) => day !== null);
  const starts = startsOf(asking);
  if (!isSpan(within)) return fixed.length ? ended(asking, fixed) : silent(asking);
  if (!starts.length) return { ...ended(asking, fixed), message: askFor(asking) };
  return fromPapers(asking, within, starts, fixed);
}

const undated = (more = {}) => ({ last: null, latest: null, reasons: [], points: [], message: "", parameter: "apply_within", ...more });

/** The earliest end of those that the papers may start. */
function fromPapers(asking, within, starts, fixed) {
  const [days, reasons, points] = [[], [], []];
  for (const start of starts) {
    const counted = count(start.day, within, worksIn(asking.world));
    if (!counted.days.length) return untold(asking, within, counted.unknownYear);
    days.push(...counted.days);
    points.push(...monthPoint(asking.question, counted.days));
    reasons.push(countedReason(asking, start, within, counted.days[0]));
  }
  const several = new Set(starts.map(({ day }) => day)).size > 1;
  if (several || !countedFrom(asking)) points.push(startPoint(asking, starts, Math.min(...days)));
  return ended(asking, [...days, ...fixed], reasons, points);
}

/** Nothing is said, or that it is not said. */
function silent(asking) {
  const parameter = ["apply_within", "apply_by"].find((name) => asking.rule[name] !== undefined);
  return undated(parameter ? { reasons: [because(asking, "apply_unsaid", parameter)] } : {});
}

function ended(asking, days, reasons = [], points = []) {
  if (!days.length) return undated();
  const last = Math.min(...days);
  const by = last === fixedOf(asking);
  const told = by ? [because(asking, "apply_by", "apply_by", { day: rocWords(last) })] : [];
  const end = settled(asking, last);
  return undated({
    last: end.day,
    latest: points.length ? settled(asking, Math.max(...days)).day : end.day,
    reasons: [...reasons, ...told, ...end.reasons],
    points: [...points, ...end.points],
    parameter: by ? "apply_by" : "apply_within",
  });
}

/** The fixed last day; one of every year is the first that does not lie before the paper's. */
function fixedOf(asking) {
  const day = asking.rule.apply_by;
  const [first] = startsOf(asking);
  if (!isDay(day)) return null;
  if (!isYearDay(day) || !first) return fixedDay(day, asking.question, asking.asked, asking.world);
  const { year } = civil(first.day);
  const same = dayInYear(day, year);
  return same >= first.day ? same : dayInYear(day, year + 1);
}

// -- counting -----------------------------------------------------------------------

/** The days given to count from, {field, paper, day}. */
const startsOf = (asking) =>
  [...fieldsOf(asking)]
    .map(([field, paper]) => ({ field, paper, day: asking.question.day(field) }))
    .filter(({ day }) => day !== null);

const countedFrom = ({ rule }) => stated(rule.counted_from);

/** The fields that may start the period, with the paper of each; both days where the rule names none. */
function fieldsOf(asking) {
  const counted = countedFrom(asking);
  if (!counted) return new Map([[ISSUED, ""], [RECEIVED, ""]]);
  return new Map(Object.entries(counted).map(([paper, event]) => [fieldOf(event, asking), paper]));
}

/** The field of an event: 發證日期, 收到日期, one that the rule declares, or one of all rules. */
function fieldOf(event, { rule, question }) {
  if (Object.hasOwn(EVENTS, event)) return EVENTS[event];
  const wanted = fold(event);
  const names = [...Object.keys(rule.questions ?? {}), ...question.fields.keys()];
  const found = names.find((name) => {
    const one = question.fields.get(name);
    return one.sort === "date" && [fold(name), fold(one.zh)].includes(wanted);
  });
  return found ?? event;
}

function countedReason(asking, { field, paper, day: start }, within, day) {
  const title = asking.question.title(field);
  const what = paper ? `${paper}：${title}` : title;
  const blanks = { what, start: rocWords(start), span: within.text, day: rocWords(day) };
  return because(asking, "apply_within", "apply_within", blanks);
}

function startPoint(asking, starts, day) {
  const readings = starts.map((one) => `${asking.question.title(one.field)} ${roc(one.day)}`);
  return open(asking, "start", readings, { day: rocWords(day) });
}

function askFor(asking) {
  const fields = [...fieldsOf(asking).keys()].map((field) => `${asking.question.title(field)}（${field}）`);
  return tell(asking, "give_dates", { fields: fields.join("、") });
}

/** Working days in a year without a table, or a span beyond all sense. */
function untold(asking, within, unknownYear) {
  if (!unknownYear) return undated({ reasons: [because(asking, "span_too_long", "apply_within", { span: within.text })] });
  const year = unknownYear - FIRST_YEAR + 1;
  const reasons = [because(asking, "no_holidays", "apply_within", { year })];
  return undated({ reasons, points: [open(asking, "holidays", [], { year })] });
}
