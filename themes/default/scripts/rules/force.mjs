// Which version of a rule is in force on the day asked for, and since and until when.

import { because, make, saidOpen } from "./answer.mjs";
import { fromIso, roc, rocWords } from "./days.mjs";
import { say } from "./sentences.mjs";
import { askedDay } from "./times.mjs";
import { wordOf } from "./unstated.mjs";
import { isRocDate } from "./values.mjs";

const dayOf = (value) => (isRocDate(value) ? fromIso(value.date) : null);

/** True where `day` may lie between the two, both included; what is not stated does not limit. */
export function covers(since, until, day) {
  if (day === null) return true;
  const [first, last] = [dayOf(since), dayOf(until)];
  return (first === null || first <= day) && (last === null || day <= last);
}

/** {rule} on the day asked for, or {answer}: no_rule or ask_hr where there is not one. */
export function ruleOn(asked, question) {
  const day = askedDay(asked, question);
  const { rule, versions } = asked;
  if (!versions.length || day === null) {
    return covers(rule.since, rule.until, day) ? { rule } : { answer: none(asked, question, day) };
  }
  const found = versionsOn(versions, day);
  if (found.length === 1) return { rule: found[0] };
  return { answer: found.length ? several(asked, question, found, day) : none(asked, question, day) };
}

/**
 * The versions (oldest first) that may be in force; none begins before the one before it. On the first or
 * last day that a version is known to have, it is certainly the one in force.
 */
function versionsOn(versions, day) {
  const found = versions.filter((version, number) =>
    mayCover(versions.slice(0, number), version, versions.slice(number + 1), day),
  );
  const sure = found.find(({ since, until }) => dayOf(since) === day || dayOf(until) === day);
  return sure ? [sure] : found;
}

/** Whether no known date speaks against it: its own, those before it, and those after it. */
function mayCover(before, version, after, day) {
  const known = (ones, name) => ones.map((one) => dayOf(one[name])).filter((one) => one !== null);
  return (
    known([...before, version], "since").every((since) => since <= day) &&
    known(before, "until").every((until) => until < day) &&
    known([version, ...after], "until").every((until) => day <= until) &&
    known(after, "since").every((since) => day < since)
  );
}

function several(asked, question, found, day) {
  const { voice } = question;
  const blanks = { day: rocWords(day) };
  const reasons = [because(asked, found[0], voice, "versions", "since", blanks)];
  const readings = found.map((version) => spanOf(version, voice));
  return make(asked, "ask_hr", { reasons, open_points: [saidOpen(voice, "versions", readings, "", blanks)] });
}

const spanOf = ({ title, at, clause, since, until }, voice) =>
  say(voice, "version", { title: title || at || clause, since: dateWords(since), until: dateWords(until) });

/** No version covers the day: not yet, no longer, or a gap between two. */
function none(asked, question, day) {
  const { rule } = asked;
  const versions = asked.versions.length ? asked.versions : [rule];
  const known = (name) => versions.map((one) => dayOf(one[name])).filter((one) => one !== null);
  const [begins, ends] = [known("since"), known("until")];
  let [code, limit] = ["no_longer_in_force", ends.length ? Math.max(...ends) : day];
  if (begins.length && day < Math.min(...begins)) [code, limit] = ["not_yet_in_force", Math.min(...begins)];
  else if (begins.some((begin) => begin > day)) [code, limit] = ["no_version", day];
  const reason = because(asked, rule, question.voice, code, "until", { day: rocWords(day), limit: rocWords(limit) });
  return make(asked, "no_rule", { reasons: [reason], message: reason.text, in_force: inForce(asked, rule) });
}

/** Since and until when `rule` holds, and the national rule it comes from. */
export function inForce(asked, rule) {
  const names = Object.values(asked.inherited).map((one) => one.name);
  return { since: dateWords(rule.since), until: dateWords(rule.until), source: names.sort()[0] };
}

const dateWords = (value) => (isRocDate(value) ? roc(fromIso(value.date)) : wordOf(value) ?? "");
