package org.magpie.cli;

import picocli.CommandLine.Command;

@Command(name = "names")
final class NamesCommand implements Runnable {
    @Override
    public void run() {}
}
