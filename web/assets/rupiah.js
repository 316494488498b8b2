// Typed money as whole rupiah (a BigInt), null where the server (wording/numbers.py, which alone decides) would ask back.
const UNITS = [
  [10n ** 12n, /^(t|triliun|trilyun|trillion)$/],
  [10n ** 9n, /^(m|miliar|milyar|billion)$/],
  [10n ** 6n, /^(jt|juta|million)$/],
  [10n ** 3n, /^(rb|ribu|thousand)$/],
  [1n, /^$/],
];
const TYPED = /^(?:(?:rp|idr)\.?)?(\d[\d.,]*?)(?:,-+|\.-+)?([a-z]*)\.?$/;
const SPACES = /[^\S\ufeff]|[\x1c-\x1f\x85]/g;
const LONGEST = 60;
const DOTTED = /^[1-9]\d{0,2}(\.\d{3})+$/;
const COMMAED = /^[1-9]\d{0,2}(,\d{3})+$/;
const DIGITS = /^\d+$/;

// The digits without signs, and how many of them are decimals. Of two kinds of signs the last is the decimal one.
function figure(text, unit) {
  const sign = DOTTED.test(text) ? "." : COMMAED.test(text) ? "," : "";
  if (sign) return unit > 1n && text.split(sign).length === 2 ? null : [text.replace(/[.,]/g, ""), 0];
  for (const [grouping, point, group] of [
    [".", ",", DOTTED],
    [",", ".", COMMAED],
  ]) {
    const at = text.lastIndexOf(point);
    const [whole, rest] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    if (at >= 0 && DIGITS.test(rest) && (DIGITS.test(whole) || group.test(whole)))
      return [whole.replaceAll(grouping, "") + rest, rest.length];
  }
  return DIGITS.test(text) ? [text, 0] : null;
}

export function typedRupiah(typed) {
  const text = typed.toLowerCase().replace(SPACES, "");
  const [, digits, name] = (text.length <= LONGEST && text.match(TYPED)) || [];
  const unit = digits && UNITS.find(([, names]) => names.test(name))?.[0];
  const read = unit && figure(digits, unit);
  if (!read) return null;
  const [whole, part] = [BigInt(read[0]) * unit, 10n ** BigInt(read[1])];
  return whole % part ? null : whole / part;
}
