package org.magpie.pipeline.notify.channel.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.pipeline.notify.channel.SecretWords;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderKind;

/**
 * Mail by SMTP (RFC 5321), over TLS or STARTTLS (RFC 8314, RFC 3207) unless somebody chooses neither. STARTTLS is demanded: a server, or
 * somebody between, that does not offer it gets no password.
 */
public final class Email extends BasePlug<Email.Settings, Channel> {
    private final ChannelContext context;

    public Email(ChannelContext context) {
        super(
                ProviderKind.CHANNEL,
                "email",
                Settings.class,
                new Settings(
                        "",
                        0,
                        Security.STARTTLS,
                        SignIn.PASSWORD,
                        "",
                        Secret.NONE,
                        "",
                        "",
                        Secret.NONE,
                        Secret.NONE,
                        "",
                        List.of()));
        this.context = context;
    }

    /** How the connection is made safe. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /** The usual one. */
        int port() {
            return port;
        }
    }

    /** How one signs in. */
    public enum SignIn {
        NONE,
        PASSWORD,
        OAUTH
    }

    /**
     * @param port 0 for the usual one
     * @param tokenAddress where an access token is had for the refresh token (RFC 6749, 6)
     * @param from address that it comes from, with or without a name
     * @param to addresses
     */
    public record Settings(
            @Field(required = true) String host,
            @Field(min = 0, max = 65_535) int port,
            @Field Security security,
            @Field SignIn signIn,

            @Field(required = true, when = "!signIn=NONE") String user,

            @Field(required = true, when = "signIn=PASSWORD")
            Secret password,

            @Field(required = true, when = "signIn=OAUTH", meaning = Field.Meaning.ADDRESS)
            String tokenAddress,

            @Field(required = true, when = "signIn=OAUTH") String clientId,

            @Field(when = "signIn=OAUTH") Secret clientSecret,

            @Field(required = true, when = "signIn=OAUTH") Secret refreshToken,

            @Field(required = true) String from,
            @Field(required = true) List<String> to) {
        public Settings {
            to = List.copyOf(to);
            if (!from.isEmpty()) {
                address(from, "from");
            }
            to.forEach(one -> address(one, "to"));
            if (host.chars().anyMatch(letter -> letter <= ' ' || letter == '/' || letter == '@')) {
                throw new UserException("plug.email.not-host", Message.of("plug.email.host")).at("host");
            }
        }

        int usedPort() {
            return port == 0 ? security.port() : port;
        }
    }

    /** A line break in an address would begin another header of the mail. */
    static InternetAddress address(String text, String field) {
        try {
            if (text.chars().anyMatch(letter -> letter < ' ')) {
                throw new AddressException();
            }
            InternetAddress address = new InternetAddress(text, true);
            if (address.getAddress().indexOf('@') < 0) {
                throw new AddressException();
            }
            return address;
        } catch (AddressException failure) {
            throw new UserException("plug.email.not-address", Message.of("plug.email." + field)).at(field);
        }
    }

    @Override
    public Channel open(Definition<Settings> definition) {
        SmtpSender sender = new SmtpSender(definition, context);
        return sender::send;
    }

    @Override
    public Message test(Definition<Settings> definition) {
        new SmtpSender(definition, context).send(context.sample());
        return Message.of(
                "plug.email.works",
                definition.name(),
                String.join(", ", definition.settings().to()));
    }

    @Override
    public Optional<String> preview(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return Optional.of(SecretWords.of(settings).scrub(MailMessage.shown(settings, context.sample())));
    }
}
