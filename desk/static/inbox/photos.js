/** Photos in large: a dialog over the page, with the arrow keys through all of them. */

/** Opens a photo's link in the dialog, where the page has one. */
export function openPhotos(page) {
  const box = document.getElementById("lightbox");
  if (!box) return;
  const image = box.querySelector("img");
  const full = box.querySelector("a");
  let shown = 0;
  const links = () => [...new Map([...page.querySelectorAll("[data-photo]")].map((link) => [link.href, link])).values()];
  const show = (at) => {
    const all = links();
    shown = (at + all.length) % all.length;
    image.src = full.href = all[shown].href;
    image.alt = all[shown].querySelector("img").alt;
    for (const button of box.querySelectorAll("[data-step]")) button.hidden = all.length < 2;
  };
  page.addEventListener("click", (event) => {
    const link = event.target.closest("[data-photo]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(links().findIndex((one) => one.href === link.href));
    box.showModal();
  });
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) show(shown + Number(button.dataset.step));
    else if (event.target === box) box.close();
  });
  box.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) show(shown + by);
  });
}
