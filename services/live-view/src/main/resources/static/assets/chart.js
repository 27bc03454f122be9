// Takes a chart away as a picture that says for itself what it shows: title, filter, moment, figures and colours.
const WIDTH = 1200;
const EDGE = 40;
const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/London' });
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const said = (el) => el.textContent.replace(/\s+/g, ' ').trim();

// Classes and tokens mean nothing outside of the page: what they come to is written into the copy.
function copy(svg) {
  const clone = svg.cloneNode(true);
  const shapes = $$('*', clone);
  $$('*', svg).forEach((shape, i) => {
    const style = getComputedStyle(shape);
    for (const name of ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight', 'text-anchor']) {
      shapes[i].setAttribute(name, style.getPropertyValue(name));
    }
    shapes[i].removeAttribute('class');
  });
  const { width, height } = svg.viewBox.baseVal;
  clone.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  clone.setAttribute('width', width);
  clone.setAttribute('height', height);
  return clone;
}

async function image(svg) {
  const picture = new Image();
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy(svg)));
  await picture.decode();
  return picture;
}

function moment() {
  const asOf = $('#asof');
  const then = $('.then b');
  return 'As of ' + (then ? said(asOf) + ', ' + said(then).toLowerCase() : DAY.format(new Date(+asOf.dataset.at)) + ', ' + said(asOf));
}

function colours(keys) {
  return keys.map((key) => {
    const swatch = $('svg rect', key);
    return { text: said(key), colour: getComputedStyle(swatch ?? $(key.dataset.as)).fill };
  });
}

// Words one after the other, on as many lines as they need; gives the lines.
function wrapped(pen, words, room) {
  const lines = [[]];
  let x = 0;
  for (const word of words) {
    const width = pen.measureText(word.text).width + (word.colour ? 56 : 8);
    if (x && x + width > room) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1).push({ ...word, x });
    x += width;
  }
  return lines;
}

async function draw({ title, filter, at, source, charts, keys, simulated }) {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const plain = '22px ' + FONT;
  const bold = 'bold 22px ' + FONT;
  const room = WIDTH - 2 * EDGE;
  const pictures = await Promise.all(charts.map(async (chart) => ({ ...chart, picture: await image(chart.svg) })));
  pen.font = plain;
  const scope = wrapped(pen, filter.split(' ').map((text) => ({ text })), room);
  const legend = wrapped(pen, keys, room);
  canvas.width = WIDTH;
  canvas.height = EDGE * 2 + 112 + scope.length * 30 + pictures.length * 88 + legend.length * 34;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = EDGE;
  const write = (text, font, colour, x = EDGE) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  };
  y += 26;
  write(title, 'bold 34px ' + FONT, '#212b32');
  y += 8;
  for (const line of scope) {
    y += 30;
    for (const word of line) write(word.text, plain, '#212b32', EDGE + word.x);
  }
  y += 32;
  write(at + (simulated ? ' · Simulated people' : ''), plain, '#4c6272');
  y += 20;
  for (const { label, picture } of pictures) {
    y += 34;
    write(label, bold, '#212b32');
    pen.drawImage(picture, EDGE, y + 10, room, 32);
    y += 54;
  }
  for (const line of legend) {
    y += 34;
    for (const { text, colour, x } of line) {
      pen.fillStyle = colour;
      pen.fillRect(EDGE + x, y - 18, 20, 20);
      write(text, plain, '#212b32', EDGE + x + 28);
    }
  }
  y += 28;
  write(source, '18px ' + FONT, '#4c6272');
  return canvas;
}

export async function take(button) {
  const { png, keys, title, filter, all, name } = button.dataset;
  const asked = filter ? $(filter) : null;
  const charts = $$(png)
    .filter((chart) => $('svg', chart) && chart.offsetParent !== null)
    .map((chart) => ({
      svg: $('svg[viewBox]:not(.ico):not(.sw)', chart),
      label: $$('[data-said]', chart).filter((el) => !el.hidden).map((el) => said(el) && said(el) + (el.dataset.said ? ' ' + el.dataset.said : '')).filter(Boolean).join(' · '),
    }));
  const canvas = await draw({
    title,
    filter: asked ? said(asked) : all,
    at: moment(),
    source: 'Homeward, ' + location.host,
    charts,
    keys: colours($$(keys)),
    simulated: $('.sim') !== null,
  });
  const blob = await new Promise((then) => canvas.toBlob(then, 'image/png'));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name + '_' + new Date(+$('#asof').dataset.at).toISOString().slice(0, 16).replace(/:/g, '') + 'Z.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
