package org.magpie.base.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.magpie.base.error.DiskException;

/**
 * Files and folders that nobody but their owner may read: by mode where the system has modes, by access list on Windows. Where a
 * file system has neither (a memory stick), nothing can be done.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder and those above it; one that is there already stays as it is. */
    static void createFolders(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (supports(folder.getFileSystem().supportedFileAttributeViews(), "posix")) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            throw DiskException.of(folder, failure);
        }
    }

    /** Makes an empty file that is the owner's alone from its first moment. */
    static void createFile(Path file) throws IOException {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        if (supports(views, "posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } else if (supports(views, "acl")) {
            Files.createFile(file, accessList(file));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * Writes a text into a file that only its owner may read, in one step: another text under that name is replaced when the new
     * one is whole. What is no plain file (a pipe, a terminal) is written to as it is.
     */
    public static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return;
        }
        Path whole = file.toAbsolutePath();
        Path unfinished = whole.resolveSibling(whole.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        createFile(unfinished);
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Takes from everybody but the owner what they may do with a file, as after a careless copy. */
    static void tighten(Path file) throws IOException {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        if (supports(views, "posix")) {
            if (!Files.getPosixFilePermissions(file).equals(FILE)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } else if (supports(views, "acl")) {
            Files.getFileAttributeView(file, AclFileAttributeView.class)
                    .setAcl(accessList(file).value());
        }
    }

    private static boolean supports(Set<String> views, String view) {
        return views.contains(view);
    }

    private static FileAttribute<List<AclEntry>> accessList(Path file) throws IOException {
        UserPrincipal owner = file.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        AclEntry all = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return List.of(all);
            }
        };
    }
}
