// Bounds of a number as a limit or a quota states them.

import { compare, larger, same, smaller } from "./fraction.mjs";
import { NOT_STATED, wordOf } from "./unstated.mjs";
import { firstOf, isCount, isVague, lastOf } from "./values.mjs";

const BOUNDS = ["at_most", "less_than", "at_least", "more_than"];
const QUOTAS = ["each", "total"];
const UPPER = ["at_most", "less_than"];

/** True where numbers above the bound break it. */
export const isUpper = (bound) => UPPER.includes(bound.kind);

/** True where `number` does not keep to the bound. */
export function isBroken(bound, number) {
  const sign = compare(number, bound.limit);
  return { at_most: sign > 0, less_than: sign >= 0, at_least: sign < 0, more_than: sign <= 0 }[bound.kind];
}

const boundOf = (kind, parameter, limit, { text, unit }) => ({ kind, parameter, limit, text, unit });

/** The bounds that `rule` states as figures; `parameter` is where each stands. */
export function boundsOf(rule, isQuota) {
  const found = BOUNDS.filter((name) => isCount(rule[name])).map((name) =>
    boundOf(name, name, UPPER.includes(name) ? lastOf(rule[name]) : firstOf(rule[name]), rule[name]),
  );
  const quotas = isQuota ? QUOTAS.filter((name) => isCount(rule[name]) && (name === "each" || !isCount(rule.each))) : [];
  return [...found, ...quotas.flatMap((name) => ofRange(name, rule[name]))];
}

/** 1至2人 is at least 1 and at most 2; 2人以上 at least 2; 2人 itself at most 2. */
function ofRange(name, amount) {
  const least = boundOf("at_least", name, firstOf(amount), amount);
  if (amount.bound === "以上") return [least];
  const most = boundOf("at_most", name, lastOf(amount), amount);
  return same(firstOf(amount), lastOf(amount)) ? [most] : [most, least];
}

/** The limit as a value: one number, or {first, last} from the lower to the upper bound. */
export function rangeOf(bounds) {
  const upper = bounds.filter(isUpper).map((bound) => bound.limit);
  const lower = bounds.filter((bound) => !isUpper(bound)).map((bound) => bound.limit);
  const most = upper.length ? upper.reduce(smaller) : null;
  const least = lower.length ? lower.reduce(larger) : null;
  return most !== null && least !== null && !same(least, most) ? { first: least, last: most } : most ?? least;
}

/** The unit of the first bound that has one. */
export const unitOf = (bounds) => bounds.find((bound) => bound.unit)?.unit ?? "";

/** The parameter that holds a word instead of a figure, with that word; 未載明 where there is none. */
export function onlyWord(rule, isQuota) {
  const names = [...BOUNDS, ...(isQuota ? QUOTAS : [])];
  const name = names.find((one) => wordOf(rule[one]) || isVague(rule[one]));
  return name ? [name, rule[name]] : ["at_most", { unstated: NOT_STATED }];
}
