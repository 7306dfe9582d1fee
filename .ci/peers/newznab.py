"""A small Newznab indexer that offers every NZB of a folder.   newznab.py PORT KEY NZBS"""
import os
import re
import sys
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape, quoteattr

port, key, nzbs = int(sys.argv[1]), sys.argv[2], sys.argv[3]
CAPS = '''<?xml version="1.0" encoding="UTF-8"?>
<caps><server title="Magpie test indexer"/><limits max="100" default="100"/><retention days="3000"/>
<searching><search available="yes" supportedParams="q"/><movie-search available="yes" supportedParams="q"/>
<tv-search available="yes" supportedParams="q,season,ep"/></searching>
<categories><category id="2000" name="Movies"/><category id="5000" name="TV"/></categories></caps>'''


def item(name):
    with open(os.path.join(nzbs, name), encoding='utf-8') as file:
        size = sum(int(found) for found in re.findall(r'<segment bytes="(\d+)"', file.read()))
    title = name.removesuffix('.nzb')
    link = f'http://127.0.0.1:{port}/nzb/{quote(name)}'
    date = formatdate(os.path.getmtime(os.path.join(nzbs, name)))
    attributes = {'category': 5000 if re.search(r'S\d\dE\d\d', title) else 2000, 'size': size, 'usenetdate': date, 'grabs': 3}
    return (f'<item><title>{escape(title)}</title><guid isPermaLink="true">{escape(link)}</guid><link>{escape(link)}</link>'
            f'<pubDate>{date}</pubDate><enclosure url={quoteattr(link)} length="{size}" type="application/x-nzb"/>'
            + ''.join(f'<newznab:attr name="{name}" value="{value}"/>' for name, value in attributes.items()) + '</item>')


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
        if url.path.startswith('/nzb/'):
            path = os.path.join(nzbs, os.path.basename(unquote(url.path)))
            if not os.path.isfile(path):
                return self.answer('', status=404)
            with open(path, 'rb') as file:
                return self.answer(file.read(), 'application/x-nzb')
        if url.path == '/page.nzb':  # what indexers answer whose quota is used up
            return self.answer('<html><body>Log in first</body></html>', 'text/html')
        if url.path != '/api':
            return self.answer('', status=404)
        if query.get('t') == 'caps':
            return self.answer(CAPS)
        if query.get('apikey') != key:
            return self.answer('<?xml version="1.0"?><error code="100" description="Incorrect user credentials"/>')
        wanted = set(re.findall(r'\w+', query.get('q', '').lower()))
        found = [item(name) for name in sorted(os.listdir(nzbs))
                 if name.endswith('.nzb') and wanted <= set(re.findall(r'\w+', name.lower()))]
        if int(query.get('offset', '0')) > 0:
            found = []
        self.answer('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:newznab="http://www.newznab.com/DTD/2010/feeds/attributes/">'
                    '<channel><title>Magpie test indexer</title>' + ''.join(found) + '</channel></rss>')


ThreadingHTTPServer(('127.0.0.1', port), Handler).serve_forever()
