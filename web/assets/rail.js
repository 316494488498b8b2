// The bar of places scrolls sideways on a phone: the present place is in sight when the page opens.
const here = document.querySelector(".rail [aria-current]");
const list = here?.closest("ul");
if (list && list.scrollWidth > list.clientWidth) {
  list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
}
