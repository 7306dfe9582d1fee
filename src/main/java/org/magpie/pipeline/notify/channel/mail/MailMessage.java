package org.magpie.pipeline.notify.channel.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextDialect;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;

/**
 * One announcement as text and as HTML (RFC 2046, 5.1.4). Its Message-ID is made of the announcement's id, so that a second attempt is the
 * same mail to whoever looks for that, and it says that no person wrote it (RFC 3834), so that no absence note answers.
 */
final class MailMessage extends MimeMessage {
    private static final TextLimit SUBJECT = TextLimit.codePoints(250);
    private static final TextLimit TEXT = TextLimit.codePoints(100_000);
    private static final int LONGEST_LINK = 2_048;
    private static final String CHARSET = "UTF-8";

    private final String messageId;

    MailMessage(Session session, Email.Settings settings, Announcement announcement) throws MessagingException {
        super(session);
        InternetAddress from = Email.address(settings.from(), "from");
        String address = from.getAddress();
        this.messageId = "<" + announcement.id() + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
        setFrom(from);
        for (String to : settings.to()) {
            addRecipient(RecipientType.TO, Email.address(to, "to"));
        }
        // One line: a break would begin another header.
        setSubject(subject(announcement), CHARSET);
        setSentDate(Date.from(announcement.at()));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(text(announcement), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(announcement), CHARSET, "html");
        setContent(new MimeMultipart("alternative", text, html));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static String subject(Announcement announcement) {
        return SUBJECT.fit(PlainWords.of(announcement).heading());
    }

    /** The mail in words, for a preview and for the history. */
    static String shown(Email.Settings settings, Announcement announcement) {
        return "From: " + settings.from() + "\nTo: " + String.join(", ", settings.to()) + "\nSubject: "
                + subject(announcement) + "\n\n" + text(announcement);
    }

    private static String text(Announcement announcement) {
        String text = TEXT.fit(PlainWords.of(announcement).body());
        return WebLink.of(announcement.link(), LONGEST_LINK)
                .map(link -> text + "\n\n" + link)
                .orElse(text);
    }

    /** Without styles of its own but for the picture's size: each mail program has its letters and its dark mode. */
    private static String html(Announcement announcement) {
        PlainWords words = PlainWords.of(announcement);
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body>");
        WebLink.of(announcement.picture(), LONGEST_LINK)
                .ifPresent(picture -> html.append("<p><img src=\"")
                        .append(WebLink.attribute(picture))
                        .append("\" alt=\"\" width=\"160\"></p>"));
        html.append("<h2>")
                .append(TextDialect.HTML.write(TEXT.fit(words.heading())))
                .append("</h2>");
        if (!words.text().isEmpty()) {
            html.append("<p>")
                    .append(TextDialect.HTML.write(TEXT.fit(words.text())))
                    .append("</p>");
        }
        WebLink.of(announcement.link(), LONGEST_LINK)
                .map(WebLink::attribute)
                .ifPresent(link -> html.append("<p><a href=\"")
                        .append(link)
                        .append("\">")
                        .append(link)
                        .append("</a></p>"));
        return html.append("</body></html>").toString();
    }
}
