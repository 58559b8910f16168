/**
 * Says moments in the reader's own time zone: `<time datetime="…" data-as="day|clock|ago|span">`. A span, from when to
 * when (`data-until`), is said by the clocks of its own zone too, where they show something else.
 */

const language = document.documentElement.lang || "en";
const locale = language === "en" ? "en-GB" : language; // the house says '3 March' and '18:05'
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const LONG_DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const clockFormat = new Intl.DateTimeFormat(locale, CLOCK);
const dayFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const yearFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const sayings = {
  clock: (date) => clockFormat.format(date),
  day: (date, now) => {
    const days = calendarDay(now) - calendarDay(date);
    if (days === 0 || days === 1) return relative.format(-days, "day");
    return (date.getFullYear() === now.getFullYear() ? dayFormat : yearFormat).format(date);
  },
  ago: (date, now) => {
    const seconds = Math.max(0, (now - date) / 1000);
    if (seconds >= DAY) return sayings.day(date, now);
    if (seconds < MINUTE) return null;
    return seconds < HOUR
      ? relative.format(-Math.floor(seconds / MINUTE), "minute")
      : relative.format(-Math.floor(seconds / HOUR), "hour");
  },
};

/** '19:00 – 21:00' on its day, in a zone, or the reader's own. */
function spanOf(start, end, timeZone) {
  const day = new Intl.DateTimeFormat(locale, { ...LONG_DAY, timeZone }).format(start).replace(",", "");
  const clock = new Intl.DateTimeFormat(locale, { ...CLOCK, timeZone });
  return `${day}, ${clock.format(start)} – ${clock.format(end)}`;
}

function saySpan(element) {
  const [start, end] = [new Date(element.dateTime), new Date(element.dataset.until)];
  const [here, there] = [spanOf(start, end), spanOf(start, end, element.dataset.zone)];
  const beside = element.nextElementSibling;
  beside.hidden = here === there;
  if (here === there) return;
  element.textContent = element.dataset.yours.replace("{when}", here);
  beside.textContent = `${there}, ${beside.dataset.clock}`;
}

function calendarDay(date) {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 1000 / DAY);
}

function say(element, now) {
  if (element.dataset.as === "span") return saySpan(element);
  const date = new Date(element.dateTime);
  const words = sayings[element.dataset.as]?.(date, now);
  if (words) element.textContent = words;
  if (!element.title) element.title = `${yearFormat.format(date)}, ${clockFormat.format(date)}`;
}

/** A new `<time>` element for an ISO moment, said as "day", "clock" or "ago". */
export function moment(iso, as) {
  const element = document.createElement("time");
  element.dateTime = iso;
  element.dataset.as = as;
  element.textContent = sayings[as](new Date(iso), new Date()) ?? sayings.clock(new Date(iso));
  return element;
}

/** Say all moments under `root` again. */
export function localise(root = document) {
  const now = new Date();
  for (const element of root.querySelectorAll("time[data-as]")) say(element, now);
}

localise();
setInterval(localise, MINUTE * 1000);
document.addEventListener("htmx:after:swap", () => localise());
