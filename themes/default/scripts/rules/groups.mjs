// The part of a quota that falls to one group: its own number, or its share of the whole by ratio.

import { less, over, plus, same, times, ZERO } from "./fraction.mjs";
import { readExact } from "./reading.mjs";
import { fold, nearest } from "./text.mjs";
import { firstOf, isCount, lastOf } from "./values.mjs";

/** The group that `word` names by id or title; null for none. */
export function findGroup(rule, word) {
  const wanted = fold(word);
  const found = Object.entries(rule.groups).find(([id, one]) => [fold(id), fold(one.title)].includes(wanted));
  return found ? found[1] : null;
}

/** The title of a group that `word` may mean, or "". */
export const nearGroup = (rule, word) => nearest(word, Object.values(rule.groups).map((one) => one.title)) ?? "";

/** {title, ratio, sum, whole, number} of a group; null where the whole or a ratio is not stated as one figure. */
export function partOf(rule, group) {
  const ratioOf = (one) => (one.ratio ? readExact(one.ratio) : null);
  const ratios = Object.values(rule.groups).map(ratioOf);
  const ratio = ratioOf(group);
  if (ratio === null || ratios.includes(null) || !isCount(rule.total)) return null;
  const [whole, sum] = [firstOf(rule.total), ratios.reduce(plus, ZERO)];
  if (!same(whole, lastOf(rule.total)) || !less(ZERO, sum)) return null;
  return { title: group.title, ratio, sum, whole, number: over(times(whole, ratio), sum) };
}
