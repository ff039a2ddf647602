// Answers on limits and quotas: how many at most or at least, and whether a number keeps to it.

import { because, invalid, make } from "./answer.mjs";
import { boundsOf, isBroken, isUpper, onlyWord, rangeOf, unitOf } from "./bounds.mjs";
import { STANDARD } from "./fields.mjs";
import { atMost, ceil, floor, less, minus, ONE, over, plus, same, smaller, times, ZERO } from "./fraction.mjs";
import { findGroup, nearGroup, partOf } from "./groups.mjs";
import { exactly, rounded, roundingPoints } from "./rounding.mjs";
import { say } from "./sentences.mjs";
import { missingField, NOT_STATED, stated, unstated, vague, wordOf } from "./unstated.mjs";
import { firstOf, isCount, isShare, isVague, lastOf, shareOf } from "./values.mjs";

const DEFAULT_BASE = "posts";
const FIGURES = ["value", "within", "over", "under", "ask_hr"];

/** within, over or under, with the limit as value; value where no number was asked. */
export function answerLimit(asked, rule, question, world) {
  const asking = { asked, rule, question, world, isQuota: asked.group === "quotas" };
  if (!asking.isQuota && rule.students_per_teacher !== undefined) return ratioOf(asking, rule.students_per_teacher);
  const part = asking.isQuota && question.word("group") ? forGroup(asking) : null;
  const answer = part ?? (rule.share !== undefined || rule.for_each !== undefined ? computed(asking) : bounded(asking));
  return FIGURES.includes(answer.outcome) ? { ...answer, conditions: approved(asking) } : answer;
}

/** Who approves the people named. */
function approved({ rule, question, isQuota }) {
  const by = isQuota ? stated(rule.approved_by) : null;
  return by === null ? [] : [say(question.voice, "approved_by", { by })];
}

const reasonOf = ({ asked, rule, question }, code, parameter, blanks) =>
  because(asked, rule, question.voice, code, parameter, blanks);

const answerOf = ({ asked }, outcome, value, unit, reasons, points = []) =>
  make(asked, outcome, { value, unit, reasons, open_points: points });

// -- stated bounds ------------------------------------------------------------------

/** The field of the question that is compared; "" where nothing tells. */
function measuredField({ rule, isQuota }) {
  if (isQuota) return "nominated";
  if (rule.measures) return rule.measures;
  if (rule.share !== undefined || rule.for_each !== undefined) return "studying";
  const hours = isCount(rule.at_most) && rule.at_most.unit === "小時";
  if (rule.per?.includes("週") && (hours || !isCount(rule.at_most))) return "weekly_hours";
  const declared = Object.entries(rule.questions ?? {}).find(([, one]) => one.kind === "number");
  return declared ? declared[0] : hours ? "weekly_hours" : "";
}

function bounded(asking) {
  const { asked, rule, question, world, isQuota } = asking;
  const bounds = boundsOf(rule, isQuota);
  if (!bounds.length) {
    const [parameter, word] = onlyWord(rule, isQuota);
    if (isVague(word)) return vague(asked, rule, question, parameter, word);
    return unstated(asked, rule, question, world, parameter, wordOf(word));
  }
  const field = measuredField(asking);
  const number = field ? question.number(field) : null;
  return number === null ? limitOf(asking, bounds) : compared(asking, bounds, number);
}

function limitOf(asking, bounds) {
  const per = (asking.rule.per ?? []).join("、");
  const reasons = bounds.map(({ kind, parameter, text }) =>
    reasonOf(asking, per ? `limit.${kind}_per` : `limit.${kind}`, parameter, { limit: text, per }),
  );
  const value = rangeOf(bounds);
  return answerOf(asking, "value", value, unitOf(bounds), [...reasons, ...alternates(asking, value)]);
}

