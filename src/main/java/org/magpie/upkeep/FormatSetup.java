package org.magpie.upkeep;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.format.StoredFormats;
import org.magpie.pipeline.decide.format.FormatCheck;

/** Custom formats in a set-up document. */
final class FormatSetup implements SetupPart<List<SetupDocument.FormatPart>> {
    private static final int LONGEST_NAME = 200;

    private final StoredFormats known;

    FormatSetup(StoredFormats known) {
        this.known = known;
    }

    @Override
    public String key() {
        return "formats";
    }

    @Override
    public List<SetupDocument.FormatPart> export() {
        return known.all().stream().map(FormatSetup::part).toList();
    }

    private static SetupDocument.FormatPart part(StoredFormat format) {
        StoredFormat.Origin origin = format.origin();
        return new SetupDocument.FormatPart(
                format.kind(),
                format.name(),
                format.format().inName(),
                format.format().specifications(),
                origin == null ? null : origin.guideId(),
                origin == null ? null : origin.format(),
                origin == null ? null : origin.scores());
    }

    @Override
    public void apply(List<SetupDocument.FormatPart> section, SetupRun run) {
        Set<String> names = new HashSet<>();
        for (int at = 0; at < section.size(); at++) {
            SetupDocument.FormatPart part = section.get(at);
            run.entry(SetupRun.entry(key(), at), part.name(), () -> known.save(run.unit(), read(part, names)));
        }
    }

    /**
     * @param names of those that were read before it
     */
    private StoredFormat read(SetupDocument.FormatPart part, Set<String> names) {
        MediaKind kind = part.kind();
        String name = Objects.requireNonNullElse(part.name(), "").strip();
        List<CustomFormat.Specification> specifications = Objects.requireNonNullElse(part.specifications(), List.of());
        boolean whole = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !specifications.isEmpty()
                && specifications.stream().allMatch(FormatSetup::isWhole)
                && names.add(kind + "/" + name.toLowerCase(Locale.ROOT));
        if (!whole || kind == null) {
            throw new UserException("setup.format.incomplete", name);
        }
        CustomFormat format = new CustomFormat(name, part.inName(), specifications);
        try {
            FormatCheck.check(format);
        } catch (UserException unusable) {
            throw new UserException(unusable, "setup.format.unusable", name, unusable.message());
        }
        return kept(kind, format, origin(part));
    }

    private StoredFormat kept(MediaKind kind, CustomFormat format, StoredFormat.@Nullable Origin origin) {
        List<StoredFormat> there = known.of(kind);
        Optional<StoredFormat> same = there.stream()
                .filter(each -> origin != null
                        && each.origin() != null
                        && Objects.requireNonNull(each.origin()).guideId().equals(origin.guideId()))
                .findFirst()
                .or(() -> there.stream()
                        .filter(each -> each.name().equalsIgnoreCase(format.name()))
                        .findFirst());
        return new StoredFormat(same.map(StoredFormat::id).orElse(0L), kind, format, origin);
    }

    private static StoredFormat.@Nullable Origin origin(SetupDocument.FormatPart part) {
        String guideId = part.guideId();
        CustomFormat guide = part.guide();
        return guideId == null || guide == null
                ? null
                : new StoredFormat.Origin(guideId, guide, Objects.requireNonNullElse(part.guideScores(), Map.of()));
    }

    @SuppressWarnings("ConstantValue") // a document need not hold what the record promises
    private static boolean isWhole(CustomFormat.Specification specification) {
        return specification != null
                && specification.name() != null
                && specification.subject() != null
                && specification.value() != null;
    }
}
