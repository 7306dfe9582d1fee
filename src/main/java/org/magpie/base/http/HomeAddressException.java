package org.magpie.base.http;

import java.net.UnknownHostException;

/** An address that leads to where only a person may send Magpie, or to where nothing may. */
final class HomeAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    HomeAddressException(String host) {
        super(host + " is in the home network");
    }
}
