// Copies a snippet, and narrows down the list of models.
addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll(".site-copy")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
  }
  const filter = document.querySelector(".site-filter");
  const links = [...document.querySelectorAll(".site-side li")];
  filter?.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const item of links) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
  const side = document.querySelector(".site-side");
  // On a phone the list is folded; beside the text it is open.
  const fold = () => side?.querySelector("details")?.toggleAttribute("open", innerWidth > 900);
  fold();
  matchMedia("(max-width: 900px)").addEventListener("change", fold);
  const here = side?.querySelector("[aria-current]");
  if (here && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 2;
});
