// A day is typed as 26/11/2024, whatever language the browser speaks: a date field of the browser's own would ask for
// 11/26/2024 there. Its calendar is opened by a button, and the day is said back in full, with its weekday. What people
// shorten (9/12, 9 Des, 9-12-24, kemarin) is written out where it was typed; "today" is the server's, not the device's.
import { onEach } from "./ready.js";

const locale = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const fully = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
let full; // made for the first day: no page waits for it, and most have none
const local = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4})$|^(\d{2})(\d{2})(\d{4})$/;

const short = /^(\d{1,2})(?:[/. -](\d{1,2})|\s+([a-z]+)\.?)(?:[/. -]+(\d{2}|\d{4}))?$/;
const months = ["jan", "feb|peb", "mar", "apr", "mei|may", "jun", "jul", "agu|agt|agus|aug", "sep", "okt|oct", "nov|nop", "des|dec"];
const spoken = { kemarin: -1, yesterday: -1, "hari ini": 0, today: 0, besok: 1, tomorrow: 1 };

function dayOf(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date : null;
}

export function typedDay(typed) {
  const text = typed.trim().replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, "$3/$2/$1");
  const [, d1, , m1, y1, d2, m2, y2] = text.match(local) ?? [];
  return dayOf(...[y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number));
}

function shortened(typed, today) {
  const text = typed.trim().toLowerCase();
  const now = typedDay(today);
  if (text in spoken) return new Date(now.getTime() + spoken[text] * 86_400_000);
  const [, day, number, name, year] = text.match(short) ?? [];
  const month = Number(number) || months.findIndex((each) => new RegExp(`^(${each})`).test(name ?? "-")) + 1;
  return dayOf(year ? Number(year.padStart(4, "20")) : now.getUTCFullYear(), month, Number(day));
}

onEach("input[data-day]", (input) => {
  const answer = document.getElementById(input.dataset.day);
  const writeOut = () => {
    const day = typedDay(input.value) ? null : shortened(input.value, input.dataset.today);
    if (!day) return;
    input.value = day.toISOString().slice(0, 10).split("-").reverse().join("/");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const say = () => {
    const day = typedDay(input.value);
    if (answer) answer.textContent = day ? (full ??= new Intl.DateTimeFormat(locale, fully)).format(day) : "";
  };
  input.addEventListener("input", say);
  input.addEventListener("change", writeOut);
  say();
});

onEach("[data-pick-day]", (button) => {
  const input = document.getElementById(button.dataset.pickDay);
  const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "calendar" });
  calendar.setAttribute("aria-hidden", "true");
  button.before(calendar);
  button.addEventListener("click", () => {
    calendar.value = typedDay(input.value)?.toISOString().slice(0, 10) ?? "";
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    if (!calendar.value) return;
    input.value = calendar.value.split("-").reverse().join("/");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
});
