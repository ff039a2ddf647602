// Answers on leave as a benefit: how much, hour for hour or fixed.

import { because, make } from "./answer.mjs";
import { less, same, times } from "./fraction.mjs";
import { exactly, rounded, roundingPoints, roundingReasons } from "./rounding.mjs";
import { missingField, unstated, vague, wordOf } from "./unstated.mjs";
import { firstOf, isCount, isVague, lastOf } from "./values.mjs";

/** value: hours times the rate, the fixed amount, or the words of the rule; never above its cap. */
export function answerLeave(asked, rule, question, world) {
  const { amount, rate, gives, when } = rule;
  if (isCount(amount)) return fixed(asked, rule, question);
  if (isVague(amount)) return vague(asked, rule, question, "amount", amount);
  if (isCount(rate)) return byHours(asked, rule, question);
  for (const name of ["amount", "rate"]) {
    if (wordOf(rule[name])) return unstated(asked, rule, question, world, name, wordOf(rule[name]));
  }
  if (gives === undefined) return unstated(asked, rule, question, world, "gives");
  const reason = because(asked, rule, question.voice, "leave_gives", "gives", { when, gives });
  return make(asked, "value", { value: gives, reasons: [reason] });
}

function fixed(asked, rule, question) {
  const { amount, when } = rule;
  const [first, last] = [firstOf(amount), lastOf(amount)];
  const reason = because(asked, rule, question.voice, "leave_amount", "amount", { when, amount: amount.text });
  return make(asked, "value", { value: same(first, last) ? first : { first, last }, unit: amount.unit, reasons: [reason] });
}

function byHours(asked, rule, question) {
  const hours = question.number("hours") ?? question.number("class_hours");
  if (hours === null) return missingField(asked, question, "hours");
  const rate = firstOf(rule.rate);
  const given = times(hours, rate);
  const reasons = [because(asked, rule, question.voice, "leave_hours", "rate", { when: rule.when, hours, rate, given })];
  const found = rule.rounding === undefined ? exactly(given) : rounded(given, rule.rounding);
  reasons.push(...roundingReasons({ asked, rule, question }, found));
  const capped = isCount(rule.at_most) && less(lastOf(rule.at_most), found.sure);
  if (capped) {
    reasons.push(because(asked, rule, question.voice, "leave_capped", "at_most", { cap: rule.at_most.text }));
  }
  const points = capped ? [] : roundingPoints({ question }, found, "小時");
  return make(asked, "value", { value: capped ? lastOf(rule.at_most) : found.sure, unit: "小時", reasons, open_points: points });
}
