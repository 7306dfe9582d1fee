package org.magpie.cli.session;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.magpie.base.text.PlainText;

/** Everything that goes to the terminal: names from outside can hold what a terminal would obey, so that is written out instead. */
public final class TerminalText extends FilterWriter {
    private TerminalText(Writer out) {
        super(out);
    }

    /** The same stream, for texts from outside. */
    public static PrintWriter over(PrintWriter out) {
        return new PrintWriter(new TerminalText(out), true);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(PlainText.escaped(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int letter) throws IOException {
        write(String.valueOf((char) letter), 0, 1);
    }
}
