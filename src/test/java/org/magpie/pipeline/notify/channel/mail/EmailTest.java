package org.magpie.pipeline.notify.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Mails as a server gets them. */
class EmailTest {
    private final Http http = new Http("Magpie tests");
    private final ChannelContext context =
            new ChannelContext(new ProviderHttp(http), () -> new Texts(Locale.ENGLISH), Clock.systemUTC());
    private final Email plug = new Email(context);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.setUser("me@example.org", "me", "right");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
    }

    private Definition<Email.Settings> settings(Email.Security security, String password) {
        Email.Settings settings = new Email.Settings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                security,
                password.isEmpty() ? Email.SignIn.NONE : Email.SignIn.PASSWORD,
                "me",
                new Secret(password),
                "",
                "",
                Secret.NONE,
                Secret.NONE,
                "Magpie <magpie@example.org>",
                List.of("me@example.org"));
        return new Definition<>(1, "email", plug.kind(), "Mine", true, 25, Set.of(), settings);
    }

    @Test
    void a_mail_has_text_and_html_and_the_id_of_its_announcement() throws Exception {
        Announcement sample = context.sample();
        plug.open(settings(Email.Security.NONE, "")).send(sample);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + sample.id() + "@example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSubject()).isEqualTo("Harbor Lights (1949)");
        assertThat(GreenMailUtil.getBody(mail)).contains("text/plain", "text/html", "<h2>Harbor Lights");
    }

    @Test
    void a_wrong_password_is_said_of_the_password_and_never_shown() {
        assertThatThrownBy(() ->
                        plug.open(settings(Email.Security.NONE, "c4nary-wrong")).send(context.sample()))
                .isInstanceOfSatisfying(ProviderException.Unauthorized.class, wrong -> {
                    assertThat(wrong.said().arguments().toString()).contains("plug.email.password");
                    assertThat(wrong.toString()).doesNotContain("c4nary");
                });
    }

    @Test
    void a_server_without_starttls_gets_nothing_where_that_is_wanted() {
        assertThatThrownBy(() ->
                        plug.open(settings(Email.Security.STARTTLS, "right")).send(context.sample()))
                .isInstanceOf(ProviderException.BadSettings.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_line_break_in_an_address_is_refused() {
        assertThatThrownBy(() -> Email.address("a@example.org\r\nBcc: b@example.org", "to"))
                .isInstanceOfSatisfying(
                        UserException.class, wrong -> assertThat(wrong.field()).contains("to"));
    }
}
