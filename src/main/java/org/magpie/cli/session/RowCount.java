package org.magpie.cli.session;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many rows are wanted: a whole number from 1. */
public final class RowCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String written) {
        String count = written.strip();
        if (!count.matches("[1-9][0-9]{0,8}")) {
            throw new TypeConversionException("“" + written + "” is no whole number from 1");
        }
        return Integer.valueOf(count);
    }
}
