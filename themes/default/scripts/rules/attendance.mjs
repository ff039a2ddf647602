// Answers on attendance: whether absence costs the hours of a class.

import { because, invalid, make, saidOpen } from "./answer.mjs";
import { atMost, less, minus, smaller, times, ZERO } from "./fraction.mjs";
import { say } from "./sentences.mjs";
import { ELSEWHERE, missingField, NOT_STATED, stated, unstated, wordOf } from "./unstated.mjs";
import { hoursOf, isHours, isShare, shareOf } from "./values.mjs";

const UNIT = "小時";
const SHARES = ["more_than", "at_least", "attended_at_least", "attended_more_than"];
const MEASURES = [...SHARES, "hours_more_than"];

/** counted or not_counted; `value` is how many hours of absence are allowed at most. */
export function answerAttendance(asked, rule, question, world) {
  if (unexcused(question)) return withoutLeave(asked, rule, question, world);
  const [absent, whole] = [question.number("hours_absent"), question.number("class_hours")];
  if (absent !== null && whole !== null && less(whole, absent)) {
    return invalid(asked, question.voice, "absent_too_long", "hours_absent", "", { absent, whole });
  }
  const lacking = lackingField(rule, absent, whole);
  if (lacking) return missingField(asked, question, lacking);
  const measures = measuresOf(rule, whole ?? ZERO);
  if (!measures.length) return unmeasured(asked, rule, question, world);
  return measured(asked, rule, question, measures, absent ?? ZERO);
}

function unexcused(question) {
  const hours = question.number("unexcused");
  return question.flag("unexcused") === true || (hours !== null && less(ZERO, hours));
}

function withoutLeave(asked, rule, question, world) {
  const { voice } = question;
  if (wordOf(rule.unexcused) === ELSEWHERE) return unstated(asked, rule, question, world, "unexcused", ELSEWHERE);
  if (stated(rule.unexcused) === null) {
    const reason = because(asked, rule, voice, "unexcused_not_stated", "unexcused");
    const readings = ["first", "second"].map((one) => say(voice, `open.unexcused.${one}`));
    return make(asked, "ask_hr", { reasons: [reason], open_points: [saidOpen(voice, "unexcused", readings)] });
  }
  const reason = because(asked, rule, voice, "unexcused", "unexcused", { result: rule.unexcused });
  return make(asked, "not_counted", { reasons: [reason] });
}

/** The field that is needed and was not given, or "". */
function lackingField(rule, absent, whole) {
  const byShare = SHARES.some((name) => isShare(rule[name]));
  if (whole === null && byShare) return "class_hours";
  return absent === null && (byShare || isHours(rule.hours_more_than)) ? "hours_absent" : "";
}

/** How much absence each measure allows; `strict` where that much exactly still costs the hours. */
function measuresOf(rule, whole) {
  const found = SHARES.filter((name) => isShare(rule[name])).map((name) => {
    const part = times(shareOf(rule[name]), whole);
    const allowed = name.startsWith("attended") ? minus(whole, part) : part;
    return { name, text: rule[name].text, allowed, strict: name === "at_least" || name === "attended_more_than" };
  });
  if (isHours(rule.hours_more_than)) {
    const { text } = rule.hours_more_than;
    found.push({ name: "hours_more_than", text, allowed: hoursOf(rule.hours_more_than), strict: false });
  }
  return found;
}

const isLost = (measure, absent) => (measure.strict ? atMost(measure.allowed, absent) : less(measure.allowed, absent));

/** No figure is stated: the word that stands there, else that the document is silent. */
function unmeasured(asked, rule, question, world) {
  const name = MEASURES.find((one) => wordOf(rule[one]));
  if (name) return unstated(asked, rule, question, world, name, wordOf(rule[name]));
  return unstated(asked, rule, question, world, "more_than");
}

function measured(asked, rule, question, measures, absent) {
  const lost = measures.filter((measure) => isLost(measure, absent));
  const code = lost.length ? "absence_lost" : "absence_kept";
  const reasons = (lost.length ? lost : measures).map(({ name, allowed, text }) =>
    because(asked, rule, question.voice, `${code}.${name}`, name, { absent, allowed, text }),
  );
  return make(asked, lost.length ? "not_counted" : "counted", {
    value: measures.map((one) => one.allowed).reduce(smaller),
    unit: UNIT,
    reasons,
    open_points: lost.length ? [] : silent(rule, question),
  });
}

/** A further measure that the document names without its figure. */
function silent(rule, { voice }) {
  const names = MEASURES.filter((name) => wordOf(rule[name]) === NOT_STATED);
  return names.map((name) => saidOpen(voice, "measure", [], "", { measure: say(voice, `measure.${name}`) }));
}
