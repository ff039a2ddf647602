// Answers on consent and conditions: who must agree, and whether somebody may.

import { because, invalid, make } from "./answer.mjs";
import { findTerm, sameWord } from "./names.mjs";
import { nearest } from "./text.mjs";
import { missingField, unstated, wordOf } from "./unstated.mjs";

const PEOPLE = ["applicant", "role", "staff_kind"];
const EVERYBODY = "一般人員";

/** value, who must agree; allowed or not_allowed where the question tells the consent. */
export function answerApproval(asked, rule, question, world) {
  const person = PEOPLE.map((name) => question.word(name)).find(Boolean) ?? "";
  const who = keyOf(rule, person, world);
  if (!who && !person) return missingField(asked, question, "applicant");
  if (!who) {
    const keys = Object.keys(rule.by);
    const blanks = { choices: keys.join("、"), title: person };
    return invalid(asked, question.voice, "not_a_choice", "applicant", nearest(person, keys) ?? "", blanks);
  }
  const [consent, given] = [rule.by[who], question.flag("approved")];
  const code = given === null ? "consent" : given ? "consent_given" : "consent_refused";
  const reason = because(asked, rule, question.voice, code, "by", { when: rule.when, who, consent });
  const outcome = given === null ? "value" : given ? "allowed" : "not_allowed";
  return make(asked, outcome, { value: consent, reasons: [reason] });
}

/** The kind of applicant that `person` is; everybody else for a known kind; the only one there is. */
function keyOf(rule, person, world) {
  const keys = Object.keys(rule.by);
  const found = person && keys.find((key) => sameWord(key, person, world));
  if (found) return found;
  if (keys.includes(EVERYBODY) && person && findTerm(person, world.audiences)) return EVERYBODY;
  return keys.length === 1 ? keys[0] : "";
}

/** allowed or not_allowed, as the case that applies or the rule itself says. */
export function answerCondition(asked, rule, question, world) {
  if (wordOf(rule.allowed)) return unstated(asked, rule, question, world, "allowed", wordOf(rule.allowed));
  const outcome = rule.allowed ? "allowed" : "not_allowed";
  const reason = because(asked, rule, question.voice, outcome, "allowed", { what: rule.what });
  return make(asked, outcome, { reasons: [reason] });
}
