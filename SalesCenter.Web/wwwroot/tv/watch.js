/* global signalR */
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/**
 * Connects to the board and keeps the picture right until the connection ends, for whatever reason.
 * `told` hears of every sign of life (alive), of a new picture (redrawn) and of changes (changed).
 */
export async function watch(address, picture, told) {
  const hub = new signalR.HubConnectionBuilder().withUrl(address).configureLogging(signalR.LogLevel.None).build();
  hub.serverTimeoutInMilliseconds = 15_000;
  hub.keepAliveIntervalInMilliseconds = 5_000;
  const ended = new Promise(done => hub.onclose(done));
  let joining = false;
  let latest = 0;

  function take(changes) {
    const changed = picture.apply(changes);
    told.changed(changed);
  }

  async function join() {
    if (joining)
      return;
    joining = true;
    try {
      do {
        const answer = await hub.invoke('Join', picture.epoch, picture.number);
        told.alive(answer.at, answer.version);
        if (answer.picture) {
          picture.replace(answer.picture);
          latest = 0;
          told.redrawn();
        } else if (picture.judge(answer.changes) === 'next') {
          take(answer.changes);
        } else {
          told.changed([]);
        }
        // Something was pushed while the answer was on its way.
        if (latest > picture.number)
          await pause(200);
      } while (latest > picture.number);
    } catch {
      await hub.stop();
    } finally {
      joining = false;
    }
  }

  function missing(number) {
    latest = number;
    join();
  }

  hub.on('changes', changes => {
    told.alive();
    const verdict = picture.judge(changes);
    if (verdict === 'gap')
      missing(changes.to);
    else if (verdict === 'next' && !joining)
      take(changes);
    else if (verdict === 'next')
      latest = changes.to;
  });
  hub.on('heartbeat', beat => {
    told.alive(beat.at);
    if (beat.epoch !== picture.epoch || beat.number > picture.number)
      missing(beat.number);
    else
      told.quiet(beat);
  });
  hub.on('redrawn', async () => {
    told.alive();
    await pause(Math.random() * 1_000);
    picture.forget();
    join();
  });
  hub.on('revoked', () => hub.stop());

  try {
    await hub.start();
    await join();
    await ended;
  } catch {
    // The caller tries again.
  }
}
