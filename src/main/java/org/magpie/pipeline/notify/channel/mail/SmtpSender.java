package org.magpie.pipeline.notify.channel.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.text.PlainText;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.pipeline.notify.channel.SecretWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

/** Hands mails to one server, each over a connection of its own. */
final class SmtpSender {
    /** The library waits for ever by default. */
    private static final String STEP_MILLIS = "10000";

    /** Of all steps together. */
    private static final Duration PATIENCE = Duration.ofSeconds(27);

    private static final TextLimit WORDS = TextLimit.utf16(300);

    private final Definition<Email.Settings> definition;
    private final SecretWords secrets;
    private final AccessToken token;

    SmtpSender(Definition<Email.Settings> definition, ChannelContext context) {
        this.definition = definition;
        this.secrets = SecretWords.of(definition.settings());
        this.token = new AccessToken(definition, context);
    }

    static Session session(Email.Settings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", STEP_MILLIS);
        properties.put("mail.smtp.timeout", STEP_MILLIS);
        properties.put("mail.smtp.writetimeout", STEP_MILLIS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean starts = settings.security() == Email.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starts));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starts));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Email.Security.TLS));
        properties.put("mail.smtp.auth", Boolean.toString(settings.signIn() != Email.SignIn.NONE));
        if (settings.signIn() == Email.SignIn.OAUTH) {
            properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        return Session.getInstance(properties);
    }

    ChannelAnswer send(Announcement announcement) {
        CompletableFuture<ChannelAnswer> sent = new CompletableFuture<>();
        // Each step has its time-out, but a server that is slow at each of a dozen steps would take minutes.
        WorkThreads.start("mail", () -> {
            try {
                sent.complete(transport(announcement));
            } catch (MessagingException failure) {
                sent.completeExceptionally(translated(failure));
            } catch (RuntimeException failure) {
                sent.completeExceptionally(failure);
            }
        });
        try {
            return sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException said) {
                throw said;
            }
            throw new IllegalStateException("A mail failed in an unknown way", failure);
        } catch (TimeoutException failure) {
            throw unreachable("http.timed-out", failure);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw unreachable("http.timed-out", ending);
        }
    }

    private ChannelAnswer transport(Announcement announcement) throws MessagingException {
        Email.Settings settings = definition.settings();
        String password = switch (settings.signIn()) {
            case NONE -> "";
            case PASSWORD -> settings.password().reveal();
            case OAUTH -> token.get();
        };
        Session session = session(settings);
        MailMessage mail = new MailMessage(session, settings, announcement);
        mail.saveChanges();
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            if (settings.signIn() == Email.SignIn.NONE) {
                transport.connect(settings.host(), settings.usedPort(), null, null);
            } else {
                transport.connect(settings.host(), settings.usedPort(), settings.user(), password);
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            String answer = transport.getLastServerResponse();
            return new ChannelAnswer(
                    0,
                    secrets.scrub(MailMessage.shown(settings, announcement)),
                    secrets.scrub(answer == null ? "" : PlainText.line(answer).strip()));
        }
    }

    private ProviderException translated(MessagingException failure) {
        Throwable cause = cause(failure);
        if (failure instanceof AuthenticationFailedException) {
            token.forget();
            boolean isToken = definition.settings().signIn() == Email.SignIn.OAUTH;
            return new ProviderException.Unauthorized(wrong(isToken ? "refreshToken" : "password", failure));
        }
        if (failure instanceof SendFailedException) {
            return refused(failure);
        }
        if (cause instanceof UnknownHostException) {
            return unreachable("http.unknown-host", failure);
        }
        if (cause instanceof SocketTimeoutException) {
            return unreachable("http.timed-out", failure);
        }
        if (cause instanceof SSLException) {
            return new ProviderException.BadSettings(Message.of(
                    "plug.channel.wrong",
                    Message.of("plug.email.security"),
                    definition.name(),
                    Message.of("http.untrusted")));
        }
        if (failure instanceof MailConnectException) {
            return unreachable("http.refused", failure);
        }
        String words = String.valueOf(failure.getMessage());
        if (words.contains("STARTTLS")) {
            return new ProviderException.BadSettings(
                    Message.of("plug.email.no-starttls", Message.of("plug.email.security"), definition.name()));
        }
        return new ProviderException.Unreachable(
                Message.of("plug.channel.trouble", definition.name(), words(failure)), null);
    }

    /** Codes of 4yz mean "later", of 5yz "never" (RFC 5321, 4.2.1). */
    private ProviderException refused(MessagingException failure) {
        int code = 0;
        String field = "";
        MessagingException words = failure;
        for (Exception at = failure;
                at != null;
                at = at instanceof MessagingException one ? one.getNextException() : null) {
            switch (at) {
                case SMTPAddressFailedException address -> {
                    code = address.getReturnCode();
                    field = "to";
                    words = address;
                }
                case SMTPSenderFailedException sender -> {
                    code = sender.getReturnCode();
                    field = "from";
                    words = sender;
                }
                case SMTPSendFailedException sending -> {
                    code = sending.getReturnCode();
                    words = sending;
                }
                default -> {
                    // says nothing of its own
                }
            }
        }
        if (code / 100 == 4) {
            return new ProviderException.Unreachable(
                    Message.of("plug.channel.trouble", definition.name(), words(words)), null);
        }
        return new ProviderException.Refused(
                field.isEmpty()
                        ? Message.of("plug.channel.refused", definition.name(), words(words))
                        : wrong(field, words));
    }

    private Message wrong(String field, MessagingException failure) {
        return Message.of("plug.channel.wrong", Message.of("plug.email." + field), definition.name(), words(failure));
    }

    private String words(MessagingException failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return WORDS.fit(secrets.scrub(PlainText.line(said).strip()));
    }

    private ProviderException.Unreachable unreachable(String why, @Nullable Throwable cause) {
        // Without the cause: the library's texts quote what was said on the line.
        return new ProviderException.Unreachable(
                Message.of("provider.error.unreachable", definition.name(), Message.of(why)),
                cause instanceof MessagingException ? null : cause);
    }

    private static @Nullable Throwable cause(Throwable failure) {
        @Nullable Throwable at = failure.getCause();
        while (at != null && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
