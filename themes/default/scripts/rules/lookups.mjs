// Answers on figures that a plan states for different cases, and on how courses are evaluated.

import { because, invalid, make } from "./answer.mjs";
import { atMost, fraction, less, plus, same, times, ZERO } from "./fraction.mjs";
import { exactly, rounded, roundingPoints, roundingReasons } from "./rounding.mjs";
import { say } from "./sentences.mjs";
import { fold, nearest } from "./text.mjs";
import { missingField, stated, unstated, vague, wordOf } from "./unstated.mjs";
import { firstOf, isCount, isShare, isVague, lastOf, shareOf } from "./values.mjs";

// -- values -----------------------------------------------------------------------

/** value: the figure or range that is stated, or a share of a base; who pays is a condition. */
export function answerValue(asked, rule, question, world) {
  const answer = lookedUp(asked, rule, question, world);
  if (!rule.payer || answer.outcome !== "value") return answer;
  const payer = say(question.voice, "payer", { payer: rule.payer });
  return { ...answer, conditions: [...(answer.conditions ?? []), payer] };
}

function lookedUp(asked, rule, question, world) {
  if (isShare(rule.share)) return part(asked, rule, question);
  for (const name of ["value", "share", "at_most", "at_least"]) {
    const amount = rule[name];
    if (isVague(amount)) return vague(asked, rule, question, name, amount);
    if (wordOf(amount)) return unstated(asked, rule, question, world, name, wordOf(amount));
    if (isCount(amount)) return figure(asked, rule, question, name, amount);
  }
  return unstated(asked, rule, question, world, "value");
}

function figure(asked, rule, question, name, amount) {
  const [first, last] = [firstOf(amount), lastOf(amount)];
  const blanks = { what: rule.what, value: amount.text, per: (rule.per ?? []).join("、") };
  const reason = because(asked, rule, question.voice, `stated.${name}`, name, blanks);
  return make(asked, "value", { value: same(first, last) ? first : { first, last }, unit: amount.unit, reasons: [reason] });
}

/** A share of the base, not below at_least and not above at_most. */
function part(asked, rule, question) {
  const { share, at_least: least, at_most: most } = rule;
  const told = (code, parameter, blanks) => because(asked, rule, question.voice, code, parameter, blanks);
  const answer = (value, reasons, points = []) =>
    make(asked, "value", { value, unit: rule.unit, reasons, open_points: points });
  if (!rule.base) {
    return answer(share.text, [told("stated.value", "share", { what: rule.what, value: share.text, per: "" })]);
  }
  const base = question.number(rule.base);
  if (base === null) return missingField(asked, question, rule.base);
  let value = times(base, shareOf(share));
  const of = question.title(rule.base);
  const reasons = [told("share", "share", { of, base, share: share.text, result: value })];
  const limit = rule.rounding === undefined ? exactly(value) : rounded(value, rule.rounding);
  reasons.push(...roundingReasons({ asked, rule, question }, limit));
  value = limit.sure;
  if (isCount(least) && less(value, firstOf(least))) {
    value = firstOf(least);
    reasons.push(told("at_least_one", "at_least", { floor: value }));
  }
  if (isCount(most) && less(lastOf(most), value)) {
    value = lastOf(most);
    reasons.push(told("capped", "at_most", { cap: value }));
  }
  return answer(value, reasons, same(value, limit.sure) ? roundingPoints({ question }, limit, rule.unit ?? "") : []);
}

// -- evaluation ---------------------------------------------------------------------

/** value, what is done and when; with `scores`, the mark, and met or not_met. */
export function answerEvaluation(asked, rule, question, world) {
  const scores = question.numbers("scores");
  if (scores !== null && rule.weights) return marked(asked, rule, question, world, scores);
  const methods = (rule.methods ?? []).join("、");
  const value = methods ? `${rule.what}：${methods}` : rule.what;
  return make(asked, "value", { value, reasons: evaluated(asked, rule, question) });
}

