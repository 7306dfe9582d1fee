"""Seeds every torrent of a folder on one loopback address.
  seeder.py TORRENTS CONTENT ADDRESS PORT ANNOUNCE [TRANSMISSION USER:PASSWORD]
A number in TORRENTS/rate is the most KiB a second for each torrent; it is read again and again. Whoever announces himself to the
tracker is called at once: what a client waits for, a test would wait for as well, and Transmission calls no loopback address itself.
TRANSMISSION is the address of Transmission's RPC, that is woken when it has been called (see wake)."""
import base64
import http.client
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import libtorrent

torrents, content, address, port, announce = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
transmission, account = sys.argv[6:8] if len(sys.argv) > 7 else ('', '')
session = libtorrent.session({
    'listen_interfaces': f'{address}:{port}', 'outgoing_interfaces': address,
    'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False, 'enable_natpmp': False,
    'enable_incoming_utp': False, 'enable_outgoing_utp': False, 'allow_multiple_connections_per_ip': True,
    'ssrf_mitigation': False, 'active_limit': -1, 'active_seeds': -1, 'unchoke_slots_limit': -1, 'min_reconnect_time': 1,
    'out_enc_policy': 2,  # plain: enciphering only costs time
})
ending = []
for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda *_: ending.append(True))


def announced(torrent):
    """The addresses and ports of all who told the tracker that they want or have this torrent."""
    at = urllib.parse.urlsplit(announce)
    about = urllib.parse.urlencode({'info_hash': torrent.info_hash().to_bytes(), 'peer_id': b'-MG0000-' + b'0' * 12, 'port': port,
                                    'uploaded': 0, 'downloaded': 0, 'left': 0, 'compact': 1, 'numwant': 50}, quote_via=urllib.parse.quote)
    # From the seeder's own address: the tracker takes whoever asks for another seed.
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=2, source_address=(address, 0))
    try:
        connection.request('GET', f'{at.path}?{about}')
        peers = libtorrent.bdecode(connection.getresponse().read())[b'peers']
    except (OSError, http.client.HTTPException, KeyError, TypeError):
        return []
    finally:
        connection.close()
    each = [peers[start:start + 6] for start in range(0, len(peers), 6)]
    return [('.'.join(map(str, peer[:4])), int.from_bytes(peer[4:])) for peer in each]


def call(torrent):
    """Connects to those of them that are not connected, and says whether a Transmission among them does not ask for anything yet."""
    there = torrent.get_peer_info()
    known = {peer.ip[0] for peer in there}
    for peer in announced(torrent):
        if peer[0] not in known and peer[0] != address:
            torrent.connect_peer(peer, libtorrent.peer_info.tracker)
    early = libtorrent.peer_info.connecting | libtorrent.peer_info.handshake
    return any(peer.client.startswith(b'Transmission') and not peer.flags & (early | libtorrent.peer_info.remote_interested | libtorrent.peer_info.seed)
               for peer in there)


def tell(method, session_id='', **arguments):
    """Asks Transmission for something; returns its session's id. It may have been killed by a test: that is no error here."""
    key = base64.b64encode(account.encode()).decode()
    asked = urllib.request.Request(transmission, json.dumps({'method': method, 'arguments': arguments}).encode(),
                                   {'X-Transmission-Session-Id': session_id, 'Authorization': f'Basic {key}'})
    try:
        urllib.request.urlopen(asked, timeout=2).close()
    except urllib.error.HTTPError as refused:
        if refused.code == 409 and not session_id:
            return tell(method, refused.headers['X-Transmission-Session-Id'], **arguments)
    except OSError:
        pass
    return session_id


def wake():
    """Transmission considers whom it wants something from every ten seconds, and whenever any torrent starts: an empty one does."""
    empty = 'b' * 40
    session_id = tell('torrent-add', filename=f'magnet:?xt=urn:btih:{empty}', paused=True)
    if session_id:
        tell('torrent-stop', session_id, ids=[empty])
        tell('torrent-start', session_id, ids=[empty])


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
    if turn % 3 == 0:
        sleepy = [call(handle) for handle in seeding.values()]
        if transmission and any(sleepy):
            wake()
    turn += 1
    time.sleep(0.1)
