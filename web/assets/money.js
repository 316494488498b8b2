// Say a typed amount back in full, so that a missing zero is seen: "1,25 M" -> Rp1.250.000.000 (1,25 miliar).
// The server alone decides (wording/numbers.py); where it would ask back, nothing is said here.
import { onEach } from "./ready.js";

const english = document.documentElement.lang === "en";
const locale = english ? "en-GB" : "id-ID";
const sizes = [
  [1e12, english ? "trillion" : "triliun", /^(t|triliun|trilyun|trillion)$/],
  [1e9, english ? "billion" : "miliar", /^(m|miliar|milyar|billion)$/],
  [1e6, english ? "million" : "juta", /^(jt|juta|million)$/],
  [1e3, english ? "thousand" : "ribu", /^(rb|ribu|thousand)$/],
];

function figure(text) {
  if (/^[1-9]\d{0,2}(\.\d{3})+$|^[1-9]\d{0,2}(,\d{3})+$/.test(text))
    return { grouped: true, value: Number(text.replace(/[.,]/g, "")) };
  const [, whole, rest] = text.match(/^([\d.,]*\d)[.,](\d{1,2})$/) ?? [, text, ""];
  if (rest === "" && /[.,]/.test(text)) return null;
  return { grouped: false, value: Number(`${whole.replace(/[.,]/g, "")}.${rest || 0}`) };
}

export function typedRupiah(typed) {
  const [, digits, unit] =
    typed
      .toLowerCase()
      .replace(/\s+/g, "")
      .match(/^(?:(?:rp|idr)\.?)?(\d[\d.,]*?)(?:[.,]-+)?([a-z]*)\.?$/) ?? [];
  const size = unit ? sizes.find(([, , names]) => names.test(unit))?.[0] : 1;
  const read = digits && size ? figure(digits) : null;
  if (!read || (read.grouped && size > 1)) return null;
  const amount = Math.round(read.value * size * 100) / 100;
  return Number.isSafeInteger(amount) ? amount : null;
}

export function aloud(amount) {
  const full = `Rp${new Intl.NumberFormat(locale).format(amount)}`;
  const [size, word] = sizes.find(([each]) => amount >= each) ?? [];
  return size
    ? `${full} (${new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(amount / size)} ${word})`
    : full;
}

onEach("input[data-money]", (input) => {
  const answer = document.getElementById(input.dataset.money);
  const say = () => {
    const amount = typedRupiah(input.value);
    if (answer) answer.textContent = amount === null ? "" : aloud(amount);
  };
  input.addEventListener("input", say);
  say();
});
