// The bar of places scrolls sideways on a phone: the present place is in sight when the page opens.
const here = document.querySelector(".rail [aria-current]");
const list = here?.closest("ul");
// Asked for when the page is laid out anyway: asking at once would lay it out a second time.
const once = new ResizeObserver(() => {
  once.disconnect();
  if (list.scrollWidth > list.clientWidth) list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
});
if (list) once.observe(list);
