// What an answer holds, reasons and open points, and how it is written as JSON. Days are numbers, see days.mjs.

import { iso, roc } from "./days.mjs";
import { json } from "./fraction.mjs";
import { say } from "./sentences.mjs";

/** An answer; `more` holds what applies. */
export const make = (asked, outcome, more = {}) => ({ rule: asked.address, outcome, ...more });

/** The reason `code`, cited where `rule` prints it; `cite` is a place, or the parameter that decided. */
export function because(asked, rule, voice, code, cite = null, blanks = {}) {
  const parameter = typeof cite === "string" ? cite : "";
  const place = cite !== null && typeof cite === "object" ? cite : own(rule.cites, parameter);
  const clause = place?.clause || rule.clause;
  const at = place?.at || (place?.clause ? "" : rule.at) || "";
  const cited = own(asked.citations, clause) ?? {};
  const source = parameter ? own(asked.inherited, parameter) : undefined;
  const { number, title, url } = cited;
  return { code, clause, number, at, title, text: say(voice, code, blanks), url, source: source?.name };
}

/** `table[key]` where the table has a key of its own. */
export const own = (table, key) => (table && Object.hasOwn(table, key) ? table[key] : undefined);

/** A point that the rule itself leaves open. */
export const openPoint = (point) => ({
  topic: point.topic,
  text: point.text,
  readings: point.readings,
  at: point.at?.at,
});

/** An open point of our own: the sentences open.<topic> and open.<topic>.text. */
export function saidOpen(voice, topic, readings = [], at = "", blanks = {}) {
  return { topic: say(voice, `open.${topic}`, {}), text: say(voice, `open.${topic}.text`, blanks), readings, at };
}

/** The answer to a question that cannot be answered: the field at fault and what to write. */
export function invalid(asked, voice, code, field, suggestion = "", blanks = {}) {
  const message = say(voice, code, { field, ...blanks });
  return make(asked, "invalid", { reasons: [{ code, text: message }], field, suggestion, message });
}

// -- writing one ----------------------------------------------------------------

const REASON = ["code", "clause", "number", "at", "title", "text", "url", "source"];
const OPEN = ["topic", "text", "readings", "at"];
const BENEFIT = ["title", "award", "value", "unit", "text", "payer", "papers"];
const FORCE = ["since", "until", "source"];

/** `answer` as JSON: keys in a fixed order, empty ones left out. */
export function toJson(answer) {
  const missing = Object.entries(answer.missing ?? {}).map(([branch, hours]) => [branch, json(hours)]);
  return filled({
    rule: answer.rule,
    outcome: answer.outcome,
    award: answer.award,
    value: valueJson(answer.value),
    unit: answer.unit,
    missing: Object.fromEntries(missing),
    reasons: (answer.reasons ?? []).map((one) => picked(one, REASON)),
    ...days("first_day", answer.first_day),
    ...days("last_day", answer.last_day),
    papers: answer.papers,
    benefits: (answer.benefits ?? []).map((one) => picked({ ...one, value: valueJson(one.value) }, BENEFIT)),
    open_points: (answer.open_points ?? []).map((one) => picked(one, OPEN)),
    field: answer.field,
    suggestion: answer.suggestion,
    message: answer.message,
    conditions: answer.conditions,
    consequence: answer.consequence,
    apply_to: answer.apply_to,
    in_force: answer.in_force && picked(answer.in_force, FORCE),
  });
}

/** A number, words, or {"from", "to"}. */
export function valueJson(value) {
  if (value === undefined || value === null || typeof value === "string") return value;
  return "first" in value ? { from: json(value.first), to: json(value.last) } : json(value);
}

const days = (name, day) => (day == null ? {} : { [name]: roc(day), [`${name}_ad`]: iso(day) });

const picked = (record, names) => filled(Object.fromEntries(names.map((name) => [name, record[name]])));

function filled(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !empty(value)));
}

function empty(value) {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
