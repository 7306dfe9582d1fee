package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.base.store.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mode and group that filed files and the folders made for them are given, where a person has set any and the system knows such
 * things; else they are as the system makes them. A hard link shares its mode with the file that the client gives to others.
 *
 * @param file three octal digits as of chmod, empty to leave it
 * @param folder three octal digits as of chmod, empty to leave it
 * @param group name of a group that exists, empty to leave it
 */
public record FiledPermissions(String file, String folder, String group) {
    /** As the system makes them. */
    public static final FiledPermissions NONE = new FiledPermissions("", "", "");

    /** Preferences by which they are kept. */
    public static final String FILE = "files.mode";

    public static final String FOLDER = "files.folder-mode";
    public static final String GROUP = "files.group";

    private static final Logger LOG = LoggerFactory.getLogger(FiledPermissions.class);
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    /** As a person has set them; what cannot be understood is left. */
    public static FiledPermissions from(Preferences preferences) {
        return new FiledPermissions(
                preferences.get(FILE).orElse("").strip(),
                preferences.get(FOLDER).orElse("").strip(),
                preferences.get(GROUP).orElse("").strip());
    }

    /** Whether a text is a mode: three octal digits, by which its owner may read. */
    public static boolean isMode(String text) {
        return OCTAL.matcher(text).matches() && (Integer.parseInt(text, 8) & 0400) != 0;
    }

    /** Gives a file its mode and group; what the system does not let is told in the log and left. */
    public void applyToFile(Path path) {
        apply(path, file);
    }

    /** The same for a folder that was made for files. */
    void applyToFolder(Path path) {
        apply(path, folder);
    }

    private void apply(Path path, String mode) {
        if (mode.isEmpty() && group.isEmpty()) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        try {
            if (!group.isEmpty()) {
                GroupPrincipal named =
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
                view.setGroup(named);
            }
            Optional<Set<PosixFilePermission>> wanted = permissions(mode);
            if (wanted.isPresent()) {
                view.setPermissions(wanted.get());
            }
        } catch (IOException | UnsupportedOperationException failure) {
            LOG.warn("{} keeps its mode and group", path, failure);
        }
    }

    private static Optional<Set<PosixFilePermission>> permissions(String mode) {
        if (!isMode(mode)) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(mode, 8);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int at = 0; at < BITS.length; at++) {
            if ((bits & (1 << at)) != 0) {
                permissions.add(BITS[at]);
            }
        }
        return Optional.of(permissions);
    }
}
