"""Posts the files of a folder to a news server (RFC 3977, RFC 4643), encoded as yEnc (http://www.yenc.org/yenc-draft.1.3.txt), and
writes the NZB files that name the articles.

    nzbpost.py HOST:PORT USER PASSWORD GROUP FOLDER NZB

Writes NZB, and beside it with .repairable two articles of the largest file that were never posted, and with .broken half of all.
"""
import os
import secrets
import socket
import sys
import time
import zlib
from xml.sax.saxutils import escape, quoteattr

address, user, password, group, folder, target = sys.argv[1:]
ARTICLE = 200_000  # bytes of a file in one article
LINE = 128
SHIFTED = bytes((value + 42) & 255 for value in range(256))
ESCAPED = ((61, b'=}'), (0, b'=@'), (10, b'=J'), (13, b'=M'))  # the sign of escape first


def encoded(data):
    """Lines of yEnc, ready for NNTP: a dot that begins one is doubled."""
    text = data.translate(SHIFTED)
    for value, pair in ESCAPED:
        text = text.replace(bytes((value,)), pair)
    lines = []
    at = 0
    while at < len(text):
        end = at + LINE
        if text[end - 1:end] == b'=':  # a pair stays together
            end += 1
        line = text[at:end]
        lines.append(b'.' + line if line.startswith(b'.') else line)
        at = end
    return b'\r\n'.join(lines) + b'\r\n'


class Server:
    def __init__(self):
        host, port = address.rsplit(':', 1)
        self.socket = socket.create_connection((host, int(port)), 20)
        self.answers = self.socket.makefile('rb')
        self.expect('200', '201')
        self.ask('AUTHINFO USER ' + user, '381')
        self.ask('AUTHINFO PASS ' + password, '281')

    def ask(self, line, *wanted):
        self.socket.sendall(line.encode() + b'\r\n')
        self.expect(*wanted)

    def expect(self, *wanted):
        answer = self.answers.readline().decode('utf-8', 'replace').strip()
        if not answer.startswith(wanted):
            sys.exit('the news server says: ' + answer)

    def post(self, subject, identity, body):
        self.ask('POST', '340')
        head = f'From: Magpie <tests@magpie.test>\r\nNewsgroups: {group}\r\nSubject: {subject}\r\nMessage-ID: <{identity}>\r\n\r\n'
        self.socket.sendall(head.encode() + body + b'.\r\n')
        self.expect('240')


def post(server, path, number, count):
    """Answers the subject of the file's first article, and size and identity of each of its articles."""
    name = os.path.basename(path)
    with open(path, 'rb') as file:
        data = file.read()
    total = max(1, -(-len(data) // ARTICLE))
    subject, articles = '', []
    for part in range(1, total + 1):
        begin = (part - 1) * ARTICLE
        piece = data[begin:begin + ARTICLE]
        body = (f'=ybegin part={part} total={total} line={LINE} size={len(data)} name={name}\r\n'
                f'=ypart begin={begin + 1} end={begin + len(piece)}\r\n').encode() + encoded(piece)
        body += f'=yend size={len(piece)} part={part} pcrc32={zlib.crc32(piece):08x}\r\n'.encode()
        identity = secrets.token_hex(12) + '@magpie.test'
        title = f'[{number}/{count}] - "{name}" yEnc ({part}/{total})'
        server.post(title, identity, body)
        subject = subject or title
        articles.append((len(body), identity))
    return subject, articles


def nzb(path, files, missing):
    """An NZB in which some articles, told by their place among those of the first file or of all, were never posted."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<nzb xmlns="http://www.newzbin.com/DTD/2003/nzb">']
    for place, (subject, articles) in enumerate(files):
        lines.append(f'<file poster="Magpie &lt;tests@magpie.test&gt;" date="{int(time.time())}" subject={quoteattr(subject)}>'
                     f'<groups><group>{escape(group)}</group></groups><segments>')
        for number, (size, identity) in enumerate(articles, 1):
            shown = secrets.token_hex(12) + '@magpie.test' if missing(place, number) else identity
            lines.append(f'<segment bytes="{size}" number="{number}">{escape(shown)}</segment>')
        lines.append('</segments></file>')
    with open(path + '.part', 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines + ['</nzb>']) + '\n')
    os.replace(path + '.part', path)


news = Server()
names = sorted(os.listdir(folder))
posted = [post(news, os.path.join(folder, name), number, len(names)) for number, name in enumerate(names, 1)]
base = target.removesuffix('.nzb')
largest = max(range(len(posted)), key=lambda place: sum(size for size, _ in posted[place][1]))
nzb(base + '.repairable.nzb', posted, lambda place, number: place == largest and number in (2, 3))
nzb(base + '.broken.nzb', posted, lambda place, number: number % 2 == 0)
nzb(target, posted, lambda place, number: False)
