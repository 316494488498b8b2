// Say typed money back in figures and in words, so that a missing zero is seen: "1,4 M" -> Rp1.400.000.000 – satu miliar …
import { onEach } from "./ready.js";
import { typedRupiah } from "./rupiah.js";
import { spelled } from "./spelled.js";

const english = document.documentElement.lang === "en";
const locale = english ? "en-GB" : "id-ID";

function aloud(amount) {
  const words = spelled(amount, english);
  return `Rp${new Intl.NumberFormat(locale).format(amount)}${words && ` – ${words}`}`;
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
