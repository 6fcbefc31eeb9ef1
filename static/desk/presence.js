// Says every half minute that this page is open, and shows who else has it open. Without it the page still
// says who was there when it was loaded.
const list = document.querySelector("[data-presence]");
const form = document.querySelector("#content-main form");
let editing = false;

function say(extra) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  return body;
}

async function attend() {
  if (document.hidden) return;
  try {
    const answer = await fetch(list.dataset.presence, { method: "POST", body: say({ editing: editing ? "1" : "" }) });
    if (!answer.ok) return;
    const { others } = await answer.json();
    list.replaceChildren(
      ...others.map((other) => {
        const item = document.createElement("li");
        item.textContent = other.sentence;
        item.classList.toggle("editing", other.editing);
        return item;
      }),
    );
  } catch {
    // Offline for a moment: the next half minute tries again.
  }
}

if (list && form) {
  form.addEventListener("input", () => {
    if (editing) return;
    editing = true;
    attend();
  });
  setInterval(attend, 30_000);
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", () => navigator.sendBeacon(list.dataset.presence, say({ gone: "1" })));
}