function evaluated(asked, rule, question) {
  const told = {
    when: stated(rule.when),
    applies_to: stated(rule.applies_to),
    topics: (rule.topics ?? []).join("、"),
    elsewhere: rule.elsewhere,
  };
  const reasonOf = (code, parameter, blanks) => because(asked, rule, question.voice, code, parameter, blanks);
  const reasons = [reasonOf("evaluation", "what", { what: rule.what })];
  for (const [name, words] of Object.entries(told)) {
    if (words) reasons.push(reasonOf(`evaluation.${name}`, name, { words }));
  }
  for (const name of ["when", "applies_to"]) {
    const words = wordOf(rule[name]);
    if (words) reasons.push(reasonOf(`evaluation.${name}_unstated`, name, { words }));
  }
  if (rule.anonymous !== undefined) {
    reasons.push(reasonOf(rule.anonymous ? "evaluation.anonymous" : "evaluation.named", "anonymous"));
  }
  return reasons;
}

function marked(asked, rule, question, world, scores) {
  const faulty = faultyScore(asked, question, rule.weights, scores);
  if (faulty) return faulty;
  const mark = markOf(rule.weights, new Map([...scores].map(([name, score]) => [fold(name), score])));
  if (typeof mark === "string") return missingField(asked, question, `scores.${mark}`);
  if (mark === null) return unstated(asked, rule, question, world, "weights");
  const found = rule.rounding === undefined ? exactly(mark) : rounded(mark, rule.rounding);
  const reason = because(asked, rule, question.voice, "mark", "weights", { mark });
  const reasons = [reason, ...roundingReasons({ asked, rule, question }, found)];
  const points = roundingPoints({ question }, found, "分");
  const answer = make(asked, "value", { value: found.sure, unit: "分", reasons, open_points: points });
  return isCount(rule.pass_mark) ? passed(asked, rule, question, answer, found) : answer;
}

/** met or not_met; ask_hr where it depends on rounding. */
function passed(asked, rule, question, answer, mark) {
  const [met, perhaps] = [mark.sure, mark.possible].map((one) => atMost(firstOf(rule.pass_mark), one));
  const blanks = { mark: mark.sure, needed: rule.pass_mark.text };
  const reason = because(asked, rule, question.voice, met ? "mark_met" : "mark_not_met", "pass_mark", blanks);
  return { ...answer, outcome: met ? "met" : perhaps ? "ask_hr" : "not_met", reasons: [...answer.reasons, reason] };
}

/** invalid for a score that no weight names, or one above 100; null for none. */
function faultyScore(asked, question, weights, scores) {
  const names = every(weights).flatMap(([id, one]) => [id, one.title]);
  const known = new Set(names.map(fold));
  for (const [name, score] of scores) {
    const field = `scores.${name}`;
    if (!known.has(fold(name))) {
      return invalid(asked, question.voice, "unknown_score", field, nearest(name, names) ?? "", { name });
    }
    if (less(fraction(100), score)) {
      return invalid(asked, question.voice, "too_large", field, "", { title: name, bound: "100" });
    }
  }
  return null;
}

const every = (weights) => Object.entries(weights ?? {}).flatMap((pair) => [pair, ...every(pair[1].parts)]);

/** The mark of a part by its own parts, rounded where that is said. */
function wholeOf(one, told) {
  const mark = markOf(one.parts, told);
  const isMark = mark !== null && typeof mark !== "string";
  return isMark && one.rounding !== undefined ? rounded(mark, one.rounding).sure : mark;
}

/** The weighted mark; the id of a part without a score; null where a weight is not stated. */
function markOf(weights, told) {
  let total = ZERO;
  for (const [id, one] of Object.entries(weights)) {
    const score = told.get(fold(id)) ?? told.get(fold(one.title)) ?? (one.parts ? wholeOf(one, told) : id);
    if (score === null || typeof score === "string") return score;
    if (!isShare(one.share)) return null;
    total = plus(total, times(shareOf(one.share), score));
  }
  return total;
}
