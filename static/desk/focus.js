// A click into the picture sets what every crop keeps; arrows move it. The two numbers stay to be typed.
const picture = document.querySelector("[data-focus]");
const boxes = ["x", "y"].map((axis) => document.querySelector(`#id_focal_${axis}`));
const within = (number) => Math.min(100, Math.max(0, Math.round(number)));

if (picture && boxes.every(Boolean)) {
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "focal-mark";
  mark.setAttribute("aria-label", picture.dataset.focus);
  picture.append(mark);
  const draw = () => {
    mark.style.left = `${within(boxes[0].value)}%`;
    mark.style.top = `${within(boxes[1].value)}%`;
  };
  const set = (x, y) => {
    [boxes[0].value, boxes[1].value] = [within(x), within(y)];
    boxes[0].dispatchEvent(new Event("input", { bubbles: true }));
    draw();
  };
  picture.addEventListener("click", (event) => {
    if (event.target === mark) return;
    const frame = picture.getBoundingClientRect();
    set(((event.clientX - frame.left) / frame.width) * 100, ((event.clientY - frame.top) / frame.height) * 100);
  });
  mark.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    set(Number(boxes[0].value) + step[0], Number(boxes[1].value) + step[1]);
  });
  boxes.forEach((box) => box.addEventListener("input", draw));
  draw();
}
