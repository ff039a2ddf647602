// What one reading of a pass comes to: award, benefits, and what an earlier award leaves of them.

import { own } from "./answer.mjs";
import { because, open, tell } from "./asking.mjs";
import { benefitsOf } from "./benefits.mjs";
import { weight, wordsOfWeight } from "./commendations.mjs";
import { examOf, levelsOf } from "./equivalence.mjs";
import { hasParts, stepsOf } from "./ladder.mjs";
import { Question } from "./question.mjs";
import { unstated, wordOf } from "./unstated.mjs";
import { isAward } from "./values.mjs";

/** {outcome, award, reasons, benefits, points, placed}; `more` holds what is not empty. */
export const reached = (outcome, placed, more = {}) => ({
  outcome,
  award: "",
  reasons: [],
  benefits: { given: [], lacking: [] },
  points: [],
  placed,
  ...more,
});

/** What readings are compared by. */
export const gistOf = ({ outcome, award, benefits }) =>
  JSON.stringify([outcome, award, benefits.given], (_, value) => (typeof value === "bigint" ? String(value) : value));

/** What the row of `rung` gives after `ruled`, what earlier awards leave. */
export function byRuling(rung, ruled, asked) {
  const asking = placedAt(rung, asked);
  if (ruled.left === "nothing") {
    return reached("not_granted", rung.placed, { reasons: [because(asking, ruled.code, ruled.parameter)] });
  }
  const full = fullOf(rung, asking);
  if (ruled.left === "unsaid") return earlierUnsaid(full, ruled, asking);
  if (ruled.left === "difference") return difference(full, rung, ruled, asking);
  if (!ruled.code) return full;
  return { ...full, reasons: [...full.reasons, because(asking, ruled.code, ruled.parameter)] };
}

/** The award and benefits of a row, before what was earned earlier. */
function fullOf(rung, asking) {
  const { rule } = asking;
  const { step } = rung;
  const award = step ? step.award : rule.award;
  const benefits = benefitsOf([...(rule.benefits ?? []), ...(step?.benefits ?? [])], asking);
  if (wordOf(award)) return unstatedAward(wordOf(award), benefits, rung, asking);
  if (award?.award === "none") {
    return reached("not_granted", rung.placed, { reasons: [because(asking, "no_award", "steps")] });
  }
  const text = isAward(award) ? award.text : "";
  const given = text !== "" || benefits.given.length > 0;
  const code = text ? "earned" : given ? "benefit" : "no_benefit";
  const parameter = step ? "steps" : text ? "award" : "benefits";
  const what = (step ? step.text : rule.item || rule.title) || clauseTitle(asking);
  return reached(given ? "granted" : "not_granted", rung.placed, {
    award: text,
    reasons: [because(asking, code, parameter, { what, award: text })],
    benefits,
    points: isAward(award) && award.times === null ? [open(asking, "award_times")] : [],
  });
}

/** The title of the clause, else the name of the rule: what a flat award is called. */
const clauseTitle = ({ asked, rule }) => own(asked.citations, rule.clause)?.title || asked.id;

function unstatedAward(word, benefits, rung, { asked, rule, question, world }) {
  const { outcome, reasons } = unstated(asked, rule, question, world, "steps", word);
  return reached(outcome, rung.placed, { reasons, benefits });
}

function earlierUnsaid(full, ruled, asking) {
  const first = tell(asking, "open.earlier.first", { award: inWords(full, asking) });
  return reached("ask_hr", full.placed, {
    reasons: [because(asking, ruled.code, ruled.parameter)],
    points: [open(asking, "earlier", [first, tell(asking, "open.earlier.second")])],
  });
}

/** The new award less the one of the earlier level. */
function difference(full, rung, ruled, asking) {
  const [now, before] = [rung.step?.award, ruled.before?.step?.award];
  if (!isAward(now) || !isAward(before)) return full;
  const left = wordsOfWeight(Math.max(0, weight(now) - weight(before)));
  const reason = because(asking, "difference", ruled.parameter, { new: now.text, old: before.text, left });
  if (!left) return { ...full, outcome: "not_granted", award: "", reasons: [reason] };
  return { ...full, award: left, reasons: [...full.reasons, reason] };
}

/** To be asked: the ladder has no row for this level. */
export function levelUnsaid(rung, asking) {
  const readings = ["first", "second"].map((one) => tell(asking, `open.level_unsaid.${one}`));
  return reached("ask_hr", rung.placed, {
    reasons: [because(asking, "level_unsaid", "steps")],
    points: [open(asking, "level_unsaid", readings)],
  });
}

/** The question with level and CEFR of the rung, where it gave an equivalent: benefits may test them. */
function placedAt(rung, asking) {
  const { rule, question, world } = asking;
  const home = examOf(rule, world);
  const steps = stepsOf(rule);
  if (home === null || steps.some((step) => step.exam || step.score || hasParts(step))) return asking;
  const level = levelsOf(home)[rung.placed.rank];
  if (!level || !(steps.length || question.word("level"))) return asking;
  const values = new Map(question.values).set("exam", home.title).set("level", level.title);
  if (!wordOf(level.cefr)) values.set("cefr", level.cefr);
  return { ...asking, question: new Question(values, question.fields, question.given, question.voice) };
}

/** What a reading comes to, in words. */
export function inWords(one, asking) {
  if (one.outcome !== "granted") return tell(asking, `reading.${one.outcome === "not_granted" ? "not_granted" : "unsaid"}`);
  return [one.award, ...one.benefits.given.map(({ title }) => title)].filter(Boolean).join("、");
}
