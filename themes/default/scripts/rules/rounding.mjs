// Rounds figures as a rule words it: which way, and to which digit; what the words leave open stays open.

import { because, saidOpen } from "./answer.mjs";
import { ceil, floor, fraction, over, plus, same, times, words, ZERO } from "./fraction.mjs";
import { narrow, readWhole } from "./text.mjs";
import { stated } from "./unstated.mjs";

const PLACE = "[0-9]+|[一二三四五六]";
const WAYS = [["四捨五入", "near"], ["捨去", "down"], ["不計", "down"], ["進位", "up"], ["進一", "up"]];
const KEPT = new RegExp(`[至到](?:小數)?點?後?第?(${PLACE})位`, "u");
const FIRST_LOST = new RegExp(`(?:小數)點?後?第?(${PLACE})位`, "u");
const LARGE = [["千", -3], ["百", -2], ["十", -1]];

/** `number` as the words say, {sure, possible, rule}; where they do not tell the way, one more of the last digit too. */
export function rounded(number, said) {
  const told = stated(said) === null ? "" : narrow(said);
  const way = WAYS.find(([word]) => told.includes(word))?.[1];
  const digits = digitsOf(told);
  const scale = digits < 0 ? fraction(1n, 10n ** BigInt(-digits)) : fraction(10n ** BigInt(digits));
  const large = times(number, scale);
  const [below, above] = [floor(large), ceil(large)];
  if (same(below, above)) return { sure: number, possible: number, rule: "" };
  if (!way && told.includes("不足") && same(below, ZERO)) return { sure: over(above, scale), possible: over(above, scale), rule: said };
  if (!way) return { sure: over(below, scale), possible: over(above, scale), rule: "" };
  const whole = { up: above, down: below, near: floor(plus(large, fraction(1, 2))) }[way];
  return { sure: over(whole, scale), possible: over(whole, scale), rule: said };
}

/** The figure as it is, for a rule that does not speak of rounding. */
export const exactly = (number) => ({ sure: number, possible: number, rule: "" });

/** How many digits after the point are kept; -2 keeps hundreds. */
function digitsOf(told) {
  const kept = KEPT.exec(told);
  if (kept) return places(kept[1]);
  const lost = FIRST_LOST.exec(told);
  if (lost) return Math.max(0, places(lost[1]) - 1);
  return LARGE.find(([word]) => told.includes(`${word}元`) || told.includes(`${word}位`))?.[1] ?? 0;
}

/** At most six: no document counts finer. */
const places = (numeral) => Math.min(6, readWhole(numeral) ?? 0);

// -- what is said about it ----------------------------------------------------------

/** That the figure was rounded as stated. */
export const roundingReasons = ({ asked, rule, question }, found) =>
  found.rule
    ? [because(asked, rule, question.voice, "rounded", "rounding", { rounding: found.rule, value: found.sure })]
    : [];

/** That nothing tells which way to round: both figures. */
export function roundingPoints({ question }, { sure, possible }, unit = "") {
  if (same(sure, possible)) return [];
  const readings = [sure, possible].map((one) => `${words(one)}${unit}`);
  return [saidOpen(question.voice, "rounding", readings, "", { sure })];
}
