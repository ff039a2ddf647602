// Answers a question to a rule: in force, which case, for whom, under which conditions, then its kind.

import { because, make, openPoint, saidOpen, toJson } from "./answer.mjs";
import { answerAttendance } from "./attendance.mjs";
import { answerAward } from "./awards.mjs";
import { answerApproval, answerCondition } from "./conditions.mjs";
import { answerDeadline } from "./deadlines.mjs";
import { fromIso, rocWords } from "./days.mjs";
import { covers, inForce, ruleOn } from "./force.mjs";
import { answerHours } from "./hours.mjs";
import { answerLeave } from "./leave.mjs";
import { answerLimit } from "./limits.mjs";
import { answerEvaluation, answerValue } from "./lookups.mjs";
import { holds, isOptional } from "./matching.mjs";
import { sameWord } from "./names.mjs";
import { Question, readQuestion } from "./question.mjs";
import { say } from "./sentences.mjs";
import { askedDay } from "./times.mjs";
import { missingField, wordOf } from "./unstated.mjs";
import { isRocDate } from "./values.mjs";

const KINDS = {
  hours: answerHours,
  limits: answerLimit,
  quotas: answerLimit,
  attendance: answerAttendance,
  deadlines: answerDeadline,
  awards: answerAward,
  approvals: answerApproval,
  conditions: answerCondition,
  leave: answerLeave,
  evaluation: answerEvaluation,
  values: answerValue,
};
const REFUSED = { awards: "not_granted", leave: "not_granted" };
const GOOD = ["granted", "met", "within", "counted", "allowed", "unlimited"];
const NO_PAPERS = ["not_granted", "not_allowed"];
const OF_CASE = ["when", "since", "until", "at", "text"];

/**
 * The answer, as JSON, to `raw`, a question as JSON; never an error: what is wrong is the outcome "invalid".
 * `asked` and `world` are the JSON files beside the rule's page; `language` is "zh" or "en".
 */
export function answer(asked, raw, world, language = "zh") {
  const voice = { texts: world.texts, language: language === "en" ? "en" : "zh" };
  const question = readQuestion(asked, raw, world, voice);
  if (!(question instanceof Question)) return toJson(question);
  const found = ruleOn(asked, question);
  if (found.answer) return toJson(found.answer);
  return toJson({ ...ofRule(asked, found.rule, question, world), in_force: inForce(asked, found.rule) });
}

function ofRule(asked, rule, question, world) {
  const chosen = chosenCase(asked, rule, question, world);
  if (chosen.fault) return chosen.fault;
  const merged = chosen.found ? withCase(rule, chosen.found) : rule;
  const person = forWhom(asked, merged, question, world);
  if (person.outcome !== "value") return person;
  const needed = required(asked, merged, question, world);
  const finish = (found) => completed(asked, merged, question, world, chosen.found, found);
  if (needed.outcome !== "value") return finish(joined(needed, person));
  const found = KINDS[asked.group](asked, merged, question, world);
  if (["invalid", "no_rule"].includes(found.outcome)) return found;
  return finish(joined(joined(found, person), needed));
}

/** `found` with the conditions and open points of `more`. */
const joined = (found, more) => ({
  ...found,
  conditions: [...(found.conditions ?? []), ...(more.conditions ?? [])],
  open_points: [...(found.open_points ?? []), ...(more.open_points ?? [])],
});

// -- cases --------------------------------------------------------------------------

/** {found}: the first case that is in force and whose tests hold; {fault} where a field is lacking for it. */
function chosenCase(asked, rule, question, world) {
  const day = askedDay(asked, question);
  for (const one of rule.cases ?? []) {
    if (!covers(one.since, one.until, day)) continue;
    const verdict = holds(one.when, question, rule, world);
    if (verdict.holds) return { found: one };
    if (verdict.holds === null && !isOptional(verdict.field, question)) {
      return { fault: missingField(asked, question, verdict.field) };
    }
  }
  return {};
}

/** `rule` with what a case sets; its reasons then cite the place of the case. */
function withCase(rule, one) {
  const sets = Object.entries(one).filter(([name]) => !OF_CASE.includes(name));
  const merged = { ...rule, ...Object.fromEntries(sets) };
  if (!one.at) return merged;
  const names = sets.map(([name]) => (name === "from" ? "from_" : name));
  const cites = Object.entries(rule.cites ?? {}).filter(([name]) => !names.includes(name));
  return { ...merged, clause: one.at.clause || rule.clause, at: one.at.at, cites: Object.fromEntries(cites) };
}

// -- people and conditions ------------------------------------------------------------

