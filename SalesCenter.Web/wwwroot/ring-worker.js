// A tap on a notification brings the product to the front and leads to the page it is about.
self.addEventListener('notificationclick', tapped => {
  tapped.notification.close();
  tapped.waitUntil((async () => {
    const open = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).find(page => page.url.startsWith(self.location.origin));
    if (!open) return clients.openWindow(tapped.notification.data);
    await open.focus();
    return open.navigate ? open.navigate(tapped.notification.data).catch(() => null) : null;
  })());
});
