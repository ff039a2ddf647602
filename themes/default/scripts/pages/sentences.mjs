// An answer in sentences: the outcome, the days in both calendars, what is missing. Words come from words.json.

import { say } from "./dom.mjs";
import { glossed, shortDay, told } from "./glosses.mjs";

const DATES = /^(\d+)-(\d\d)-(\d\d)$/;
const WITHIN_WORDS = /[0-9]+-[0-9]{2}-[0-9]{2}/g;
const FIELD_NAMES = /（[a-z_.]+）/g;

/** The sentence that says the outcome. */
export function headline(answer, words) {
  const value = amount(answer.value, answer.unit, words);
  const blanks = { award: glossed(answer.award ?? "", words), value, hours: total(answer.missing), ...spans(answer, words) };
  return told(say(words, `answer_${variant(answer)}`, blanks), words);
}

/** Further sentences below the first one: limit, last day of an application, condition, consequence. */
export function lines(answer, words) {
  const value = amount(answer.value, answer.unit, words);
  const limited = ["within", "over", "under"].includes(answer.outcome) && value;
  const days = answer.outcome !== "date" && (answer.first_day || answer.last_day);
  const repeated = (answer.reasons ?? []).some((reason) => reason.text === answer.message);
  return [
    !repeated && plain(answer.message ?? ""),
    limited && say(words, "answer_limit", { value }),
    days && dayLine(answer, words),
    ...(answer.conditions ?? []).map((condition) => say(words, "answer_condition", { condition })),
    answer.consequence && say(words, "answer_consequence", { consequence: answer.consequence }),
  ]
    .filter(Boolean)
    .map((line) => told(line, words));
}

/** What is given besides: 報名費補助：2,000元，由服務機關負擔. */
export function benefitLine(benefit, words) {
  const value = amount(benefit.value, benefit.unit, words);
  const gives = [glossed(benefit.award ?? "", words), value, benefit.text].filter(Boolean).join(words.comma);
  const payer = benefit.payer ? say(words, "answer_payer", { payer: benefit.payer }) : "";
  const papers = benefit.papers?.length ? say(words, "answer_with_papers", { papers: benefit.papers.join(words.list_separator) }) : "";
  const named = benefit.title && gives ? say(words, "pair", { name: benefit.title, value: gives }) : benefit.title || gives;
  return told(named + payer + papers, words);
}

/** 114年2月28日（2025年2月28日，星期五） */
export function day(text, words) {
  const match = DATES.exec(text ?? "");
  if (!match) return text ?? "";
  const [year, month, date] = match.slice(1).map(Number);
  const weekday = new Date(Date.UTC(year + 1911, month - 1, date)).getUTCDay();
  return say(words, "answer_day", { year, month: monthOf(month, words), day: date, ad: year + 1911, weekday: words.answer_weekdays.split(" ")[weekday] });
}

/** A way to read a text: a day alone in both calendars, days within words in one. */
export function reading(text, words) {
  return DATES.test(text) ? day(text, words) : told(text.replace(WITHIN_WORDS, (found) => short(found, words)), words);
}

/** The ISO form of a day in an answer ("114-02-28"), for comparing with today. */
export function iso(text) {
  const match = DATES.exec(text ?? "");
  return match ? `${Number(match[1]) + 1911}-${match[2]}-${match[3]}` : "";
}

/** A value with its unit: 八小時, 1至2人, 1,440元. */
export function amount(value, unit, words) {
  if (value === undefined || value === null || value === "") return "";
  const text = typeof value === "object" ? say(words, "answer_range", value) : grouped(value);
  return glossed(unit && !text.endsWith(unit) ? text + unit : text, words);
}

function grouped(value) {
  return typeof value === "number" && Math.abs(value) >= 1000 ? value.toLocaleString("en-US", { maximumFractionDigits: 6 }) : String(value);
}

function variant(answer) {
  switch (answer.outcome) {
    case "granted":
      return answer.award ? "granted" : "granted_plain";
    case "value":
      return answer.value === undefined ? "value_plain" : "value";
    case "not_met":
      return total(answer.missing) ? "not_met" : "not_met_plain";
    case "date":
      if (answer.first_day && answer.last_day) return "date_window";
      return answer.last_day ? "date_last" : answer.first_day ? "date_first" : "date_plain";
    default:
      return answer.outcome;
  }
}

function spans(answer, words) {
  return { first: day(answer.first_day, words), last: day(answer.last_day, words) };
}

function dayLine(answer, words) {
  const to = answer.apply_to ? say(words, "answer_to", { to: answer.apply_to }) : "";
  const kind = answer.apply_to || answer.outcome === "granted" ? "answer_apply" : "answer_until";
  const key = answer.first_day && answer.last_day ? "answer_between" : kind;
  return say(words, key, { to, ...spans(answer, words) });
}

/** Words without the names that only questions in JSON need: 發證日期（certificate_date） is 發證日期. */
export function plain(text) {
  return text.replace(FIELD_NAMES, "");
}

/** Since when and until when the rule is in force; "" where nothing is known. */
export function inForce(force, words) {
  const named = (text, key) => (DATES.test(text ?? "") ? say(words, key, { day: short(text, words) }) : "");
  const since = named(force?.since, "answer_since");
  const until = named(force?.until, "answer_till");
  const source = force?.source ? say(words, "answer_source", { source: force.source }) : "";
  const whole = say(words, "answer_in_force", { since, until, source }).replace(/ +(?=[ .])/g, "");
  return since || until || source ? told(whole, words) : "";
}

function short(text, words) {
  return shortDay(DATES.exec(text).slice(1).map(Number), words);
}

function monthOf(month, words) {
  return words.answer_months.split(" ")[month - 1];
}

/** The sum of what is missing; "" where a part of it does not end within six places (10/3). */
function total(missing) {
  const hours = Object.values(missing ?? {});
  if (!hours.length || hours.some((one) => typeof one === "string")) return "";
  return String(hours.reduce((sum, one) => sum + Math.round(one * 1e6), 0) / 1e6);
}
