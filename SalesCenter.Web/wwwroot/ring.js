// Rings and shows a notification when something waits for an answer. Sound is made here, so that no file has to be loaded.
let sound;

const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null;

/** 'granted', 'denied', 'ask', or '' where the browser knows no notifications. */
export function state() {
  if (!('Notification' in window)) return '';
  if (worker && Notification.permission === 'granted') worker.register('./ring-worker.js').catch(() => null);
  return Notification.permission === 'default' ? 'ask' : Notification.permission;
}

/** Asks for permission; called from a tap, which also lets later rings be heard. */
export async function allow() {
  try {
    sound = new AudioContext();
    await Notification.requestPermission();
  } catch {
    // Some browsers never ask; what they allow stands in their own settings.
  }
  return state();
}

/** Rings, and shows a notification that leads to a page while this one is not in front. */
export async function ring(title, link) {
  chime();
  document.documentElement.dataset.rung = String(Number(document.documentElement.dataset.rung || 0) + 1);
  if (state() !== 'granted' || document.visibilityState === 'visible' && document.hasFocus()) return;
  const options = { tag: link, renotify: true, data: new URL(link, document.baseURI).href, icon: './favicon.svg' };
  try {
    const ready = await worker?.getRegistration();
    if (ready) await ready.showNotification(title, options);
    else new Notification(title, options).onclick = () => { window.focus(); location.href = options.data; };
  } catch {
    // Phones show notifications through a worker only; without one it was heard, and stands in the list.
  }
}

/** Two tones, a third of a second. Before any tap on the page browsers keep silent, and so does this. */
function chime() {
  try {
    sound ??= new AudioContext();
    if (sound.state === 'suspended') void sound.resume();
    for (const [place, pitch] of [880, 1175].entries()) {
      const [tone, volume] = [sound.createOscillator(), sound.createGain()];
      const begin = sound.currentTime + place * 0.16;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.2, begin);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.15);
      tone.connect(volume).connect(sound.destination);
      tone.start(begin);
      tone.stop(begin + 0.16);
    }
  } catch {
    // A device without sound still shows the notification.
  }
}
