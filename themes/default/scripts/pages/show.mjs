// Shows an answer: sentence, days, what is missing and which courses fill it, reasons, papers, open points.

import { make, say } from "./dom.mjs";
import { told } from "./glosses.mjs";
import { benefitLine, headline, inForce, iso, lines, reading } from "./sentences.mjs";

const MOST_COURSES = 12;

/** The elements that say `answer`. `context`: words, home, titles of branches, courses, today (ISO). */
export function shown(answer, context) {
  const { words } = context;
  return [
    make("p", { class: "answer__sentence" }, headline(answer, words)),
    ...lines(answer, words).map((line) => make("p", {}, line)),
    past(answer, context),
    missing(answer, context),
    benefits(answer, words),
    reasons(answer, context),
    list(words.answer_papers, (answer.papers ?? []).map((one) => told(one, words))),
    points(answer.open_points, words),
    force(answer.in_force, words),
  ].filter(Boolean);
}

function force(found, words) {
  const told = inForce(found, words);
  return told && make("p", { class: "answer__note" }, told);
}

function past(answer, { words, today }) {
  const last = iso(answer.last_day);
  return last && today && last < today && make("p", { class: "answer__past" }, words.answer_past);
}

function missing(answer, context) {
  const entries = Object.entries(answer.missing ?? {});
  if (!entries.length) return null;
  const { words, titles } = context;
  const filled = entries.map(([branch, hours]) => {
    const line = say(words, "answer_missing", { title: titles[branch] ?? branch, hours });
    return { line, courses: filling(branch, context) };
  });
  const items = filled.map(({ line, courses }) => make("li", {}, make("p", {}, line), courses));
  const none = context.courses && filled.every(({ courses }) => !courses);
  return section(
    words.answer_missing_title,
    make("ul", { class: "answer__missing" }, items),
    none && make("p", { class: "answer__note" }, words.answer_no_course),
    untold(context),
  );
}

function filling(branch, { courses, words, home }) {
  const found = (courses?.courses ?? []).filter((one) => one.branches.includes(branch));
  if (!found.length) return null;
  const items = found.slice(0, MOST_COURSES).map((one) =>
    make("li", {}, make("a", { href: home + one.href }, one.title), make("span", { class: "answer__note" }, ` ${one.facts.join("｜")}`)),
  );
  const rest = found.length - items.length;
  return [
    make("ul", { class: "answer__courses" }, items),
    rest > 0 && make("p", { class: "answer__note" }, say(words, "answer_more_courses", { count: rest })),
  ];
}

function untold({ courses, words, home }) {
  if (!courses?.untold) return null;
  const link = make("a", { href: home + courses.catalog }, words.answer_catalog);
  return make("p", { class: "answer__note" }, say(words, "answer_untold", { count: courses.untold }), link);
}

function benefits(answer, words) {
  return list(words.answer_benefits, (answer.benefits ?? []).map((one) => benefitLine(one, words)));
}

/** Reasons with the clause they rest on; neighbours from the same clause name it once. */
function reasons(answer, { words, home }) {
  const found = answer.reasons ?? [];
  if (!found.length) return null;
  const place = (one) => JSON.stringify([one?.number, one?.at, one?.url, one?.source]);
  const items = found.map((one, index) => {
    const last = place(one) !== place(found[index + 1]);
    return make("li", {}, make("p", {}, told(one.text, words)), last && cited(one, words, home));
  });
  return section(words.answer_reasons, make("ol", { class: "answer__reasons" }, items));
}

function cited(reason, words, home) {
  if (!reason.number && !reason.url && !reason.source) return null;
  const name = say(words, "answer_clause", { number: reason.number || reason.title || "", at: reason.at ?? "" }).trim();
  const link = reason.url ? make("a", { href: home + reason.url }, name) : name;
  const source = reason.source ? ` ${say(words, "answer_source", { source: reason.source })}` : "";
  return make("p", { class: "answer__note" }, link, source);
}

function points(found, words) {
  if (!found?.length) return null;
  const items = found.map((one) => [
    make("p", {}, make("strong", {}, told(one.topic, words)), one.text ? say(words, "pair", { name: "", value: told(one.text, words) }) : ""),
    one.readings?.length ? make("ul", {}, one.readings.map((each) => make("li", {}, reading(String(each), words)))) : null,
  ]);
  return make("div", { class: "notice" }, make("p", { class: "notice__title" }, words.answer_points), items);
}

function list(title, items) {
  return items?.length ? section(title, make("ul", { class: "answer__list" }, items.map((item) => make("li", {}, item)))) : null;
}

function section(title, ...children) {
  return make("div", { class: "answer__part" }, make("h3", {}, title), children);
}
