// What earlier awards, and passes before joining, leave to a new one.
//
// A ruling is {left, code, parameter, before}: what is left ("all", "difference", "unsaid", "nothing"), by which
// sentence and parameter; `before` is the earlier rung. Otherwise {lacking: field} or {misplaced: why, field}.

import { BELOW, UNKNOWN } from "./equivalence.mjs";
import { amongRowsOf, rungs } from "./ladder.mjs";
import { alike, DEFAULT_EXAM, sameDims } from "./matching.mjs";
import { findExam } from "./names.mjs";

export const AWARDED = "prior_awards";
export const JOINED = "passed_before_joining";
const PARAMETERS = { [AWARDED]: "earlier_pass", [JOINED]: "before_joining" };
const GRAVEST = ["nothing", "unsaid", "difference", "all"];

const ruled = (left, code = "", parameter = "", before = null) => ({ left, code, parameter, before });

/** What all earlier ones together leave: the gravest decides. */
export function ruling(now, asking) {
  let gravest = null;
  for (const field of [AWARDED, JOINED]) {
    for (const one of asking.question.passes(field) ?? []) {
      const found = ofOne(now, one, field, asking);
      if (!found.left) return found;
      if (gravest === null || GRAVEST.indexOf(found.left) < GRAVEST.indexOf(gravest.left)) gravest = found;
    }
  }
  return gravest ?? ruled("all");
}

/** What one earlier pass leaves; unsaid where its readings differ. */
function ofOne(now, one, field, asking) {
  if (isOtherLanguage(one, asking)) return ruled("all");
  const dims = sameDims(asking.rule, one, asking.question, asking.world);
  if (dims.holds === false) return ruled("all");
  if (dims.holds === null) {
    return { lacking: asking.question.values.has(dims.field) ? `${field}.${dims.field}` : dims.field };
  }
  const placed = rungs(one, asking);
  if (placed.unplaced) return { misplaced: placed, field };
  if (placed.lacking) return { lacking: `${field}.${placed.lacking}` };
  const rulings = placed.map((before) => byRule(now, amongRowsOf(now, before, asking), one, field, asking));
  const differ = rulings.some(({ left }) => left !== rulings[0].left);
  return differ ? ruled("unsaid", "earlier_differs", PARAMETERS[field]) : rulings[0];
}

/** True for a pass in another language than the one asked for: it is no earlier pass of this award. */
function isOtherLanguage(one, { rule, question, world }) {
  const mine = findExam(question.word("exam") || rule.exam || DEFAULT_EXAM, world);
  const other = one.exam ? findExam(one.exam, world) : mine;
  const { exams } = world.exams;
  return mine !== null && other !== null && exams[mine].language !== exams[other].language;
}

/** By the rule's words; unsaid where the earlier one differs in a dimension that the rule leaves out. */
function byRule(now, before, one, field, asking) {
  const found = byPolicy(now, before, field, asking.rule);
  const differs = found.code === "same_level" && hasDifferingDims(one, asking);
  return differs ? ruled("unsaid", "dims_unsaid", found.parameter) : found;
}

function hasDifferingDims(one, { rule, question }) {
  const outside = [...one.dims].filter(([name]) => !(rule.once_per ?? []).includes(name));
  return outside.some(([name, value]) => question.values.has(name) && !alike(question.values.get(name), value));
}

function byPolicy(now, before, field, rule) {
  if (before.placed.rank === BELOW) return ruled("all");
  const ranks = [before.placed.rank, now.placed.rank];
  if (ranks.includes(UNKNOWN)) return ruled("unsaid", "earlier_differs", PARAMETERS[field]);
  const joined = field === JOINED && rule.before_joining !== undefined;
  const policy = joined ? rule.before_joining : rule.earlier_pass;
  const parameter = joined ? "before_joining" : "earlier_pass";
  switch (policy) {
    case "不再敘獎":
      return ruled("nothing", "once_only", parameter);
    case "不影響":
      return noEffect(now, before, field, rule);
    case "較高等級才敘獎":
    case "較高等級敘差額":
      return higherOnly(now, before, policy, parameter, rule);
    default:
      return unsaid(now, before, field, parameter, rule);
  }
}

function noEffect(now, before, field, rule) {
  const same = field === AWARDED && rule.once_per_level === true && now.placed.rank === before.placed.rank;
  return same ? ruled("nothing", "same_level", "once_per_level") : ruled("all");
}

function higherOnly(now, before, policy, parameter, rule) {
  if (now.placed.rank < before.placed.rank) return ruled("nothing", "higher_before", parameter);
  if (now.placed.rank === before.placed.rank) {
    return ruled("nothing", "same_level", rule.once_per_level === true ? "once_per_level" : parameter);
  }
  if (policy === "較高等級敘差額") return ruled("difference", "difference", parameter, before);
  return ruled("all", "higher_now", parameter);
}

/** Where the rule says at most that each level counts once (or more often). */
function unsaid(now, before, field, parameter, rule) {
  if (field === JOINED || typeof rule.once_per_level !== "boolean") return ruled("unsaid", "earlier_unsaid", parameter);
  if (now.placed.rank < before.placed.rank) return ruled("unsaid", "lower_unsaid", "once_per_level");
  const again = rule.once_per_level && now.placed.rank === before.placed.rank;
  return again ? ruled("nothing", "same_level", "once_per_level") : ruled("all");
}