function compared(asking, bounds, number) {
  const bound = bounds.find((one) => isBroken(one, number));
  if (bound) {
    const { parameter, text, unit, limit } = bound;
    const outcome = isUpper(bound) ? "over" : "under";
    const by = less(number, limit) ? minus(limit, number) : minus(number, limit);
    const code = same(by, ZERO) ? `${outcome}_at` : `${outcome}_by`;
    return answerOf(asking, outcome, limit, unit, [reasonOf(asking, code, parameter, { number, limit: text, by, unit })]);
  }
  const reasons = bounds.map((one) => reasonOf(asking, `within.${one.kind}`, one.parameter, { number, limit: one.text }));
  return answerOf(asking, "within", rangeOf(bounds), unitOf(bounds), reasons);
}

// -- groups -------------------------------------------------------------------------

/** The part of one group; null for a quota that is not divided. */
function forGroup(asking) {
  const { asked, rule, question } = asking;
  const word = question.word("group");
  if (!Object.keys(rule.groups ?? {}).length) return null;
  const group = findGroup(rule, word);
  if (group === null) {
    const choices = Object.values(rule.groups).map((one) => one.title).join("、");
    const blanks = { title: question.title("group"), choices };
    return invalid(asked, question.voice, "not_a_choice", "group", nearGroup(rule, word), blanks);
  }
  const part = group.each === undefined ? partOf(rule, group) : null;
  if (part === null) {
    const own = { ...rule, each: group.each ?? { unstated: NOT_STATED }, total: undefined };
    return bounded({ ...asking, rule: own });
  }
  const { number, ...told } = part;
  const reason = reasonOf(asking, "group_share", "groups", { ...told, result: number });
  return against(asking, rounded(number, rule.rounding), [reason]);
}

// -- students and teachers ------------------------------------------------------------

function ratioOf(asking, ratio) {
  const { asked, rule, question, world } = asking;
  const parameter = "students_per_teacher";
  if (wordOf(ratio)) return unstated(asked, rule, question, world, parameter, wordOf(ratio));
  const [first, last] = [firstOf(ratio), lastOf(ratio)];
  const value = same(first, last) ? first : { first, last };
  const [students, teachers] = [question.number("students"), question.number("teachers")];
  if (students === null) {
    return answerOf(asking, "value", value, ratio.unit, [reasonOf(asking, "ratio", parameter, { ratio: ratio.text })]);
  }
  if (teachers === null) {
    const least = same(last, ZERO) ? ZERO : ceil(over(students, last));
    const blanks = { students, ratio: ratio.text, teachers: least };
    return answerOf(asking, "value", least, "", [reasonOf(asking, "teachers_needed", parameter, blanks)]);
  }
  const each = over(students, teachers);
  const outcome = less(last, each) ? "over" : less(each, first) ? "under" : "within";
  const reason = reasonOf(asking, `ratio_${outcome}`, parameter, { each, ratio: ratio.text });
  return answerOf(asking, outcome, value, ratio.unit, [reason]);
}

// -- computed from a base ---------------------------------------------------------------

function computed(asking) {
  const { asked, rule, question, world } = asking;
  const parameter = rule.share !== undefined ? "share" : "for_each";
  const amount = rule[parameter];
  if (wordOf(amount)) return unstated(asked, rule, question, world, parameter, wordOf(amount));
  const field = rule.base || DEFAULT_BASE;
  const base = question.number(field);
  if (base === null) return missingField(asked, question, field);
  const raw = rawLimit(rule, base);
  const limit = roundedLimit(asking, raw, field);
  const blanks = { of: rule.of || question.title(field), base, share: amount.text, result: raw };
  return against(asking, limit, [reasonOf(asking, parameter, parameter, blanks), ...adjusted(asking, raw, limit)]);
}

/** The exact number that the base gives, before it is rounded. */
function rawLimit(rule, base) {
  const more = rule.plus ? firstOf(rule.plus) : ZERO;
  if (isShare(rule.share)) return plus(times(base, shareOf(rule.share)), more);
  const size = isCount(rule.for_each) ? firstOf(rule.for_each) : ZERO;
  const gives = rule.gives ? firstOf(rule.gives) : ONE;
  return plus(less(ZERO, size) ? times(floor(over(base, size)), gives) : ZERO, more);
}

