"""Stands in for the Internet Archive over a folder of items.   archive.py PORT ITEMS
ITEMS/<identifier>/ holds an item's files and item.json, its metadata. Answers advancedsearch.php (as if every word of the
query that stands in a title were asked for), /metadata/<identifier> and /download/<identifier>/<file> with ranges."""
import hashlib
import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

port, items = int(sys.argv[1]), os.path.realpath(sys.argv[2])
sums = {}


def checksum(path):
    key = (path, os.path.getmtime(path))
    if key not in sums:
        with open(path, 'rb') as file:
            sums[key] = hashlib.file_digest(file, 'sha1').hexdigest()
    return sums[key]


def metadata(identifier):
    with open(os.path.join(items, identifier, 'item.json')) as file:
        return {'identifier': identifier, 'publicdate': '2020-01-01T00:00:00Z', **json.load(file)}


def files(identifier):
    folder = os.path.join(items, identifier)
    for name in sorted(os.listdir(folder)):
        if name != 'item.json':
            path = os.path.join(folder, name)
            yield {'name': name, 'source': 'original', 'format': 'Matroska', 'size': str(os.path.getsize(path)),
                   'sha1': checksum(path), 'mtime': str(int(os.path.getmtime(path)))}


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, status, body, headers=()):
        self.send_response(status)
        self.send_header('Content-Length', str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def document(self, value):
        self.answer(200, json.dumps(value).encode(), [('Content-Type', 'application/json')])

    def do_GET(self):
        url = urlsplit(self.path)
        path, query = unquote(url.path), parse_qs(url.query)
        if path == '/advancedsearch.php':
            # Field names and operators are no words of a title.
            asked = query.get('q', [''])[0]
            wanted = set(re.findall(r'\w+', ' '.join(re.findall(r'title:\(?"?([^)":]*)', asked)).lower())) - {'and', 'or', 'title'}
            found = [metadata(name) for name in sorted(os.listdir(items))]
            found = [each for each in found if wanted <= set(re.findall(r'\w+', each['title'].lower() + ' ' + each.get('year', '')))]
            rows, page = int(query.get('rows', ['50'])[0]), int(query.get('page', ['1'])[0])
            start = (page - 1) * rows
            self.document({'responseHeader': {'status': 0}, 'response': {'numFound': len(found), 'start': start, 'docs': found[start:start + rows]}})
        elif match := re.fullmatch(r'/metadata/([^/]+)', path):
            known = match[1] in os.listdir(items)
            self.document({'files': list(files(match[1])), 'metadata': metadata(match[1]), 'server': f'127.0.0.1:{port}',
                           'dir': f'/items/{match[1]}'} if known else {})
        elif match := re.fullmatch(r'/download/([^/]+)/([^/]+)', path):
            self.answer(302, b'', [('Location', f'http://127.0.0.1:{port}/items/{quote(match[1])}/{quote(match[2])}')])
        elif match := re.fullmatch(r'/items/([^/]+)/([^/]+)', path):
            self.file(os.path.realpath(os.path.join(items, match[1], match[2])))
        else:
            self.answer(404, b'')

    def file(self, path):
        if not path.startswith(items + os.sep) or not os.path.isfile(path):
            return self.answer(404, b'')
        size = os.path.getsize(path)
        wanted = re.fullmatch(r'bytes=(\d+)-', self.headers.get('Range', ''))
        first = int(wanted[1]) if wanted else 0
        if first >= size:
            return self.answer(416, b'', [('Content-Range', f'bytes */{size}')])
        self.send_response(206 if wanted else 200)
        self.send_header('Content-Length', str(size - first))
        self.send_header('ETag', f'"{int(os.path.getmtime(path)):x}-{size:x}"')
        if wanted:
            self.send_header('Content-Range', f'bytes {first}-{size - 1}/{size}')
        self.end_headers()
        with open(path, 'rb') as file:
            file.seek(first)
            while block := file.read(1 << 16):
                self.wfile.write(block)


ThreadingHTTPServer(('127.0.0.1', port), Handler).serve_forever()
