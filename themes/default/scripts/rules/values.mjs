// The kinds of values in a record's JSON, told apart by what they carry.

import { parse } from "./fraction.mjs";

const has = (key) => (value) => typeof value === "object" && value !== null && key in value;

export const isHours = has("hours");
export const isShare = has("share");
export const isSpan = has("ordinal");
export const isCount = has("bound");
export const isVague = has("words");
export const isRocDate = has("date");
export const isYearDay = has("next_year");
export const isDay = (value) => isRocDate(value) || isYearDay(value);
export const isAward = has("times");

/** The exact number of hours, of a share, or of one end of a count. */
export const hoursOf = (value) => parse(value.hours);
export const shareOf = (value) => parse(value.share);
export const firstOf = (value) => parse(value.first);
export const lastOf = (value) => parse(value.last);
