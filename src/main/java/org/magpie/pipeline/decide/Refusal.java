package org.magpie.pipeline.decide;

import org.magpie.base.error.Message;

/**
 * Why a rule says no.
 *
 * @param rule key of the rule, such as {@code quality-allowed}; its name in the bundle is {@code rule.<key>}
 * @param permanent false when the answer may change by itself, such as for a delay or a full disk
 * @param said the sentence with its values: "720p; you have 1080p already"
 */
public record Refusal(String rule, boolean permanent, Message said) {}
