// Days as whole numbers since 1970, free of time zones and summer time.
"use strict";
{
  const DAY = 864e5; // milliseconds
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat("nl-NL", { ...options, timeZone: "UTC" });
    return (day) => formatter.format(day * DAY);
  };

  handboek.dates = {
    iso,

    // null for what is no day, such as 30 February
    parse(text = "") {
      const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / DAY : NaN;
      return !Number.isNaN(day) && iso(day) === text ? day : null;
    },

    today() {
      const now = new Date();
      return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
    },

    weekday: (day) => (((day + 3) % 7) + 7) % 7, // 1 January 1970 was a Thursday; 0 is Monday
    month: (day) => iso(day).slice(0, 7),
    show: format({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
    dayAndWeekday: format({ weekday: "short", day: "numeric" }),
    monthAndYear: format({ month: "long", year: "numeric" }),
    shortMonth: format({ month: "short", year: "numeric" }),
  };
}
