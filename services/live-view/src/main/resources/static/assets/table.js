// Lines of the table ticked to be chased: all at once, and how many.
const $ = (s) => document.querySelector(s);
const boxes = () => [...document.querySelectorAll('#lines .row:not(.gone) .pick input')];

function count() {
  const n = boxes().filter((box) => box.checked).length;
  $('#ticked').textContent = n ? ' (' + n + ')' : '';
  $('#chase button').disabled = n === 0;
}

function begin() {
  if ($('#all')) $('#all').hidden = false;
  count();
}

if ($('#chase')) {
  document.addEventListener('change', (e) => {
    if (e.target.id === 'all') for (const box of boxes()) box.checked = e.target.checked;
    if (e.target.closest('.pick')) count();
  });
  addEventListener('pageshow', begin);
  document.addEventListener('counted', begin);
  begin();
}
