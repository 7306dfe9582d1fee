package org.magpie.pipeline.notify;

/**
 * What the other side said to an announcement that it took. Kept in the history of notices, so it holds no secrets.
 *
 * @param status of HTTP; 0 where it is not asked by HTTP
 * @param request what was sent, without secrets, at most {@value #LONGEST} characters
 * @param answer at most {@value #LONGEST} characters, plain text
 */
public record ChannelAnswer(int status, String request, String answer) {
    /** Characters of what was sent and of the answer that are kept. */
    public static final int LONGEST = 4_096;

    /** Where there is no answer to speak of. */
    public static final ChannelAnswer NONE = new ChannelAnswer(0, "", "");

    public ChannelAnswer {
        request = cut(request);
        answer = cut(answer);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
