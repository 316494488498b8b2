// A day is typed as 26/11/2024, whatever language the browser speaks: a date field of the browser's own would ask for
// 11/26/2024 there. Its calendar is opened by a button, and the day is said back in full, with its weekday.
import { onEach } from "./ready.js";

const locale = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const fully = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
let full; // made for the first day: no page waits for it, and most have none
const local = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4})$|^(\d{2})(\d{2})(\d{4})$/;

export function typedDay(typed) {
  const text = typed.trim().replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, "$3/$2/$1");
  const [, d1, , m1, y1, d2, m2, y2] = text.match(local) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date : null;
}

onEach("input[data-day]", (input) => {
  const answer = document.getElementById(input.dataset.day);
  const say = () => {
    const day = typedDay(input.value);
    if (answer) answer.textContent = day ? (full ??= new Intl.DateTimeFormat(locale, fully)).format(day) : "";
  };
  input.addEventListener("input", say);
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
