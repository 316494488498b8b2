// The bar of places and tabs scroll sideways on a phone: the present one is in sight when the page opens.
function show(here) {
  const list = here.closest(".tabs, .rail ul");
  // Asked for when the page is laid out anyway: asking at once would lay it out a second time.
  const once = new ResizeObserver(() => {
    once.disconnect();
    if (list.scrollWidth <= list.clientWidth) return;
    const from = here.getBoundingClientRect().left - list.getBoundingClientRect().left;
    if (from + here.offsetWidth <= list.clientWidth) return;
    list.scrollLeft += from - (list.clientWidth - here.offsetWidth) / 2;
  });
  once.observe(list);
}

document.querySelectorAll(".rail [aria-current], .tabs [aria-current]").forEach(show);
