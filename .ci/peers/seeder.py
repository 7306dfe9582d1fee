"""Seeds every torrent of a folder on one loopback address.   seeder.py TORRENTS CONTENT ADDRESS PORT
A number in TORRENTS/rate is the most KiB a second for each torrent; it is read again and again."""
import os
import signal
import sys
import time

import libtorrent

torrents, content, address, port = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
session = libtorrent.session({
    'listen_interfaces': f'{address}:{port}', 'outgoing_interfaces': address,
    'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False, 'enable_natpmp': False,
    'enable_incoming_utp': False, 'enable_outgoing_utp': False, 'allow_multiple_connections_per_ip': True,
    'ssrf_mitigation': False, 'active_limit': -1, 'active_seeds': -1, 'unchoke_slots_limit': -1, 'min_reconnect_time': 1,
})
ending = []
for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda *_: ending.append(True))
seeding, rate, turn = {}, 0, 0
while not ending:
    for name in os.listdir(torrents):
        if name.endswith('.torrent') and name not in seeding:
            added = libtorrent.add_torrent_params()
            added.ti = libtorrent.torrent_info(os.path.join(torrents, name))
            added.save_path = content
            added.flags = libtorrent.torrent_flags.seed_mode
            seeding[name] = session.add_torrent(added)
            seeding[name].set_upload_limit(rate * 1024)
    try:
        with open(os.path.join(torrents, 'rate')) as file:
            wanted = int(file.read())
    except (OSError, ValueError):
        wanted = 0
    if wanted != rate:
        rate = wanted
        for handle in seeding.values():
            handle.set_upload_limit(rate * 1024)
    # Transmission does not call loopback addresses itself: the seeder learns of it from the tracker and calls it.
    if turn % 20 == 0:
        for handle in seeding.values():
            handle.force_reannounce(0, -1, libtorrent.reannounce_flags_t.ignore_min_interval)
    turn += 1
    time.sleep(0.1)