/** value (go on, with the condition of this kind of staff), no_rule or ask_hr. */
function forWhom(asked, rule, question, world) {
  const kind = question.word("staff_kind");
  if (!kind) return make(asked, "value");
  if ((rule.excluded ?? []).some((one) => sameWord(kind, one, world))) {
    return refused(asked, rule, question, "no_rule", "excluded", kind);
  }
  const audience = rule.audience ?? [];
  const listed = audience.filter((one) => sameWord(kind, one.title, world));
  if (audience.length && !listed.length) return refused(asked, rule, question, "ask_hr", "audience_not_listed", kind);
  const conditions = listed.map((one) => one.condition).filter(Boolean);
  const points = conditions.map((condition) => {
    const readings = ["first", "second"].map((one) => say(question.voice, `open.audience.${one}`, { kind }));
    return saidOpen(question.voice, "audience", readings, "", { kind, condition });
  });
  return make(asked, "value", { conditions, open_points: points });
}

function refused(asked, rule, question, outcome, code, kind) {
  const listed = (rule.audience ?? []).map((one) => one.title).join("、");
  const cite = code === "excluded" ? "excluded" : "audience";
  const reason = because(asked, rule, question.voice, code, cite, { kind, listed });
  return make(asked, outcome, { reasons: [reason], message: reason.text });
}

/** value (go on, with what is still to be met), or the refusal where a condition is not met. */
function required(asked, rule, question, world) {
  const unknown = [];
  for (const one of rule.requires ?? []) {
    const verdict = holds(one.when, question, rule, world);
    if (verdict.holds === false) {
      return make(asked, REFUSED[asked.group] ?? "not_allowed", { reasons: [unmet(asked, rule, question, one)] });
    }
    if (verdict.holds) continue;
    const declared = Object.hasOwn(rule.questions ?? {}, verdict.field);
    if (declared && !isOptional(verdict.field, question)) return missingField(asked, question, verdict.field);
    unknown.push(one.what);
  }
  return make(asked, "value", { conditions: unknown });
}

const unmet = (asked, rule, { voice }, { what, by, at }) =>
  because(asked, rule, voice, by ? "requirement_by" : "requirement", at ?? "requires", { what, by: by ?? "" });

// -- what is said in general --------------------------------------------------------------

/** `found` with the case, conditions, papers, consequence and open points of the rule. */
function completed(asked, rule, question, world, chosen, found) {
  if (found.outcome === "invalid") return found;
  const points = (rule.open_points ?? []).filter((one) => holds(one.when, question, rule, world).holds);
  const outcome = points.some((one) => one.decisive) ? "ask_hr" : found.outcome;
  const papers = [...new Set([...(found.papers ?? []), ...(rule.papers ?? [])])];
  const unverified = [...new Set(Object.values(rule.unverified ?? {}))];
  return {
    ...found,
    outcome,
    reasons: [...caseReason(asked, rule, question, chosen), ...(found.reasons ?? []), ...general(asked, rule, question)],
    papers: NO_PAPERS.includes(outcome) ? [] : papers,
    open_points: [
      ...(found.open_points ?? []),
      ...points.map(openPoint),
      ...unverified.map((words) => saidOpen(question.voice, "unverified", [], "", { words })),
    ],
    conditions: [...(rule.condition ? [rule.condition] : []), ...(found.conditions ?? [])],
    consequence: found.consequence || consequenceOf(rule, outcome),
  };
}

const caseReason = (asked, rule, question, chosen) =>
  chosen?.text ? [because(asked, rule, question.voice, "case", chosen.at ?? null, { text: chosen.text })] : [];

function general(asked, rule, question) {
  const { obligation, adopted_by: adopted } = rule;
  const { voice } = question;
  return [
    ...retroactive(asked, rule, question),
    ...(obligation ? [because(asked, rule, voice, "obligation", "obligation", { word: obligation })] : []),
    ...(adopted ? [because(asked, rule, voice, "adopted_by", "adopted_by", { words: adopted })] : []),
  ];
}

/** That the document came out after the day asked about, and is in force since before. */
function retroactive(asked, rule, question) {
  const issued = isRocDate(rule.issued) ? rule.issued.date : asked.issued;
  const day = question.day("as_on") ?? question.day("today");
  if (!issued || day === null || !isRocDate(rule.since)) return [];
  const [from, out] = [fromIso(rule.since.date), fromIso(issued)];
  if (day < from || day >= out) return [];
  const blanks = { issued: rocWords(out), since: rocWords(from) };
  return [because(asked, rule, question.voice, "retroactive", "issued", blanks)];
}

const consequenceOf = (rule, outcome) =>
  GOOD.includes(outcome) || rule.consequence === undefined ? "" : wordOf(rule.consequence) ?? rule.consequence;
