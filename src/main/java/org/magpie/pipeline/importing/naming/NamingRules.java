package org.magpie.pipeline.importing.naming;

import org.magpie.base.disk.IllegalCharacters;

/**
 * What a person chose beside the patterns themselves.
 *
 * @param illegal what is done about characters that some system does not allow
 * @param multiEpisode how several episodes in one file are written; read back best by other programs is
 *     {@link MultiEpisodeStyle#PREFIXED_RANGE}
 */
public record NamingRules(IllegalCharacters illegal, MultiEpisodeStyle multiEpisode) {
    /** What holds until a person chooses something else. */
    public static final NamingRules DEFAULT =
            new NamingRules(IllegalCharacters.DEFAULT, MultiEpisodeStyle.PREFIXED_RANGE);
}
