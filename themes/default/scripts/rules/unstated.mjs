// Answers where the document says 未載明, 不限 or 另依法令, or leaves a quantity as words.

import { because, invalid, make } from "./answer.mjs";
import { findTerm } from "./names.mjs";

export const NOT_STATED = "未載明";
export const UNLIMITED = "不限";
export const ELSEWHERE = "另依法令";

const OUTCOMES = { [NOT_STATED]: "not_stated", [UNLIMITED]: "unlimited", [ELSEWHERE]: "elsewhere" };

/** The word of a value for what is not said; null for any other value. */
export const wordOf = (value) => value?.unstated ?? null;

/** The value, or null where one of the words stands or nothing. */
export const stated = (value) => (value === undefined || value === null || wordOf(value) ? null : value);

/** The answer where `parameter` holds `word`: whom to ask, no limit, or which law to read. */
export function unstated(asked, rule, question, world, parameter, word = NOT_STATED) {
  const outcome = OUTCOMES[word];
  const law = lawTitle(rule, world);
  const code = word === ELSEWHERE && !law ? "elsewhere_unnamed" : outcome;
  const reason = because(asked, rule, question.voice, code, parameter, { law });
  return make(asked, outcome, { reasons: [reason], message: reason.text });
}

/** The name of the law that `rule` points to; "" where it names none. */
export function lawTitle(rule, world) {
  const law = stated(rule.law);
  if (law === null) return "";
  const id = findTerm(law, world.laws);
  return id === null ? law : world.laws[id].title;
}

/** The answer where a quantity is left as words: the words themselves. */
export function vague(asked, rule, question, parameter, { words }) {
  const reason = because(asked, rule, question.voice, "vague", parameter, { words });
  return make(asked, "value", { value: words, reasons: [reason] });
}

/** The answer that asks for a field by name. */
export const missingField = (asked, question, name) =>
  invalid(asked, question.voice, "missing_field", name, "", { title: question.title(name) });
