// Only comfort: every page is whole without this file. Zoom and pan of the lineage, and dropping a file on the form.
'use strict';

(() => {
  const zoomed = (drawing, factor) => {
    const svg = drawing.querySelector(':scope > svg');
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    const now = Number(svg.getAttribute('width')) / width;
    const next = factor === 0 ? 1 : Math.min(3, Math.max(0.25, now * factor));
    const middle = (drawing.scrollLeft + drawing.clientWidth / 2) / now;
    const centre = (drawing.scrollTop + drawing.clientHeight / 2) / now;
    svg.setAttribute('width', String(Math.round(width * next)));
    svg.setAttribute('height', String(Math.round(height * next)));
    drawing.scrollLeft = middle * next - drawing.clientWidth / 2;
    drawing.scrollTop = centre * next - drawing.clientHeight / 2;
  };

  const toSubject = (drawing) => {
    const subject = drawing.querySelector('#subject');
    if (!subject) { return; }
    const box = subject.getBoundingClientRect();
    const frame = drawing.getBoundingClientRect();
    drawing.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
    drawing.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
  };

  const button = (name, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = name;
    made.addEventListener('click', act);
    return made;
  };

  const pan = (drawing) => {
    let from = null;
    drawing.classList.add('can-pan');
    drawing.addEventListener('pointerdown', (event) => {
      // Fingers scroll by themselves; links stay links.
      if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('a')) { return; }
      from = { x: event.clientX + drawing.scrollLeft, y: event.clientY + drawing.scrollTop };
      drawing.classList.add('panning');
    });
    window.addEventListener('pointermove', (event) => {
      if (!from) { return; }
      drawing.scrollLeft = from.x - event.clientX;
      drawing.scrollTop = from.y - event.clientY;
    });
    window.addEventListener('pointerup', () => {
      from = null;
      drawing.classList.remove('panning');
    });
    drawing.addEventListener('wheel', (event) => {
      if (event.ctrlKey) {
        event.preventDefault();
        zoomed(drawing, event.deltaY < 0 ? 1.15 : 1 / 1.15);
      }
    }, { passive: false });
  };

  for (const controls of document.querySelectorAll('[data-zoom]')) {
    const drawing = document.getElementById(controls.dataset.zoom);
    if (!drawing) { continue; }
    controls.append(
      button(controls.dataset.in, () => zoomed(drawing, 1.25)),
      button(controls.dataset.out, () => zoomed(drawing, 0.8)),
      button(controls.dataset.reset, () => zoomed(drawing, 0)),
      button(controls.dataset.subject, () => toSubject(drawing)));
    pan(drawing);
    toSubject(drawing);
  }

  const overview = (map, drawing) => {
    const [, , width, height] = map.getAttribute('viewBox').split(' ').map(Number);
    const pane = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    pane.setAttribute('class', 'window');
    map.append(pane);
    const svg = drawing.querySelector(':scope > svg');
    const follow = () => {
      const scale = Number(svg.getAttribute('width')) / width;
      pane.setAttribute('x', String(Math.max(0, drawing.scrollLeft / scale)));
      pane.setAttribute('y', '0');
      pane.setAttribute('width', String(Math.min(width, drawing.clientWidth / scale)));
      pane.setAttribute('height', String(height));
      map.classList.toggle('can-pan', drawing.scrollWidth > drawing.clientWidth);
    };
    const go = (event) => {
      const frame = map.getBoundingClientRect();
      const share = (event.clientX - frame.left) / frame.width;
      drawing.scrollLeft = share * drawing.scrollWidth - drawing.clientWidth / 2;
    };
    map.addEventListener('pointerdown', (event) => {
      map.setPointerCapture(event.pointerId);
      go(event);
    });
    map.addEventListener('pointermove', (event) => {
      if (map.hasPointerCapture(event.pointerId)) { go(event); }
    });
    drawing.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    follow();
  };

  for (const map of document.querySelectorAll('[data-overview]')) {
    const drawing = document.getElementById(map.dataset.overview);
    if (drawing) { overview(map, drawing); }
  }

  const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const hexOf = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const nodeHash = async (left, right) => hexOf(
    await crypto.subtle.digest('SHA-256', new Uint8Array([1, ...bytesOf(left), ...bytesOf(right)])));

  // The steps of a proof anew, from the leaf to the root, by this browser's own SHA-256.
  const recompute = async (place) => {
    if (!window.crypto?.subtle) { return place.dataset.cannot; }
    let at = place.dataset.leaf;
    let step = 0;
    for (const row of document.querySelectorAll('.proof-step')) {
      const { neighbour, side, result } = row.dataset;
      at = side === 'left' ? await nodeHash(neighbour, at) : await nodeHash(at, neighbour);
      step += 1;
      if (at !== result) { return place.dataset.other.replace('{0}', String(step)); }
    }
    return at === place.dataset.root ? place.dataset.same : place.dataset.other.replace('{0}', String(step));
  };

  // The path stands in the middle, with neighbours on both sides.
  for (const drawing of document.querySelectorAll('.drawing-wrap.proof')) {
    drawing.scrollLeft = (drawing.scrollWidth - drawing.clientWidth) / 2;
  }

  for (const place of document.querySelectorAll('[data-recompute]')) {
    const start = button(place.dataset.recompute, async () => { place.textContent = await recompute(place); });
    place.append(start);
  }

  // A code may name any resolver; the passport is opened on this node.
  const passportPath = (text) => {
    let path = '';
    try { path = new URL(text).pathname; } catch { return null; }
    const found = path.match(/\/(eid\/[0-9A-Z]{17}|01\/\d{14}(\/10\/[^/]+)?(\/21\/[^/]+)?|00\/\d{18})$/);
    return found ? found[0] : null;
  };

  const say = (place, text) => {
    const note = document.createElement('p');
    note.className = 'note';
    note.setAttribute('role', 'status');
    note.textContent = text;
    place.replaceChildren(note);
    return note;
  };

  const scan = async (place) => {
    let stream = null;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      say(place, place.dataset.noCamera);
      return;
    }

    const note = say(place, place.dataset.scanning);
    const video = document.createElement('video');
    video.playsInline = true;
    video.muted = true;
    video.srcObject = stream;
    let isOn = true;
    const stop = () => {
      isOn = false;
      stream.getTracks().forEach((track) => track.stop());
    };
    place.append(video, button(place.dataset.stop, () => { stop(); offerScan(place); }));
    await video.play();
    const reader = new window.BarcodeDetector({ formats: ['qr_code'] });
    while (isOn) {
      for (const code of await reader.detect(video)) {
        const path = passportPath(code.rawValue);
        if (path) {
          stop();
          window.location.assign(path);
          return;
        }
        note.textContent = place.dataset.other.replace('{0}', code.rawValue.slice(0, 80));
      }
      await new Promise((next) => { setTimeout(next, 200); });
    }
  };

  const offerScan = (place) => {
    if (!('BarcodeDetector' in window) || !navigator.mediaDevices) {
      say(place, place.dataset.noReader);
      return;
    }
    place.replaceChildren(button(place.dataset.scan, () => scan(place)));
  };

  for (const place of document.querySelectorAll('.scan')) {
    offerScan(place);
  }

  for (const form of document.querySelectorAll('form.upload')) {
    const input = form.querySelector('input[type=file]');
    const submit = form.querySelector('button');
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = form.dataset.drop;
    form.prepend(hint);
    form.addEventListener('dragover', (event) => {
      event.preventDefault();
      form.classList.add('over');
    });
    form.addEventListener('dragleave', () => form.classList.remove('over'));
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      form.classList.remove('over');
      if (event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
    form.addEventListener('submit', () => {
      submit.disabled = true;
      submit.textContent = form.dataset.working;
    });
    window.addEventListener('pageshow', () => { submit.disabled = false; });
  }
})();
