// Amounts in words, the same as wording/spelled.py says them: "dua ratus lima puluh juta rupiah".
const split = (words) => words.split(" ");
const ones = ["", ...split("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas")];
const thousands = ["", ...split("ribu juta miliar triliun kuadriliun")];
const englishOnes = [
  "",
  ...split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"),
  ...split("seventeen eighteen nineteen"),
];
const englishTens = ["", "", ...split("twenty thirty forty fifty sixty seventy eighty ninety")];
const englishThousands = ["", ...split("thousand million billion trillion quadrillion")];

function below(group) {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const said = [];
  if (hundreds) said.push(hundreds === 1 ? "seratus" : `${ones[hundreds]} ratus`);
  if (rest < 12) said.push(ones[rest]);
  else if (rest < 20) said.push(`${ones[rest % 10]} belas`);
  else said.push(`${ones[Math.floor(rest / 10)]} puluh`, ones[rest % 10]);
  return said;
}

function englishBelow(group) {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const said = hundreds ? [`${englishOnes[hundreds]} hundred`, rest ? "and" : ""] : [];
  if (rest < 20) said.push(englishOnes[rest]);
  else said.push(englishTens[Math.floor(rest / 10)] + (rest % 10 ? `-${englishOnes[rest % 10]}` : ""));
  return said;
}

function groups(amount) {
  const found = [];
  for (let power = 0; amount > 0n; power += 1, amount /= 1000n) {
    if (amount % 1000n) found.unshift([Number(amount % 1000n), power]);
  }
  return found;
}

// The amount is a BigInt; nothing for one that nobody says.
export function spelled(amount, english) {
  if (amount < 0n || amount >= 10n ** 18n) return "";
  const said = groups(amount).flatMap(([group, power]) => {
    if (english) return [...englishBelow(group), englishThousands[power]];
    return group === 1 && power === 1 ? ["seribu"] : [...below(group), thousands[power]];
  });
  return `${said.filter(Boolean).join(" ") || (english ? "zero" : "nol")} rupiah`;
}
