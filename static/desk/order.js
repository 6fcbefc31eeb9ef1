// Rows whose order matters: drag the handle, press an arrow, or type a number. Nothing is sorted unasked.
const rowsOf = (body) => [...body.querySelectorAll(":scope > tr.form-row:not(.empty-form)")];
const numberOf = (row) => row.querySelector(".field-order input");

function number(body) {
  rowsOf(body).forEach((row, place) => {
    const box = numberOf(row);
    if (box) box.value = place + 1;
  });
}

function say(group, row) {
  const list = rowsOf(row.parentElement);
  group.querySelector(".said").textContent = group.dataset.moved
    .replace("{place}", list.indexOf(row) + 1)
    .replace("{all}", list.length);
}

function move(group, row, step) {
  const list = rowsOf(row.parentElement);
  const other = list[list.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  number(row.parentElement);
  say(group, row);
}

function follow(group, body, grip, pointer) {
  const row = grip.closest("tr");
  row.classList.add("lifted");
  grip.setPointerCapture(pointer);
  const drag = (event) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("tr.form-row:not(.empty-form)");
    if (!over || over === row || over.parentElement !== body) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(row);
    else over.after(row);
  };
  const drop = () => {
    grip.removeEventListener("pointermove", drag);
    row.classList.remove("lifted");
    number(body);
    say(group, row);
  };
  grip.addEventListener("pointermove", drag);
  grip.addEventListener("pointerup", drop, { once: true });
  grip.addEventListener("pointercancel", drop, { once: true });
}

function order(group) {
  const body = group.querySelector("tbody");
  const said = Object.assign(document.createElement("p"), { className: "said" });
  said.setAttribute("role", "status");
  group.append(said);
  const show = () => group.querySelectorAll(".moves").forEach((moves) => moves.removeAttribute("hidden"));
  show();
  group.addEventListener("formset:added", show);
  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    move(group, button.closest("tr"), Number(button.dataset.move));
    button.focus();
  });
  body.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(group, event.target.closest("tr"), event.key === "ArrowUp" ? -1 : 1);
    event.target.focus();
  });
  body.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip) return;
    event.preventDefault();
    follow(group, body, grip, event.pointerId);
  });
}

document.querySelectorAll(".rows.ordered").forEach(order);
