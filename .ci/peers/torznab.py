"""A small Torznab indexer that offers every torrent of a folder.   torznab.py PORT KEY TORRENTS"""
import os
import re
import sys
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape, quoteattr

import libtorrent

port, key, torrents = int(sys.argv[1]), sys.argv[2], sys.argv[3]
CAPS = '''<?xml version="1.0" encoding="UTF-8"?>
<caps><server title="Magpie test indexer"/><limits max="100" default="100"/>
<searching><search available="yes" supportedParams="q"/><movie-search available="yes" supportedParams="q,year"/>
<tv-search available="yes" supportedParams="q,season,ep"/></searching>
<categories><category id="2000" name="Movies"/><category id="5000" name="TV"/></categories></caps>'''


def item(name):
    info = libtorrent.torrent_info(os.path.join(torrents, name))
    title = name.removesuffix('.torrent')
    category = 5000 if re.search(r'S\d\dE\d\d', title) else 2000
    link = f'http://127.0.0.1:{port}/torrent/{quote(name)}'
    attributes = {'category': category, 'seeders': 5, 'peers': 5, 'infohash': str(info.info_hash()), 'size': info.total_size()}
    return (f'<item><title>{escape(title)}</title><guid>{escape(link)}</guid><link>{escape(link)}</link>'
            f'<pubDate>{formatdate(os.path.getmtime(os.path.join(torrents, name)))}</pubDate><size>{info.total_size()}</size>'
            f'<enclosure url={quoteattr(link)} length="{info.total_size()}" type="application/x-bittorrent"/>'
            + ''.join(f'<torznab:attr name="{k}" value="{v}"/>' for k, v in attributes.items()) + '</item>')


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, body, kind='application/xml', status=200):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path.startswith('/torrent/'):
            path = os.path.join(torrents, os.path.basename(unquote(url.path)))
            if not os.path.isfile(path):
                return self.answer('', status=404)
            with open(path, 'rb') as file:
                return self.answer(file.read(), 'application/x-bittorrent')
        if url.path != '/api':
            return self.answer('', status=404)
        if query.get('t') == 'caps':
            return self.answer(CAPS)
        if query.get('apikey') != key:
            return self.answer('<?xml version="1.0"?><error code="100" description="Incorrect user credentials"/>')
        wanted = set(re.findall(r'\w+', query.get('q', '').lower()))
        season, episode = query.get('season'), query.get('ep')
        found = []
        for name in sorted(os.listdir(torrents)):
            words = set(re.findall(r'\w+', name.lower()))
            number = re.search(r's(\d\d)e(\d\d)', name.lower())
            fits = season is None or number and int(number[1]) == int(season) and (episode is None or int(number[2]) == int(episode))
            series = query.get('t') == 'tvsearch'
            if name.endswith('.torrent') and wanted <= words and fits and not (query.get('t') == 'movie' and number) and not (series and not number):
                found.append(item(name))
        if int(query.get('offset', '0')) > 0:
            found = []
        self.answer('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:torznab="http://torznab.com/schemas/2015/feed">'
                    '<channel><title>Magpie test indexer</title>' + ''.join(found) + '</channel></rss>')


ThreadingHTTPServer(('127.0.0.1', port), Handler).serve_forever()
