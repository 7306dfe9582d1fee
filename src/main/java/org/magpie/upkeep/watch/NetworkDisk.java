package org.magpie.upkeep.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Disks of which the system tells nothing that another computer, or another program in between, changes. Without state. */
final class NetworkDisk {
    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "9p",
            "ceph",
            "glusterfs",
            "ncpfs",
            "sshfs",
            "afs",
            "lustre",
            "virtiofs",
            "vboxsf",
            "vmhgfs",
            "prl_fs",
            "drvfs");

    private NetworkDisk() {}

    /**
     * Whether the disk that holds a folder is one.
     *
     * @throws IOException when the disk cannot be asked
     */
    static boolean holds(Path folder) throws IOException {
        return folder.toString().startsWith("\\\\")
                || isOne(Files.getFileStore(folder).type());
    }

    /** Whether the system calls such a disk so. */
    static boolean isOne(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        // Disks of NTFS and exFAT are "fuseblk": these are beside the computer.
        return TYPES.contains(name) || name.equals("fuse") || name.startsWith("fuse.");
    }
}
