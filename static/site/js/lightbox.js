// Links to large pictures open in a dialog: arrows turn, Escape closes and returns to the link.
const links = [...document.querySelectorAll("a[data-lightbox]")];
const labels = document.querySelector("[data-lightbox-labels]").dataset;

const make = (name, content) => Object.assign(document.createElement(name), content);
const dialog = make("dialog", { className: "lightbox", ariaLabel: labels.picture });
const image = make("img", {});
const caption = make("figcaption", {});
const place = make("span", {});
const button = (text, act) => {
  const made = make("button", { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
};
let current = 0;

const show = (index) => {
  current = (index + links.length) % links.length;
  const link = links[current];
  image.src = link.href;
  image.alt = link.querySelector("img").alt;
  caption.textContent = link.parentElement.querySelector("figcaption")?.textContent ?? "";
  place.textContent = `${current + 1} / ${links.length}`;
};

const bar = make("div", { className: "lightbox-bar" });
const turns = [button("‹", () => show(current - 1)), button("›", () => show(current + 1))];
turns[0].ariaLabel = labels.previous;
turns[1].ariaLabel = labels.next;
bar.append(turns[0], place, turns[1], button(labels.close, () => dialog.close()));
const figure = make("figure", {});
figure.append(image, caption);
dialog.append(figure, bar);
for (const turn of turns) turn.hidden = links.length < 2;
place.hidden = links.length < 2;
place.ariaLive = "polite";

dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") show(current - 1);
  if (event.key === "ArrowRight") show(current + 1);
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target === figure) dialog.close();
});
dialog.addEventListener("close", () => links[current].focus());

links.forEach((link, index) =>
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  }),
);
document.body.append(dialog);
