/** The shop page: a click on an order's number or email copies it. */
const told = document.querySelector(".copied");

document.addEventListener("click", async (event) => {
  const copying = event.target.closest("[data-copy]");
  if (!copying) return;
  await navigator.clipboard.writeText(copying.dataset.copy);
  copying.classList.add("done");
  told.textContent = `${told.dataset.done}: ${copying.dataset.copy}`;
  copying.addEventListener("pointerleave", () => copying.classList.remove("done"), { once: true });
});

// Without a clipboard (plain http on another machine) the texts stay, to be selected by hand.
if (!navigator.clipboard) for (const copying of document.querySelectorAll("[data-copy]")) copying.replaceWith(copying.dataset.copy);
