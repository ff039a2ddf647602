// What is given beside or instead of a commendation: money, vouchers, fees, leave.

import { tell } from "./asking.mjs";
import { larger, minus, same, smaller, times, ZERO } from "./fraction.mjs";
import { holds, isOptional } from "./matching.mjs";
import { rounded } from "./rounding.mjs";
import { wordOf } from "./unstated.mjs";
import { firstOf, isAward, isCount, isShare, isVague, lastOf, shareOf } from "./values.mjs";

export const FAILED = "passed";
const MONEY = "元";

/** {given, lacking}: those whose tests hold; of an exam that was not passed only those that say so. */
export function benefitsOf(benefits, asking) {
  const { question, rule, world } = asking;
  const failed = question.flag(FAILED) === false;
  const [given, lacking] = [[], []];
  for (const one of benefits) {
    if (failed && !Object.hasOwn(one.when ?? {}, FAILED)) continue;
    const verdict = holds(one.when, question, rule, world);
    if (verdict.holds === null && !isOptional(verdict.field, question)) lacking.push(verdict.field);
    if (!verdict.holds) continue;
    const worth = worthOf(one, asking);
    if (worth.lacking) lacking.push(worth.lacking);
    given.push(givenOf(one, worth, asking));
  }
  return { given, lacking: [...new Set(lacking)] };
}

const givenOf = (one, { value = null, unit = "" }, asking) => ({
  title: one.title,
  award: wordOf(one.award) ?? (isAward(one.award) ? one.award.text : ""),
  value,
  unit,
  text: one.text || termsOf(one, asking).join("、"),
  payer: one.payer ?? "",
  papers: one.papers ?? [],
});

/** How much, in the rule's own figures. */
function termsOf({ share, base, at_most: most, per = [] }, asking) {
  const found = [];
  if (isShare(share) && base) {
    found.push(tell(asking, "benefit.share", { base: asking.question.title(base), share: share.text }));
  }
  if (isCount(most)) {
    const units = per.map((unit) => tell(asking, "benefit.per", { unit })).join("");
    found.push(tell(asking, "benefit.at_most", { per: units, most: most.text }));
  }
  return found;
}

// -- how much ---------------------------------------------------------------------

/** {value, unit}, or {lacking}: the field without which nobody can tell. */
function worthOf(one, asking) {
  const { amount, share } = one;
  if (isCount(amount)) return fixed(one, asking);
  if (isVague(amount)) return { value: amount.words };
  if (wordOf(amount)) return { value: wordOf(amount) };
  if (wordOf(share)) return { value: wordOf(share) };
  return isShare(share) && one.base ? shared(one, asking) : {};
}

/** The amount, as far as the cap leaves it. */
function fixed(one, asking) {
  const [first, last] = [firstOf(one.amount), lastOf(one.amount)];
  if (!same(first, last)) return { value: { first, last }, unit: one.amount.unit };
  return capped(first, one.amount.unit, one, asking);
}

function shared(one, asking) {
  const whole = asking.question.number(one.base);
  if (whole === null) return { lacking: one.base };
  const [first = MONEY] = asking.question.fields.get(one.base).units;
  const value = times(whole, shareOf(one.share));
  const exact = one.rounding === undefined ? value : rounded(value, one.rounding).sure;
  return capped(exact, isCount(one.at_most) ? one.at_most.unit : first, one, asking);
}

/** `value` up to the cap, less what was received of it before. */
function capped(value, unit, one, { question }) {
  if (!isCount(one.at_most)) return { value, unit };
  const received = one.received ? question.number(one.received) : null;
  if (one.received && received === null && !isOptional(one.received, question)) return { lacking: one.received };
  const left = larger(ZERO, minus(lastOf(one.at_most), received ?? ZERO));
  return { value: smaller(value, left), unit };
}