/** The limit in whole people (exact where something else is counted), between its floor and its cap. */
function roundedLimit({ rule, question }, raw, field) {
  const counts = STANDARD.has(field) && question.fields.get(field)?.sort === "count";
  const limit = counts || rule.rounding !== undefined ? rounded(raw, rule.rounding) : exactly(raw);
  const [least, cap] = [edge(rule.at_least), edge(rule.at_most)];
  const kept = least !== null && less(raw, least) ? exactly(least) : limit;
  return cap === null ? kept : { ...kept, sure: smaller(kept.sure, cap), possible: smaller(kept.possible, cap) };
}

const edge = (amount) => (isCount(amount) ? firstOf(amount) : null);

/** Why the limit is not what was computed: its floor, its cap, the rounding that is stated. */
function adjusted(asking, raw, limit) {
  const [least, cap] = [edge(asking.rule.at_least), edge(asking.rule.at_most)];
  if (least !== null && less(raw, least)) return [reasonOf(asking, "at_least_one", "at_least", { floor: least })];
  if (cap !== null && less(cap, raw)) return [reasonOf(asking, "capped", "at_most", { cap })];
  return limit.rule ? [reasonOf(asking, "rounded", "rounding", { rounding: limit.rule, value: limit.sure })] : [];
}

function against(asking, whole, told) {
  const unit = unitFor(asking.rule);
  const [limit, reduced] = inProportion(asking, whole);
  const points = roundingPoints(asking, limit, unit);
  const reasons = [...told, ...reduced, ...alternates(asking, limit.sure)];
  const least = asking.rule.as_minimum ?? false;
  const safe = least ? limit.possible : limit.sure;
  const number = asking.question.number(measuredField(asking));
  if (number === null) return answerOf(asking, "value", safe, unit, reasons, points);
  const [outcome, code, by] = verdict(number, limit, least);
  const blanks = { number, limit: limit.sure, most: limit.possible, by, unit };
  return answerOf(asking, outcome, safe, unit, [...reasons, reasonOf(asking, code, "share", blanks)], points);
}

/** The outcome, its sentence, and by how much the number misses a limit that is at most or at least. */
function verdict(number, { sure, possible }, least) {
  if (least && atMost(possible, number)) return ["within", "within_minimum", ZERO];
  if (least && less(number, sure)) return ["under", "under_minimum", minus(sure, number)];
  if (!least && atMost(number, sure)) return ["within", "within_limit", ZERO];
  if (!least && less(possible, number)) return ["over", "over_limit", minus(number, possible)];
  return ["ask_hr", least ? "between_minimums" : "between_limits", ZERO];
}

/** The limit in proportion, where all agencies together claim more than there is. */
function inProportion(asking, limit) {
  const { rule, question } = asking;
  const [claimed, pool] = [rule.claimed ? question.number(rule.claimed) : null, edge(rule.pool)];
  if (claimed === null || pool === null || atMost(claimed, pool)) return [limit, []];
  const part = rounded(over(times(limit.sure, pool), claimed), rule.rounding);
  return [part, [reasonOf(asking, "reduced", "pool", { claimed, pool: rule.pool.text, value: part.sure })]];
}

function unitFor(rule) {
  const amount = [rule.at_least, rule.at_most, rule.gives, rule.plus].find((one) => isCount(one) && one.unit);
  return amount ? amount.unit : (rule.base || DEFAULT_BASE) === DEFAULT_BASE ? "人" : "";
}

/** How many may be named on top, in whole people. */
function alternates(asking, limit) {
  const share = asking.rule.alternates;
  if (!isShare(share) || !("n" in limit)) return [];
  const more = rounded(times(limit, shareOf(share)), asking.rule.rounding).sure;
  return [reasonOf(asking, "alternates", "alternates", { share: share.text, more })];
}
